// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string_view>
#include <vector>

#include "model/node.h"

namespace model {

/// Reads one part of `widths` into the column: a number is a share ("2", "1.5"), "30%" a part of the table's width,
/// "4cm", "40mm", "1.5in" and "90pt" a width of its own, "*" leaves the column to its content. Decimals have a point.
/// False, and nothing set, when it is none of these or not above zero.
bool read_column_width(std::string_view text, TableColumn& column);
/// Per cents for every column are shares, whatever they add up to.
void settle_column_widths(std::vector<TableColumn>& columns);

}  // namespace model
