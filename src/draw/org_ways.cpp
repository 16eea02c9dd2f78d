// SPDX-License-Identifier: MPL-2.0
#include "draw/org_ways.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace draw {
namespace {

constexpr std::size_t kMostLayouts = 12;  // of one unit
constexpr float kStackCost = 1.5F;        // times the square of a stack's units: a tall pile shows no order
constexpr float kLinesCost = 20;          // for each line after the first
constexpr float kUnevenLine = 8;
constexpr float kPartsAlike = 10;  // "Sundhedsklynge Fyn" and "Sundhedsklynge Lillebælt" rather share a line

// All costs of the units' layouts, lowest first: the bounds that are worth trying.
std::vector<float> costs_of(const Choices& choices) {
    std::vector<float> costs;
    for (const auto* layouts : choices.layouts)
        for (const auto& layout : *layouts) costs.push_back(layout.cost);
    std::sort(costs.begin(), costs.end());
    costs.erase(std::unique(costs.begin(), costs.end()), costs.end());
    return costs;
}

// Units side by side: which layout of each, and what that takes.
struct Row {
    std::vector<std::size_t> chosen;
    float width = 0, height = 0, cost = 0;
};

// The narrowest layout of each unit that costs at most `bound`; false when one has none.
bool choose_narrow(const Choices& choices, float bound, Row& row) {
    row = {};
    for (const auto* layouts : choices.layouts) {
        std::size_t at = 0;
        while (at < layouts->size() && (*layouts)[at].cost > bound) ++at;
        if (at == layouts->size()) return false;
        const Layout& layout = (*layouts)[at];
        row.width += (row.chosen.empty() ? 0 : kGapX) + layout.width();
        row.height = std::max(row.height, layout.height);
        row.cost = std::max(row.cost, layout.cost);
        row.chosen.push_back(at);
    }
    return true;
}

struct Line {
    BoxSize box;
    Row row;
};
bool fit_line(const std::vector<Choices>& all, float width, Line& line) {
    bool found = false;
    for (const auto& choices : all)
        for (const float bound : costs_of(choices)) {
            Row row;
            if (!choose_narrow(choices, bound, row) || row.width > width) continue;
            if (found && row.cost >= line.row.cost) break;
            line = {choices.box, std::move(row)};
            found = true;
            break;
        }
    return found;
}

struct Parting {
    double weight = std::numeric_limits<double>::max();
    std::size_t from = 0;
    Line line;
};

// The units in lines of the lowest total height, even lines before uneven ones; [n] holds the last line.
std::vector<Parting> part_in_lines(const ChoicesOf& choices_of, std::size_t count, float width) {
    std::vector<Parting> best(count + 1);
    best[0].weight = 0;
    for (std::size_t first = 0; first < count; ++first) {
        if (best[first].weight == std::numeric_limits<double>::max()) continue;
        for (std::size_t last = first + 1; last <= count; ++last) {
            Line line;
            const auto all = choices_of(first, last);
            if (!fit_line(all, width, line)) break;
            const float slack = 1 - line.row.width / width;
            const float alike = all.front().parts_alike ? kPartsAlike : 0;
            const double weight =
                best[first].weight + line.row.cost + kGapY + kLinesCost + kUnevenLine * slack * slack + alike;
            if (weight < best[last].weight) best[last] = {weight, first, std::move(line)};
        }
    }
    return best;
}

}  // namespace

void add_rows(const Choices& choices, BoxSize own, std::vector<Layout>& found) {
    for (const float bound : costs_of(choices)) {
        Row row;
        if (!choose_narrow(choices, bound, row)) continue;
        // The superior's middle stands half-way between the first and the last middle below.
        const Layout& first = (*choices.layouts.front())[row.chosen.front()];
        const Layout& last = (*choices.layouts.back())[row.chosen.back()];
        const float middle = (first.left + row.width - last.right) / 2;
        Layout made;
        made.arrangement = Arrangement::row;
        made.boxes.assign(row.chosen.size(), choices.box);
        made.left = std::max(own.width / 2, middle);
        made.right = std::max(own.width / 2, row.width - middle);
        made.height = own.height + kGapY + row.height;
        made.cost = own.height + kGapY + row.cost;
        made.choices = std::move(row.chosen);
        found.push_back(std::move(made));
    }
}

void add_stacks(const Choices& choices, BoxSize own, std::vector<Layout>& found) {
    std::vector<float> widths;
    for (const auto* layouts : choices.layouts)
        for (const auto& layout : *layouts) widths.push_back(layout.width());
    std::sort(widths.begin(), widths.end());
    widths.erase(std::unique(widths.begin(), widths.end()), widths.end());
    const auto count = static_cast<float>(choices.layouts.size());
    for (const float bound : widths) {
        Layout made;
        made.arrangement = Arrangement::stack;
        made.boxes.assign(choices.layouts.size(), choices.box);
        made.left = made.right = own.width / 2;
        made.height = own.height;
        made.cost = own.height + kStackCost * count * count;
        for (const auto* layouts : choices.layouts) {
            std::size_t at = layouts->size();
            while (at > 0 && (*layouts)[at - 1].width() > bound) --at;
            if (at == 0) break;
            const Layout& layout = (*layouts)[at - 1];
            made.choices.push_back(at - 1);
            made.right = std::max(made.right, kIndent - own.width / 2 + layout.width());
            made.height += kGapStack + layout.height;
            made.cost += kGapStack + layout.cost;
        }
        if (made.choices.size() == choices.layouts.size()) found.push_back(std::move(made));
    }
}

void add_lines(const ChoicesOf& choices_of, std::size_t count, BoxSize own, float width, std::vector<Layout>& found) {
    if (count < 3) return;
    const auto best = part_in_lines(choices_of, count, width - kIndent);
    if (best.back().weight == std::numeric_limits<double>::max() || best.back().from == 0) return;
    Layout made;
    made.arrangement = Arrangement::lines;
    made.boxes.resize(count);
    made.choices.resize(count);
    made.height = own.height;
    made.cost = own.height - kLinesCost;
    float widest = 0;
    for (std::size_t last = count; last > 0; last = best[last].from) {
        const auto& [box, row] = best[last].line;
        made.line_end.insert(made.line_end.begin(), last);
        for (std::size_t i = best[last].from; i < last; ++i) {
            made.boxes[i] = box;
            made.choices[i] = row.chosen[i - best[last].from];
        }
        widest = std::max(widest, row.width);
        made.height += kGapY + row.height;
        made.cost += kGapY + kLinesCost + row.cost;
    }
    made.left = std::max(own.width / 2, widest / 2 + kIndent);
    made.right = std::max(own.width / 2, widest / 2);
    found.push_back(std::move(made));
}

void keep_best(std::vector<Layout>& found) {
    std::stable_sort(found.begin(), found.end(), [](const Layout& a, const Layout& b) {
        return a.width() != b.width() ? a.width() < b.width() : a.cost < b.cost;
    });
    std::vector<Layout> kept;
    for (auto& layout : found)
        if (kept.empty() || layout.cost < kept.back().cost - 0.01F) kept.push_back(std::move(layout));
    if (kept.size() > kMostLayouts) {
        std::vector<Layout> thinned;
        for (std::size_t i = 0; i < kMostLayouts; ++i)
            thinned.push_back(std::move(kept[i * (kept.size() - 1) / (kMostLayouts - 1)]));
        kept = std::move(thinned);
    }
    found = std::move(kept);
}

}  // namespace draw
