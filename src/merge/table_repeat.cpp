// SPDX-License-Identifier: MPL-2.0
#include "merge/table_repeat.h"

#include <algorithm>

namespace merge {
namespace {

/// Where each row's copies begin, and at the end where the last one's end.
std::vector<std::size_t> first_copies(const std::vector<std::size_t>& counts) {
    std::vector<std::size_t> first = {0};
    for (const std::size_t count : counts) first.push_back(first.back() + count);
    return first;
}

}  // namespace

model::DataTable with_repeated_rows(const model::DataTable& table, const std::vector<std::size_t>& counts) {
    const auto first = first_copies(counts);
    model::DataTable made = table;
    made.rows.clear();
    made.rows.reserve(first.back());
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        model::DataRow row = table.rows[i];
        for (auto& cell : row.cells) {
            const std::size_t origin = i - static_cast<std::size_t>(cell.rows_up);
            const std::size_t end = std::min(table.rows.size(), i + static_cast<std::size_t>(cell.row_span));
            cell.row_span = static_cast<int>(first[end] - first[i]);
            cell.rows_up = static_cast<int>(first[i] - first[origin]);
        }
        made.rows.push_back(row);
        for (std::size_t copy = 1; copy < counts[i]; ++copy) {
            for (auto& cell : row.cells) {
                cell.blocks.clear();
                cell.row_span = 1;
                ++cell.rows_up;
            }
            made.rows.push_back(row);
        }
    }
    return made;
}

const model::DataCell& covering_cell(const model::DataTable& table, std::size_t row, std::size_t column) {
    const auto& cell = table.rows[row].cells[column];
    return table.rows[row - static_cast<std::size_t>(cell.rows_up)]
        .cells[column - static_cast<std::size_t>(cell.columns_left)];
}

model::DataCell single(model::DataCell cell) {
    cell.row_span = cell.column_span = 1;
    cell.rows_up = cell.columns_left = 0;
    return cell;
}

}  // namespace merge
