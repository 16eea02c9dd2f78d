// SPDX-License-Identifier: MPL-2.0
#include "draw/org_tree.h"

#include <algorithm>

namespace draw {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

std::size_t superior_of(const model::OrgChart& chart, std::size_t unit) {
    const auto& key = chart.units[unit].superior;
    if (key.empty()) return kNone;
    for (std::size_t i = 0; i < chart.units.size(); ++i)
        if (i != unit && chart.units[i].key == key) return i;
    return kNone;
}

// Cuts circles: a unit that meets itself on the way up has no superior.
void cut_circles(std::vector<std::size_t>& superiors) {
    for (std::size_t unit = 0; unit < superiors.size(); ++unit) {
        std::size_t at = superiors[unit];
        std::size_t steps = 0;
        while (at != kNone && at != unit && steps++ <= superiors.size()) at = superiors[at];
        if (at == unit) superiors[unit] = kNone;
    }
}

void set_depth(OrgTree& tree, std::size_t unit, std::size_t depth) {
    tree.units[unit].depth = depth;
    tree.depth = std::max(tree.depth, depth);
    for (const std::size_t below : tree.units[unit].below) set_depth(tree, below, depth + 1);
    for (const std::size_t beside : tree.units[unit].beside) set_depth(tree, beside, depth);
}

}  // namespace

OrgTree org_tree(const model::OrgChart& chart) {
    OrgTree tree;
    tree.units.resize(chart.units.size());
    std::vector<std::size_t> superiors;
    for (std::size_t unit = 0; unit < chart.units.size(); ++unit) superiors.push_back(superior_of(chart, unit));
    cut_circles(superiors);
    for (std::size_t unit = 0; unit < superiors.size(); ++unit) {
        if (superiors[unit] == kNone)
            tree.tops.push_back(unit);
        else if (chart.units[unit].beside)
            tree.units[superiors[unit]].beside.push_back(unit);
        else
            tree.units[superiors[unit]].below.push_back(unit);
    }
    for (const std::size_t top : tree.tops) set_depth(tree, top, 0);
    return tree;
}

}  // namespace draw
