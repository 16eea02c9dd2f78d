// SPDX-License-Identifier: MPL-2.0
// How wide a table's columns are, and where its numbers stand in them.
#pragma once

#include <vector>

#include "model/node.h"
#include "model/theme.h"

namespace writing::docx {

/// Widths in points that add up to `width`: the columns' weights, else by what the cells hold.
std::vector<double> column_widths(const model::Table& table, const model::Theme& theme, double width);

/// How far to set the numbers of each decimal column in from the right, by the decimals of the cell, so that the commas
/// stand under each other; 0 decimals counts the missing comma too.
double decimal_indent(const model::Table& table, std::size_t column, int decimals, double digit_width);

}  // namespace writing::docx
