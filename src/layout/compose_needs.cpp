// SPDX-License-Identifier: MPL-2.0
// What the cells of a table need: their words shaped but not broken.
#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "layout/compose.h"
#include "layout/table_grid.h"
#include "model/walk.h"

namespace layout {
using namespace model;

namespace {

constexpr float kNoWidth = 0.01F;          // every word is too wide for it
constexpr std::uint32_t kShortPiece = 16;  // bytes: numbers and words that stay whole as long as they can
constexpr float kBlankLeast = 0.8F;        // of an even share of the table, for columns to be filled in by hand
constexpr float kInnerColumn = 60;         // of a table in a cell

constexpr int kWorstAddressMark = 1000;  // penalty of a line that ends at one

constexpr std::uint32_t kLongestNumber = 24;  // bytes
constexpr std::uint32_t kWeaklyTied = 18;     // bytes of words that hold together: "30. september 2026", …
constexpr std::uint32_t kFirmlyTied = 24;     // … "1.250.000,5 mio. kr."

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

using Joint = CellPiece::Joint;

// What a line that ends at the item parts.
Joint joint_of(const Item& item) {
    if (item.kind == Item::Kind::forced) return Joint::line;
    if (item.penalty >= kAnywherePenalty) return Joint::none;
    if (item.kind == Item::Kind::glue)
        return item.penalty >= kFirmTie ? Joint::tie : item.penalty > 0 ? Joint::weak_tie : Joint::space;
    if (item.kind != Item::Kind::penalty) return Joint::none;
    if (item.address) return item.penalty < kWorstAddressMark ? Joint::address : Joint::letters;
    return !item.hyphen ? Joint::mark : item.seam ? Joint::seam : Joint::syllable;
}

// Words that hold together: "8,6 %", "31. december 2026". The spaces between them, in order.
struct Chain {
    struct Word {
        float before = 0;  // the space
        float width = 0;
        std::uint32_t bytes = 0;
        bool weak = false;  // … may part
    };
    std::vector<Word> words;

