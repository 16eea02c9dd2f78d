// SPDX-License-Identifier: MPL-2.0
// What the cells of a table need: their words shaped but not broken.
#include <algorithm>
#include <string_view>

#include "layout/compose.h"
#include "layout/table_grid.h"
#include "model/walk.h"

namespace layout {
using namespace model;

namespace {

constexpr float kNoWidth = 0.01F;          // every word is too wide for it
constexpr std::uint32_t kShortPiece = 16;  // bytes: numbers and words that stay whole as long as they can
constexpr float kInnerColumn = 60;         // of a table in a cell

constexpr std::uint32_t kLongestNumber = 24;  // bytes

bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A word as the parts of a compound; a short word is one part.
struct Parts {
    float word = 0, part = 0, widest = 0;
    std::uint32_t bytes = 0;

    void add(float width, std::uint32_t length) {
        word += width;
        part += width;
        bytes += length;
    }
    void end_part(float hyphen, float indent) {
        widest = std::max(widest, part + hyphen);
        part = indent;
    }
    float end_word(float indent) {
        end_part(0, indent);
        const float width = bytes <= kShortPiece ? word : widest;
        *this = {indent, indent, 0, 0};
        return width;
    }
};

}  // namespace

void Composer::need_of(const Inlines& inlines, const Setting& setting, float indent, CellNeed& need) {
    TextStart start = start_of(setting);
    start.width = need.divided ? kNoWidth : 0;
    setter_.set(inlines, start, text_);
    float line = indent;
    float piece = indent;
    std::uint32_t bytes = 0;
    bool digits = false;
    float tied = 0;  // what stands before the piece and holds together with it: "8,6 %", "Mål 10"
    std::uint32_t tied_bytes = 0;
    Parts parts{indent, indent, 0, 0};
    const auto end_piece = [&](float hyphen) {
        need.least = std::max(need.least, piece + hyphen);
        if (bytes <= kShortPiece) need.kept = std::max(need.kept, piece + hyphen);
        if (tied_bytes > 0 && tied_bytes + bytes <= kShortPiece && !need.divided) {
            const float both = tied + piece - indent + hyphen;
            need.least = std::max(need.least, both);
            need.kept = std::max(need.kept, both);
        }
        if (bytes <= kLongestNumber && digits) need.number = std::max(need.number, piece + hyphen);
        piece = indent;
        bytes = 0;
        digits = false;
    };
    const auto end_word = [&] { need.parted = std::max(need.parted, parts.end_word(indent)); };
    for (const auto& item : text_.items) {
        if (item.kind == Item::Kind::forced) {
            end_piece(0);
            end_word();
            need.wish = std::max(need.wish, line);
            need.lines.push_back(line);
            line = indent;
        } else if (item.kind == Item::Kind::penalty) {
            if (!item.hyphen && item.penalty < kAnywherePenalty) end_word();
            if (item.seam) parts.end_part(item.width, indent);
            const bool may_end = need.divided ? item.penalty < kFirmTie : !item.hyphen;
            if (may_end) {
                end_piece(item.width);
                tied_bytes = 0;
            }
        } else if (item.kind == Item::Kind::glue && item.penalty < kNever) {
            const bool holds = item.penalty > 0;
            const float before = (tied_bytes > 0 ? tied - indent : 0) + piece + item.width;
            const std::uint32_t bytes_before = tied_bytes + bytes + 1;
            end_piece(0);
            tied = holds ? before : 0;
            tied_bytes = holds ? bytes_before : 0;
            end_word();
            line += item.width;
        } else {
            line += item.width;
            piece += item.width;
            bytes += item.end - item.begin;
            if (item.kind == Item::Kind::box)
                digits = digits || has_digit(std::string_view(text_.flat).substr(item.source, item.end - item.begin));
            parts.add(item.width, item.end - item.begin);
        }
    }
}

void Composer::need_of(const Blocks& list, const Setting& setting, float indent, CellNeed& need) {
    for (const auto& node : list)
        std::visit(Overloaded{
                       [&](const Paragraph& p) { need_of(p.children, setting, indent, need); },
                       [&](const Heading& h) {
                           Setting own = setting;
                           own.type = heading_type(h, setting);
                           need_of(h.children, own, indent + number_width(h, own.type), need);
                       },
                       [&](const List& l) {
                           const float within = indent + indent_of(l, setting);
                           for (const auto& item : l.items) need_of(item.children, setting, within, need);
                       },
                       [&](const TermList& l) {
                           for (const auto& item : l.items) {
                               need_of(item.term, setting, indent, need);
                               for (const auto& part : item.definitions)
                                   need_of(part, setting, indent + kCellIndent, need);
                           }
                       },
                       [&](const Quote& q) {
                           Setting own = setting;
                           own.type = quote_type(setting);
                           need_of(q.children, own, indent + 2 * setting.list_indent, need);
                       },
                       [&](const Div& d) { need_of(d.children, setting, indent, need); },
                       [&](const Table& t) {
                           for (const auto& row : t.rows)
                               for (const auto& cell : row.cells) need_of(cell.children, setting, indent, need);
                           need.kept = std::max(need.kept, kInnerColumn * static_cast<float>(t.columns.size()));
                           need.least = std::max(need.least, need.kept);
                           need.parted = std::max(need.parted, need.kept);
                       },
                       [&](const Figure&) { need.wish = std::max(need.wish, 120.0F); },
                       [&](const CodeBlock&) { need.wish = std::max(need.wish, 160.0F); },
                       [](const ThematicBreak&) {},
                       [](const Include&) {},
                       [](const TableMerge&) {},
                       [](const ChartMerge&) {},
                       [](const Contents&) {},
                   },
                   node.kind);
}

TableNeeds Composer::needs_of(const Table& table, const Setting& setting, bool quiet, bool divided) {
    const auto grid = grid_of(table);
    const float padding = cell_padding(quiet);
    TableNeeds needs(grid.size());
    for (std::size_t row = 0; row < grid.size(); ++row)
        for (const auto& at : grid[row]) {
            CellNeed need;
            need.divided = divided;
            const Setting own = cell_setting(table.rows[row], *at.cell, at.column, table, setting, quiet);
            if (at.cell->upward && !quiet) {
                Setting measured = own;
                measured.table_notes = nullptr;
                measured.in_column = true;
                const float wide = stacked_height(upward_cell(*at.cell, measured));
                need.least = need.parted = need.kept = need.wish = wide;
                need.lines.push_back(wide);
            } else {
                need_of(at.cell->children, own, own.left, need);
            }
            need.column = at.column;
            need.span = span_in(table, at);
            if (!quiet) need.gap = gap_before(table, at.column + need.span) * padding;
            need.least += padding + need.gap;
            need.parted += padding + need.gap;
            need.number += padding + need.gap;
            need.kept += padding + need.gap;
            need.wish += padding + need.gap + 0.5F;
            needs[row].push_back(std::move(need));
        }
    return needs;
}

}  // namespace layout
