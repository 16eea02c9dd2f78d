// SPDX-License-Identifier: MPL-2.0
#include "read/table_spans.h"

#include <algorithm>
#include <string>
#include <utility>

namespace reading {

using model::DataCell;
using model::DataRow;

std::size_t TableSpans::next_free(std::size_t column) const {
    while (column < columns_ && is_taken(column)) ++column;
    return column;
}

void TableSpans::cover(DataRow& row, std::size_t column, const Reach& from) {
    const DataCell& origin = from.row < rows_.size() ? rows_[from.row].cells[from.column] : row.cells[from.column];
    DataCell& made = row.cells[column];
    made = DataCell{};
    made.rows_up = static_cast<int>(rows_.size() - from.row);
    made.columns_left = static_cast<int>(column - from.column);
    made.span = origin.span;
    // The value counts for every row that the cell stands beside, but only in its own column, whose type it has.
    made.missing = origin.missing || made.columns_left > 0;
    if (made.missing) {
        made.value = model::Missing{};
    } else {
        made.text = origin.text;
        made.value = origin.value;
    }
}

void TableSpans::begin_row(DataRow& row) {
    for (std::size_t i = 0; i < columns_; ++i)
        if (is_taken(i)) cover(row, i, reaching_[i]);
}

std::size_t TableSpans::put(DataRow& row, std::size_t column, DataCell cell) {
    const auto wanted = static_cast<std::size_t>(cell.column_span);
    std::size_t width = 1;
    while (width < wanted && column + width < columns_ && !is_taken(column + width)) ++width;
    if (width < wanted) {
        const bool edge = column + width == columns_;
        diagnostics_.error(edge ? "table-span.right" : "table-span.overlap", cell.span,
                           {{"found", std::to_string(wanted)}, {"columns", std::to_string(width)}});
        cell.column_span = static_cast<int>(width);
    }
    const int rows = cell.row_span;
    row.cells[column] = std::move(cell);
    const Reach reach{rows, rows_.size(), column};
    for (std::size_t i = column; i < column + width; ++i) {
        if (i > column) cover(row, i, reach);
        reaching_[i] = reach;
    }
    return column + width;
}

void TableSpans::end_row() {
    for (auto& reach : reaching_) reach.rows_left = std::max(0, reach.rows_left - 1);
}

void TableSpans::end_run() {
    for (std::size_t i = 0; i < columns_; ++i) {
        Reach& reach = reaching_[i];
        if (reach.rows_left > 0 && reach.column == i) {
            DataCell& cell = rows_[reach.row].cells[i];
            const int most = cell.row_span - reach.rows_left;
            diagnostics_.error("table-span.below", cell.span,
                               {{"found", std::to_string(cell.row_span)}, {"rows", std::to_string(most)}});
            cell.row_span = most;
        }
        reach.rows_left = 0;
    }
}

}  // namespace reading
