// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "model/node.h"

namespace draw {

/// The chart's units as a forest, in the order of the data.
struct OrgTree {
    struct Unit {
        std::vector<std::size_t> below, beside;  // indices of units
        std::size_t depth = 0;
    };
    std::vector<Unit> units;  // index: OrgChart::units
    std::vector<std::size_t> tops;
    std::size_t depth = 0;  // levels below the tops
};
OrgTree org_tree(const model::OrgChart& chart);

}  // namespace draw
