// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "merge/work.h"

namespace merge {

/// Proves that every row of every table covers its columns once spans are counted. A row that does not is an error at
/// the row (reading has reported those of Markdown tables) and is filled up or cut, so that the tables of an Assembly are always rectangular.
void square_tables(Work& work);

/// Lets the heads of narrow columns stand upright in tables of the class `rotated`: cells of header rows that cover one
/// column, but in the first column and others that head rows.
void turn_heads(Work& work);

/// For each row, how many columns it covers itself and from rows above; equal to the column count in a good table.
std::vector<std::size_t> covered_columns(const model::Table& table);

}  // namespace merge
