// SPDX-License-Identifier: MPL-2.0
// Ragged lines, and those of headings, which are of like length (a part of LineBreaker).
#include <algorithm>

#include "layout/line_break.h"

namespace layout {
namespace {

using Kind = Item::Kind;

constexpr double kHuge = 1e30;
constexpr std::size_t kMostBalanced = 6;  // lines
constexpr double kWorstBesideDivided = 2.5;

}  // namespace

void LineBreaker::break_ragged(const std::vector<Item>& items, const LineRules& rules) {
    // No word of a heading is divided that fits a line, not even at a hyphen of its own.
    if (rules.balanced && run(items, rules, Divide::never, kHuge, false)) return;
    if (run(items, rules, Divide::nothing, kHuge, false)) return;
    // … and one that fits none is divided where its parts meet, however long the lines.
    if (rules.balanced && run(items, rules, Divide::wide_seams, kHuge, false)) return;
    // A word must be divided. Where matters more than lines of like length do.
    worst_ratio_ = kWorstBesideDivided;
    if (!run(items, rules, Divide::wide_words, kHuge, false) && !run(items, rules, Divide::everything, kHuge, false))
        run(items, rules, Divide::everything, kHuge, true);
    worst_ratio_ = kWorst;
}

// The narrowest width that makes no more lines and divides no other words, by halving.
void LineBreaker::balance(const std::vector<Item>& items, LineRules rules) {
    const std::size_t count = lines_.size();
    if (count < 2 || count > kMostBalanced) return;
    Divide whole = Divide::never;
    for (const Line& line : lines_) {
        const Item& end = items[line.break_item];
        if (end.kind == Kind::penalty) whole = std::max(whole, end.hyphen ? Divide::wide_seams : Divide::nothing);
    }
    std::vector<Line> best = lines_;
    float narrow = rules.width / 2;
    float wide = rules.width;
    while (wide - narrow > rules.em / 4) {
        rules.width = (narrow + wide) / 2;
        lines_.clear();
        if (run(items, rules, whole, kHuge, false) && lines_.size() <= count) {
            best = lines_;
            wide = rules.width;
        } else {
            narrow = rules.width;
        }
    }
    lines_ = std::move(best);
}

}  // namespace layout
