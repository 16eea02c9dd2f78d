// SPDX-License-Identifier: MPL-2.0
// A sheet's merged cells, on the rows of the table that is read from it.
#pragma once

#include <cstdint>
#include <vector>

#include "read/table_rows.h"
#include "read/xlsx/cell_range.h"

namespace reading {

/// Before the rows are typed: makes the first cell of each merged range reach over the others. `numbers` are the sheet's
/// row numbers, one for each row; `range` is the table's. Ranges that begin outside the rows or overlap others are left
/// alone, rows that were passed over do not count, and a cell ends at a group row.
void cover_merged(TableRows& rows, const std::vector<std::uint32_t>& numbers, const std::vector<xlsx::CellRange>& merged,
                  const xlsx::CellRange& range);
/// After they are typed: gives what is covered the value of its cell, in that one's column.
void settle_covered(model::DataTable& table);

}  // namespace reading
