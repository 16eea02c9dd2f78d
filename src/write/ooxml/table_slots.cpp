// SPDX-License-Identifier: MPL-2.0
#include "write/ooxml/table_slots.h"

#include <algorithm>

namespace writing::ooxml {
namespace {

struct Carried {
    int rows = 0;  // still to come
    int columns = 1;
};

}  // namespace

std::vector<std::vector<TableSlot>> table_slots(const model::Table& table) {
    const std::size_t columns = table.columns.size();
    std::vector<Carried> carried(columns);
    std::vector<std::vector<TableSlot>> rows;
    for (const auto& row : table.rows) {
        std::vector<TableSlot> slots;
        std::size_t next = 0;
        for (std::size_t column = 0; column < columns;) {
            if (carried[column].rows > 0) {
                slots.push_back({nullptr, column, carried[column].columns, true, --carried[column].rows > 0});
                column += static_cast<std::size_t>(slots.back().column_span);
                continue;
            }
            std::size_t room = 1;
            while (column + room < columns && carried[column + room].rows == 0) ++room;
            if (next == row.cells.size()) {  // a short row: one empty cell for what is left here
                slots.push_back({nullptr, column, static_cast<int>(room), false, false});
                column += room;
                continue;
            }
            const model::TableCell& cell = row.cells[next++];
            const auto span = std::min(static_cast<std::size_t>(std::max(1, cell.column_span)), room);
            slots.push_back({&cell, column, static_cast<int>(span), false, cell.row_span > 1});
            if (cell.row_span > 1) carried[column] = {cell.row_span - 1, static_cast<int>(span)};
            column += span;
        }
        rows.push_back(std::move(slots));
    }
    return rows;
}

}  // namespace writing::ooxml
