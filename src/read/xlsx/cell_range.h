// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace reading::xlsx {

inline constexpr std::uint32_t last_row = 1'048'576;
inline constexpr std::uint32_t last_column = 16'384;

/// A rectangle of cells; rows and columns count from 1, both ends belong to it.
struct CellRange {
    std::uint32_t first_row = 1, first_column = 1;
    std::uint32_t end_row = last_row, end_column = last_column;

    std::uint32_t columns() const { return end_column - first_column + 1; }
    bool has_column(std::uint32_t column) const { return column >= first_column && column <= end_column; }
};

/// "B12" or "$B$12" to row and column; moves past it. False when none stands there.
bool take_cell(std::string_view& text, std::uint32_t& row, std::uint32_t& column);
/// "A1:F20", "B2", whole columns "A:F" and rows "4:9".
std::optional<CellRange> parse_range(std::string_view text);
/// 28 is "AB".
std::string column_letters(std::uint32_t column);
/// "Mål!A4:F20" and "'Mål 2'!A4" to sheet and range; the sheet is "" when the text names none.
struct SheetRange {
    std::string sheet;
    CellRange range;
};
std::optional<SheetRange> parse_sheet_range(std::string_view text);

}  // namespace reading::xlsx
