// SPDX-License-Identifier: MPL-2.0
// How much room a table wants on a screen: with less, its rows are set as records.
#pragma once

#include <string>
#include <vector>

#include "model/assembly.h"

namespace writing::html {

/// The least width, in the size of the cells' letters and rounded up to 2, in which no word of the table's columns is
/// wider than its column. Letters are measured as those of a usual sans serif face, since a page's reader may have
/// another.
int table_room(const model::Table& table, const std::vector<model::ReviewMark>& marks);

/// "room-32": the class of tables that want that room.
std::string room_class(int room);

}  // namespace writing::html
