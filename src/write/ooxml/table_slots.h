// SPDX-License-Identifier: MPL-2.0
// A table's geometry: where cells stand once spans are counted.
#pragma once

#include <cstddef>
#include <vector>

#include "model/node.h"

namespace writing::ooxml {

/// One place of a row: a cell that begins here, or the continuation of one from the row above (`cell` null).
struct TableSlot {
    const model::TableCell* cell = nullptr;
    std::size_t column = 0;
    int column_span = 1;
    bool continues = false;  // from the row above
    bool goes_on = false;    // begins here and goes on below
};

/// The slots of each row, from left to right; together they fill every column, whatever the rows say.
std::vector<std::vector<TableSlot>> table_slots(const model::Table& table);

}  // namespace writing::ooxml
