// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "model/data_table.h"

namespace merge {

/// A cell where it is shown. `column` counts the chosen columns; `cell` is null where the table's row has none.
struct LaidCell {
    const model::DataCell* cell = nullptr;
    std::size_t field = 0;
    std::size_t column = 0;
    int row_span = 1;
    int column_span = 1;
};
struct LaidRow {
    const model::DataRow* row = nullptr;
    std::vector<LaidCell> cells;
};

/// Neighbouring rows with the cells that reach over several of them, rectangular whatever was chosen: a cell covers
/// those of its places that still lie side by side, and is shown again where others came between. A row in which
/// nothing of its own is left is none.
std::vector<LaidRow> lay_spans(const model::DataTable& table, const std::vector<const model::DataRow*>& rows,
                               const std::vector<std::size_t>& columns);

/// Below one another, cells of equal value in the named places become one cell, from left to right in the order given: one
/// reaches no further than the one before it in the list. Empty cells stay, and so does what would leave a row without
/// a cell.
void join_equal_neighbours(std::vector<LaidRow>& rows, const std::vector<std::size_t>& places,
                           const std::vector<model::Field>& fields);

}  // namespace merge
