// SPDX-License-Identifier: MPL-2.0
#include "write/html/table_room.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "support/utf8.h"

namespace writing::html {
namespace {

using namespace model;

constexpr double bold = 1.07;
constexpr double sides = 1.2;       // of a cell: what the style sheet leaves beside its text
constexpr double list_mark = 1.15;  // what it leaves before a list's items
constexpr int step = 2;

double width_of(char32_t c) {
    constexpr std::u32string_view narrow = U"ijltfrI.,:;'!|()[]-";
    constexpr std::u32string_view wide = U"mwMW%@æÆœ—";
    if (narrow.find(c) != std::u32string_view::npos) return 0.34;
    if (wide.find(c) != std::u32string_view::npos) return 0.92;
    if (c == 0x00A0 || c == 0x202F) return 0.27;
    if ((c >= U'A' && c <= U'Z') || c == U'Ø' || c == U'Å') return 0.68;
    return 0.58;
}

/// Of the text's widest word: lines end at blanks and after hyphens.
double widest_word(std::string_view text) {
    double widest = 0, word = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = support::next_code_point(text, at);
        if (c == U' ' || c == U'\n' || c == U'\t' || c == 0x00AD || c == 0x200B) {
            word = 0;
            continue;
        }
        word += width_of(c);
        widest = std::max(widest, word);
        if (c == U'-' || c == U'–' || c == U'/') word = 0;
    }
    return widest;
}

bool has_list(const TableCell& cell) {
    return std::any_of(cell.children.begin(), cell.children.end(),
                       [](const Block& block) { return std::holds_alternative<List>(block.kind); });
}

}  // namespace

int table_room(const Table& table, const std::vector<ReviewMark>& marks) {
    std::vector<double> widths(table.columns.size(), 0);
    std::vector<int> covered(table.columns.size(), 0);  // rows that a cell above still reaches over
    for (const auto& row : table.rows) {
        std::size_t column = 0;
        const bool is_bold = row.kind != RowKind::body;
        for (const auto& cell : row.cells) {
            while (column < covered.size() && covered[column] > 0) --covered[column++];
            if (column >= widths.size()) break;
            const auto columns = static_cast<std::size_t>(std::max(1, cell.column_span));
            if (columns == 1 && !cell.upward) {
                const double word =
                    widest_word(plain_text(cell.children, marks)) * (is_bold || cell.is_header ? bold : 1);
                widths[column] = std::max(widths[column], word + (has_list(cell) ? list_mark : 0));
            }
            for (std::size_t c = column; c < std::min(column + columns, covered.size()); ++c)
                covered[c] = cell.row_span - 1;
            column += columns;
        }
        for (; column < covered.size(); ++column) covered[column] = std::max(0, covered[column] - 1);
    }
    double room = 0;
    for (const double width : widths) room += width + sides;
    return (static_cast<int>(room) / step + 1) * step;
}

std::string room_class(int room) {
    return "room-" + std::to_string(room);
}

}  // namespace writing::html
