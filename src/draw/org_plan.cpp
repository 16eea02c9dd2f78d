// SPDX-License-Identifier: MPL-2.0
#include "draw/org_plan.h"

#include <algorithm>
#include <array>

#include "draw/org_ways.h"

namespace draw {
namespace {

constexpr std::array<float, 4> kBoxWidths = {132, 114, 98, 84};
constexpr std::array<float, 4> kLineWidths = {1, 0.75F, 0.55F, 0.4F};  // shares of the whole width

// Units of one kind share the first word of their names.
bool alike(const model::OrgUnit& a, const model::OrgUnit& b) {
    return a.name.substr(0, a.name.find(' ')) == b.name.substr(0, b.name.find(' '));
}

}  // namespace

std::vector<std::string> wrap(const std::string& text, float width, bool bold, const model::MeasureText& measure) {
    std::vector<std::string> lines;
    std::string line;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string word = text.substr(begin, end - begin);
        begin = end + 1;
        if (word.empty()) continue;
        const std::string longer = line.empty() ? word : line + " " + word;
        if (!line.empty() && measure(longer, bold) > width) {
            lines.push_back(line);
            line = word;
        } else {
            line = longer;
        }
    }
    if (!line.empty()) lines.push_back(line);
    return lines;
}

OrgPlan::OrgPlan(const model::OrgChart& chart, const OrgTree& tree, float width, const model::MeasureText& measure)
    : chart_(chart), tree_(tree), width_(width), measure_(measure) {}

float OrgPlan::widest_word(const model::OrgUnit& unit) const {
    float widest = 0;
    for (const bool bold : {true, false})
        for (const auto& line : wrap(bold ? unit.name : unit.note, 0, bold, measure_))
            widest = std::max(widest, measure_(line, bold));
    return widest;
}

float OrgPlan::box_height(const model::OrgUnit& unit, float width) const {
    const std::size_t lines = wrap(unit.name, width - 2 * kPadX, true, measure_).size() +
                              wrap(unit.note, width - 2 * kPadX, false, measure_).size();
    return kLeading * static_cast<float>(lines) + 2 * kPadY;
}

// Units beside a unit have boxes of its size.
void OrgPlan::add_to_group(std::size_t unit, std::vector<std::size_t>& group) const {
    group.push_back(unit);
    for (const std::size_t beside : tree_.units[unit].beside) add_to_group(beside, group);
}

// The box sizes that may be tried for units that stand together: no word is wider than its box.
std::vector<BoxSize> OrgPlan::sizes_of(const std::vector<std::size_t>& units) const {
    std::vector<std::size_t> group;
    for (const std::size_t unit : units) add_to_group(unit, group);
    float word = 0;
    for (const std::size_t unit : group) word = std::max(word, widest_word(chart_.units[unit]) + 2 * kPadX);
    std::vector<float> widths{std::max(word, kBoxWidths.back())};
    for (const float width : kBoxWidths)
        if (width > widths.front()) widths.push_back(width);
    std::vector<BoxSize> sizes;
    for (const float width : widths) {
        BoxSize size{width, 0};
        for (const std::size_t unit : group) size.height = std::max(size.height, box_height(chart_.units[unit], width));
        sizes.push_back(size);
    }
    return sizes;
}

std::vector<Layout> OrgPlan::ways_below(const std::vector<std::size_t>& below, BoxSize box) {
    std::vector<Layout> found;
    if (below.empty()) {
        Layout alone;
        alone.left = alone.right = box.width / 2;
        alone.height = alone.cost = box.height;
        found.push_back(alone);
        return found;
    }
    const ChoicesOf choices_of = [&](std::size_t first, std::size_t last) {
        const std::vector<std::size_t> units(below.begin() + static_cast<std::ptrdiff_t>(first),
                                             below.begin() + static_cast<std::ptrdiff_t>(last));
        std::vector<Choices> all;
        for (const BoxSize size : sizes_of(units)) {
            Choices& choices = all.emplace_back();
            choices.box = size;
            choices.parts_alike = first > 0 && alike(chart_.units[below[first - 1]], chart_.units[below[first]]);
            for (const std::size_t unit : units) choices.layouts.push_back(&layouts(unit, size));
        }
        return all;
    };
    for (const Choices& choices : choices_of(0, below.size())) {
        add_rows(choices, box, found);
        if (below.size() > 1) add_stacks(choices, box, found);
    }
    for (const float share : kLineWidths) add_lines(choices_of, below.size(), box, width_ * share, found);
    return found;
}

// A unit beside another stands right of its box, or right of all below that box when it has units below itself.
void OrgPlan::add_beside(std::size_t unit, BoxSize box, Layout& layout) {
    layout.own_right = layout.right;
    float right = box.width / 2;
    for (const std::size_t beside : tree_.units[unit].beside) {
        const Layout& inner = layouts(beside, box).front();
        const float from = inner.arrangement == Arrangement::none ? right : std::max(right, layout.right);
        right = from + kGapX + inner.width();
        layout.right = std::max(layout.right, right);
        layout.height = std::max(layout.height, inner.height);
        layout.cost = std::max(layout.cost, inner.cost);
    }
}

const std::vector<Layout>& OrgPlan::layouts(std::size_t unit, BoxSize box) {
    const auto key = std::make_pair(unit, box);
    const auto known = known_.find(key);
    if (known != known_.end()) return known->second;
    std::vector<Layout> found = ways_below(tree_.units[unit].below, box);
    for (auto& layout : found) add_beside(unit, box, layout);
    keep_best(found);
    return known_.emplace(key, std::move(found)).first->second;
}

Layout OrgPlan::tops() {
    std::vector<Layout> found = ways_below(tree_.tops, {0, 0});
    keep_best(found);
    // Narrowest first: the last that fits is the best.
    std::size_t best = found.size();
    while (best > 1 && found[best - 1].width() > width_) --best;
    return found[best - 1];
}

}  // namespace draw
