// SPDX-License-Identifier: MPL-2.0
#include "read/xlsx/cell_range.h"

#include <algorithm>

namespace reading::xlsx {
namespace {

void take_dollar(std::string_view& text) {
    if (text.starts_with('$')) text.remove_prefix(1);
}

/// 0 when there are no letters, or too many.
std::uint32_t take_column(std::string_view& text) {
    std::uint32_t column = 0;
    while (!text.empty()) {
        char c = text[0];
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + static_cast<std::uint32_t>(c - 'A') + 1;
        if (column > last_column) return 0;
        text.remove_prefix(1);
    }
    return column;
}

std::uint32_t take_row(std::string_view& text) {
    std::uint32_t row = 0;
    while (!text.empty() && text[0] >= '0' && text[0] <= '9') {
        row = row * 10 + static_cast<std::uint32_t>(text[0] - '0');
        if (row > last_row) return 0;
        text.remove_prefix(1);
    }
    return row;
}

}  // namespace

bool take_cell(std::string_view& text, std::uint32_t& row, std::uint32_t& column) {
    take_dollar(text);
    column = take_column(text);
    take_dollar(text);
    row = take_row(text);
    return row > 0 && column > 0;
}

std::optional<CellRange> parse_range(std::string_view text) {
    const auto colon = text.find(':');
    std::string_view first = text.substr(0, colon);
    std::string_view second = colon == std::string_view::npos ? first : text.substr(colon + 1);
    if (text.empty() || first.empty() || second.empty()) return std::nullopt;
    const auto part = [](std::string_view& rest, std::uint32_t& row, std::uint32_t& column) {
        const bool cell = take_cell(rest, row, column);
        return (cell || row > 0 || column > 0) && rest.empty();
    };
    std::uint32_t row = 0, column = 0, other_row = 0, other_column = 0;
    if (!part(first, row, column) || !part(second, other_row, other_column)) return std::nullopt;
    if ((row == 0) != (other_row == 0) || (column == 0) != (other_column == 0)) return std::nullopt;
    if (colon == std::string_view::npos && (row == 0 || column == 0)) return std::nullopt;
    CellRange range;
    if (row > 0) range.first_row = std::min(row, other_row), range.end_row = std::max(row, other_row);
    if (column > 0) range.first_column = std::min(column, other_column), range.end_column = std::max(column, other_column);
    return range;
}

std::string column_letters(std::uint32_t column) {
    std::string out;
    for (; column > 0; column = (column - 1) / 26) out.insert(out.begin(), static_cast<char>('A' + (column - 1) % 26));
    return out;
}

std::optional<SheetRange> parse_sheet_range(std::string_view text) {
    const auto mark = text.rfind('!');
    SheetRange made;
    if (mark != std::string_view::npos) {
        std::string_view sheet = text.substr(0, mark);
        if (sheet.size() >= 2 && sheet.front() == '\'' && sheet.back() == '\'') {
            sheet = sheet.substr(1, sheet.size() - 2);
            for (std::size_t i = 0; i < sheet.size(); ++i) {
                made.sheet += sheet[i];
                if (sheet[i] == '\'') ++i;  // doubled
            }
        } else {
            made.sheet = sheet;
        }
    }
    const auto range = parse_range(mark == std::string_view::npos ? text : text.substr(mark + 1));
    if (!range) return std::nullopt;
    made.range = *range;
    return made;
}

}  // namespace reading::xlsx
