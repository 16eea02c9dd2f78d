// SPDX-License-Identifier: MPL-2.0
// Paragraphs that may be set with a line more or less than their best (TeX's looseness), so that a page ends level.
#include "layout/compose.h"

namespace layout {
using namespace model;

namespace {

constexpr std::size_t kLeastLines = 3;
constexpr float kLastLine = 4;        // em that a new last line holds
constexpr float kMostLonger = 1.7F;   // of the spaces' stretch, all lines together
constexpr float kMostShorter = 1.0F;  // … of their shrink
constexpr float kNarrowest = 0.9F;    // of a ragged paragraph's measure, for a line more
constexpr float kNarrower = 0.01F;

}  // namespace

// What the lines could give is known from their spaces; whether a good way to divide them exists is found when a page
// asks for it.
void Composer::remember(const Inlines& inlines, const ReviewState& review, const Setting& setting, std::size_t first,
                        Column& column) {
    const auto& lines = breaker_.lines();
    const std::size_t count = column.slices.size() - first;
    if (count < kLeastLines || count != lines.size() || setting.hang > 0 || setting.table_notes != nullptr) return;
    float natural = 0, stretch = 0, shrink = 0;
    for (const Line& line : lines) {
        natural += line.natural;
        stretch += line.stretch;
        shrink += line.shrink;
    }
    const auto full = static_cast<float>(count) * setting.width;
    Elastic made;
    made.lines = static_cast<std::uint32_t>(count);
    if (setting.type.justified) {
        made.may_grow = full + kLastLine * setting.type.size - natural <= kMostLonger * stretch;
        made.may_shrink = natural - (full - setting.width) <= kMostShorter * shrink;
    } else {
        made.may_grow = natural >= full * kNarrowest - setting.width / 2;
    }
    if (!made.may_grow && !made.may_shrink) return;
    Slice& opening = column.slices[first];
    made.items = static_cast<std::uint32_t>(opening.items.size());
    made.places = static_cast<std::uint32_t>(opening.places.size());
    flow_.elastics.push_back(made);
    elastic_sources_.push_back({&inlines, review, setting, made.lines});
    opening.elastic = static_cast<std::uint32_t>(flow_.elastics.size());
}

Slices Composer::set_elastic(std::uint32_t number, int by) {
    const ElasticSource& source = elastic_sources_[number - 1];
    const Setting& setting = source.setting;
    setter_.review() = source.review;
    setter_.set(*source.inlines, start_of(setting), text_);
    LineRules rules{setting.width, setting.type.size, setting.type.justified, false, setting.hang};
    const std::size_t wanted = source.lines + static_cast<std::size_t>(by);
    if (setting.type.justified)
        rules.lines = static_cast<std::uint32_t>(wanted);
    else
        rules.width = width_for_lines(wanted, rules);
    if (rules.width <= 0) return {};
    Column column;
    set_lines(text_, breaker_.break_lines(text_.items, rules), setting, column);
    return std::move(column.slices);
}

// The widest measure, a little narrower than its own, that gives the ragged text under way so many lines, the last of
// them no mere word; 0: none.
float Composer::width_for_lines(std::size_t wanted, LineRules rules) {
    const float whole = rules.width;
    for (float share = 1 - kNarrower; share >= kNarrowest; share -= kNarrower) {
        rules.width = whole * share;
        const auto& lines = breaker_.break_lines(text_.items, rules);
        if (lines.size() < wanted) continue;
        const bool good = lines.size() == wanted && lines.back().natural >= kLastLine * rules.em;
        if (good || lines.size() > wanted) return good ? rules.width : 0;
    }
    return 0;
}

}  // namespace layout
