// SPDX-License-Identifier: MPL-2.0
#include "layout/table_grid.h"

#include <algorithm>

namespace layout {
using namespace model;

std::vector<std::vector<GridCell>> grid_of(const Table& table) {
    std::vector<std::vector<GridCell>> grid;
    std::vector<int> covered(table.columns.size(), 0);
    for (const auto& row : table.rows) {
        grid.emplace_back();
        std::size_t column = 0;
        for (const auto& cell : row.cells) {
            while (column < covered.size() && covered[column] > 0) ++column;
            if (column >= covered.size()) break;
            grid.back().push_back({&cell, static_cast<std::uint32_t>(column)});
            for (int i = 0; i < cell.column_span && column < covered.size(); ++i) covered[column++] = cell.row_span;
        }
        for (int& rows : covered) rows = std::max(0, rows - 1);
    }
    return grid;
}

std::uint32_t span_in(const Table& table, const GridCell& at) {
    const auto columns = static_cast<std::uint32_t>(table.columns.size());
    return std::min(static_cast<std::uint32_t>(std::max(at.cell->column_span, 1)), columns - at.column);
}

float gap_before(const Table& table, std::size_t end) {
    if (end == 0 || end >= table.columns.size()) return 0;
    const auto ends_right = [](Alignment a) { return a == Alignment::right || a == Alignment::decimal; };
    const Alignment next = table.columns[end].alignment;
    const bool begins_left = next == Alignment::unset || next == Alignment::left;
    return ends_right(table.columns[end - 1].alignment) && begins_left ? 1.0F : 0.0F;
}

}  // namespace layout
