// SPDX-License-Identifier: MPL-2.0
// The three ways to set units under their superior, each with all sizes that make sense.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "draw/org_plan.h"

namespace draw {

/// The layouts of each of the units to be set, when their boxes have one size.
struct Choices {
    BoxSize box;
    std::vector<const std::vector<Layout>*> layouts;
    bool parts_alike = false;  // the first of them is of the same kind as the unit before it
};
/// Gives the choices for units [first, last) that stand together, one for each size of box.
using ChoicesOf = std::function<std::vector<Choices>(std::size_t first, std::size_t last)>;

void add_rows(const Choices& choices, BoxSize own, std::vector<Layout>& found);
void add_stacks(const Choices& choices, BoxSize own, std::vector<Layout>& found);
/// `count` units in lines at most `width` wide, with their rail. The boxes of one line are of one size.
void add_lines(const ChoicesOf& choices_of, std::size_t count, BoxSize own, float width, std::vector<Layout>& found);

/// Drops what is neither narrower nor better than another, and sorts by width.
void keep_best(std::vector<Layout>& found);

}  // namespace draw
