// SPDX-License-Identifier: MPL-2.0
// How the units of a chart are arranged: for every unit, the ways in which what is below it may stand, and the best of
// them for a given width.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "draw/org_tree.h"
#include "model/drawing.h"
#include "model/node.h"

namespace draw {

inline constexpr float kPadX = 7, kPadY = 6;         // around the text of a box
inline constexpr float kGapX = 14, kGapY = 22;       // between boxes, between levels
inline constexpr float kGapStack = 8, kIndent = 16;  // of units under each other beside their rail
inline constexpr float kLeading = 11;

/// The box of all units that stand side by side or under each other, so that they are of one size.
struct BoxSize {
    float width = 0, height = 0;
    bool operator<(const BoxSize& other) const {
        return width != other.width ? width < other.width : height < other.height;
    }
};

enum class Arrangement : std::uint8_t {
    none,   // nothing below
    row,    // side by side
    stack,  // under each other, on a rail at the superior's left
    lines,  // side by side in several lines, which a rail at their left joins
};

/// One way to set a unit and all below it, around the middle of its box.
struct Layout {
    Arrangement arrangement = Arrangement::none;
    float left = 0, right = 0, height = 0;
    float own_right = 0;                // without the units beside it
    float cost = 0;                     // height, and what is less clear to read
    std::vector<BoxSize> boxes;         // of the units below
    std::vector<std::size_t> choices;   // index into the layouts of each unit below
    std::vector<std::size_t> line_end;  // lines: where each ends (exclusive, among the units below)

    float width() const { return left + right; }
};

/// The lines of a text that are at most `width` wide, unless one word is wider.
std::vector<std::string> wrap(const std::string& text, float width, bool bold, const model::MeasureText& measure);

class OrgPlan {
  public:
    OrgPlan(const model::OrgChart& chart, const OrgTree& tree, float width, const model::MeasureText& measure);

    /// The ways to set a unit whose own box has this size, narrowest first, each less costly than the one before.
    const std::vector<Layout>& layouts(std::size_t unit, BoxSize box);
    /// The best way for the top units, which stand below nothing.
    Layout tops();

  private:
    std::vector<BoxSize> sizes_of(const std::vector<std::size_t>& units) const;
    void add_to_group(std::size_t unit, std::vector<std::size_t>& group) const;
    float widest_word(const model::OrgUnit& unit) const;
    float box_height(const model::OrgUnit& unit, float width) const;
    std::vector<Layout> ways_below(const std::vector<std::size_t>& below, BoxSize box);
    void add_beside(std::size_t unit, BoxSize box, Layout& layout);

    const model::OrgChart& chart_;
    const OrgTree& tree_;
    float width_;
    const model::MeasureText& measure_;
    std::map<std::pair<std::size_t, BoxSize>, std::vector<Layout>> known_;
};

}  // namespace draw
