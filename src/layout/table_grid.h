// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "model/node.h"

namespace layout {

inline constexpr float kCellIndent = 9;  // of lists in cells

struct GridCell {
    const model::TableCell* cell;
    std::uint32_t column;
};
/// The columns of each row's cells once spans from above are counted.
std::vector<std::vector<GridCell>> grid_of(const model::Table& table);
/// How many of the table's columns a cell covers.
std::uint32_t span_in(const model::Table& table, const GridCell& at);

/// What more room the columns up to `end` (exclusive) have at their right, as a share of their padding: numbers that
/// end where words begin would be read as one.
float gap_before(const model::Table& table, std::size_t end);

}  // namespace layout
