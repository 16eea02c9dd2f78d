// SPDX-License-Identifier: MPL-2.0
// How wide a table's columns are, and where its numbers stand in them.
#pragma once

#include <cstddef>
#include <vector>

#include "model/node.h"
#include "model/theme.h"
#include "write/ooxml/table_slots.h"

namespace writing::docx {

/// What a table's rows are written by: its slots and the columns' widths in points.
struct TableGrid {
    std::vector<std::vector<ooxml::TableSlot>> slots;
    std::vector<double> widths;
    std::size_t header_rows = 0;
    std::vector<int> decimals;  // the most that a number of each column has
};

/// Widths in points that add up to `width`: the columns' weights, else by what the cells hold.
std::vector<double> column_widths(const model::Table& table, const model::Theme& theme, double width);

/// The most decimals that a number of each column has.
std::vector<int> most_decimals(const std::vector<std::vector<ooxml::TableSlot>>& slots, std::size_t columns);

/// How far to set a number with `decimals` decimals in from the right, so that the commas of a column, whose numbers have
/// at most `most`, stand under each other; 0 decimals counts the missing comma too.
double decimal_indent(int most, int decimals, double digit_width);

}  // namespace writing::docx
