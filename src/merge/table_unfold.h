// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <vector>

#include "merge/table_options.h"

namespace merge {

/// One of several values that a cell names.
struct Member {
    std::string text;
    model::Blocks blocks;
};
/// The items of a cell's list, or the parts of its text between semicolons, or commas where it has no semicolon. A
/// number, a date and yes or no are one, commas and all.
std::vector<Member> members_of(const model::DataCell& cell);

/// `unfold="COLUMN"`: a row for each member of the column's cells; the row's other cells reach over them.
model::DataTable unfolded(const model::DataTable& table, std::size_t column);

}  // namespace merge
