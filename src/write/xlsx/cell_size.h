// SPDX-License-Identifier: MPL-2.0
// The theme's sizes of letters as those of a workbook's cells, and the room that cells of such letters take.
#pragma once

#include <cstddef>

#include "model/theme.h"

namespace writing::xlsx {

enum class Look;

/// How large the letters of a cell are, in points: the theme's, whole or half, and never smaller than a screen shows
/// them well.
double letter_size(const model::Theme& theme, Look look);
/// The height of a row of so many lines of a look, in points; 0 where it is the height of any row.
double height_of_lines(const model::Theme& theme, Look look, std::size_t lines);

/// What a cell's letters take. Excel counts the widths of columns in digits of a workbook's usual face, Calibri in
/// 11 points, whatever the cells' own is, and the heights of rows in points.
struct CellSize {
    double character = 1;  // a mean letter of a cell's words, in units of columns' widths
    double line = 12.75;   // points
    double furniture = 8;  // letters of head and foot, points

    explicit CellSize(const model::Theme& theme);
    /// The height of a row of so many lines, in points.
    double row_height(std::size_t lines) const { return line * static_cast<double>(lines) + 2; }
    /// Whether a row of one line of cells is higher than Excel makes a row that nobody measured.
    bool is_tall() const;
    /// How much wider than in Calibri of 10 points a column of words is: more room, but not as much more as the
    /// letters.
    double broadening() const;
};

}  // namespace writing::xlsx