    // The widest run of two words or more that should stand on one line.
    float widest(std::uint32_t weakly, std::uint32_t firmly) const {
        float found = 0;
        for (std::size_t first = 0; first < words.size(); ++first) {
            float width = words[first].width;
            std::uint32_t bytes = words[first].bytes;
            bool weak = false;
            for (std::size_t last = first + 1; last < words.size(); ++last) {
                width += words[last].before + words[last].width;
                bytes += words[last].bytes + 1;
                weak = weak || words[last].weak;
                if (bytes > (weak ? weakly : firmly)) break;
                found = std::max(found, width);
            }
        }
        return found;
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
    Chain chain;
    Parts parts{indent, indent, 0, 0};
    Chain::Word word;
    CellPiece cell_piece;
    cell_piece.indent = indent;
    const auto begin_piece = [&](Joint joint, float space, float hyphen) {
        if (need.sampled) need.pieces.push_back(cell_piece);
        cell_piece = {joint, space, hyphen, 0, indent, 0};
    };
    const auto end_piece = [&](float hyphen) {
        need.least = std::max(need.least, piece + hyphen);
        if (bytes <= kShortPiece) need.kept = std::max(need.kept, piece + hyphen);
        if (bytes <= kLongestNumber && digits) need.number = std::max(need.number, piece + hyphen);
        piece = indent;
        bytes = 0;
        digits = false;
    };
    const auto end_chain = [&] {
        chain.words.push_back(std::exchange(word, {}));
        if (const float tied = chain.widest(kWeaklyTied, kFirmlyTied); tied > 0)
            need.tied = std::max(need.tied, indent + tied);
        if (const float kept = chain.widest(kShortPiece, kShortPiece); kept > 0 && !need.divided)
            need.kept = std::max(need.kept, indent + kept);
        chain.words.clear();
    };
    const auto end_word = [&] { need.parted = std::max(need.parted, parts.end_word(indent)); };
    for (const auto& item : text_.items) {
        if (const Joint joint = joint_of(item); joint != Joint::none) {
            const bool space = item.kind == Item::Kind::glue;
            begin_piece(joint, space ? item.width : 0, space ? 0 : item.width);
        } else if (item.kind != Item::Kind::penalty) {
            cell_piece.width += item.width;
            cell_piece.letters += item.end - item.begin;
        }
        if (item.kind == Item::Kind::forced) {
            end_piece(0);
            end_word();
            end_chain();
            need.wish = std::max(need.wish, line);
            need.lines.push_back(line);
            line = indent;
        } else if (item.kind == Item::Kind::penalty) {
            if (!item.hyphen && item.penalty < kAnywherePenalty) end_word();
            if (item.seam) parts.end_part(item.width, indent);
            const bool may_end = need.divided ? item.penalty < kFirmTie : !item.hyphen;
            if (may_end) end_piece(item.width);
        } else if (item.kind == Item::Kind::glue && item.penalty < kNever) {
            end_piece(0);
            end_word();
            if (item.penalty > 0) {
                chain.words.push_back(std::exchange(word, {item.width, 0, 0, item.penalty <= kFirmTie}));
            } else {
                end_chain();
            }
            line += item.width;
        } else {
            line += item.width;
            piece += item.width;
            bytes += item.end - item.begin;
            word.width += item.width;
            word.bytes += item.end - item.begin;
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
                           need_of(t, setting, indent, need);
                           need.sampled = false;
                       },
                       [&](const Figure&) {
                           need.wish = std::max(need.wish, 120.0F);
                           need.sampled = false;
                       },
                       [&](const CodeBlock&) {
                           need.wish = std::max(need.wish, 160.0F);
                           need.sampled = false;
                       },
                       [](const ThematicBreak&) {},
                       [](const Include&) {},
                       [](const TableMerge&) {},
                       [](const ChartMerge&) {},
                       [](const Contents&) {},
                   },
                   node.kind);
}

// A table in a cell needs what its columns do.
void Composer::need_of(const Table& table, const Setting& setting, float indent, CellNeed& need) {
    CellNeed none;
    none.least = none.kept = kInnerColumn;
    std::vector<CellNeed> columns(table.columns.size(), none);
    const auto widen = [](CellNeed& by, const CellNeed& cell) {
        for (float CellNeed::*length : {&CellNeed::least, &CellNeed::wish, &CellNeed::parted, &CellNeed::kept,
                                        &CellNeed::number, &CellNeed::tied})
            by.*length = std::max(by.*length, cell.*length);
    };
    for (const auto& row : needs_of(table, setting, false, need.divided))
        for (const auto& cell : row) {
            if (cell.span == 1) widen(columns[cell.column], cell);
            need.lines.insert(need.lines.end(), cell.lines.begin(), cell.lines.end());
        }
    CellNeed sum;
    sum.least = sum.wish = sum.parted = sum.kept = sum.number = sum.tied = indent;
    for (CellNeed& column : columns) {
        column.parted = std::max(column.parted, column.kept);
        for (float CellNeed::*length : {&CellNeed::least, &CellNeed::wish, &CellNeed::parted, &CellNeed::kept,
                                        &CellNeed::number, &CellNeed::tied})
            sum.*length += column.*length;
    }
    widen(need, sum);
}

namespace {

// Columns with a head and nothing else wait for a hand that fills them in: their heads ask for the room.
void widen_blank_columns(std::size_t columns, float total, TableNeeds& needs) {
    std::vector<CellNeed*> heads(columns, nullptr);
    std::vector<std::size_t> blank(columns, 0);
    std::vector<bool> filled(columns, false);
    for (auto& row : needs)
        for (auto& cell : row) {
            const bool empty = std::all_of(cell.lines.begin(), cell.lines.end(), [](float line) { return line <= 0; });
            if (cell.head) {
                if (cell.span == 1 && !empty) heads[cell.column] = &cell;
                continue;
            }
            for (std::uint32_t i = 0; i < cell.span; ++i) {
                if (empty)
                    ++blank[cell.column + i];
                else
                    filled[cell.column + i] = true;
            }
        }
    const float even = total / static_cast<float>(std::max<std::size_t>(columns, 1));
    for (std::size_t i = 0; i < columns; ++i) {
        if (heads[i] == nullptr || blank[i] == 0 || filled[i]) continue;
        for (float CellNeed::*length : {&CellNeed::least, &CellNeed::kept, &CellNeed::parted})
            heads[i]->*length = std::max(heads[i]->*length, even * kBlankLeast);
        heads[i]->wish = std::max(heads[i]->wish, even);
    }
}

}  // namespace

TableNeeds Composer::needs_of(const Table& table, const Setting& setting, bool quiet, bool divided) {
    const auto grid = grid_of(table);
    const float padding = cell_padding(quiet);
    TableNeeds needs(grid.size());
    const std::size_t step = sampling_step(grid.size());
    const std::size_t heads = table.header_row_count();
    for (std::size_t row = 0; row < grid.size(); ++row)
        for (const auto& at : grid[row]) {
            CellNeed need;
            need.divided = divided;
            need.head = row < heads;
            need.sampled = !at.cell->upward && (row < heads || row % step == 0);
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
            need.parted = std::max(need.parted, need.tied);
            if (!divided) need.least = std::max(need.least, need.tied);
            need.column = at.column;
            need.span = span_in(table, at);
            if (!quiet) need.gap = gap_before(table, at.column + need.span) * padding;
            need.least += padding + need.gap;
            need.parted += padding + need.gap;
            need.number += padding + need.gap;
            need.tied += padding + need.gap;
            need.kept += padding + need.gap;
            need.wish += padding + need.gap + 0.5F;
            needs[row].push_back(std::move(need));
        }
    if (!quiet && !setting.in_cell) widen_blank_columns(table.columns.size(), setting.width, needs);
    return needs;
}

}  // namespace layout
