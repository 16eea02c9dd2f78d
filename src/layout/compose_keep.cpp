// SPDX-License-Identifier: MPL-2.0
// What should stay on one page although it may part.
#include <algorithm>

#include "layout/compose.h"
#include "layout/page_costs.h"

namespace layout {
using namespace model;

namespace {

constexpr float kShortBox = 10;  // lines of a box that no page's end cuts, its title and the spaces between included

void raise_keep(Slice& slice, std::int16_t keep) {
    slice.keep = std::max(slice.keep, keep);
}

}  // namespace

void Composer::keep_list(const List& list, std::size_t first, Column& column) {
    auto& slices = column.slices;
    if (slices.size() < first + 2) return;
    const std::size_t lines = slices.size() - first;
    if (lines <= kShortList || (list.items.size() <= kFewItems && lines <= kLinesOfFew)) {
        for (std::size_t i = first; i + 1 < slices.size(); ++i) raise_keep(slices[i], kListParted);
        return;
    }
    if (list.items.size() < 2) return;
    const auto begins = [&](const Slice& slice, const ListItem& item) {
        return std::any_of(slice.places.begin(), slice.places.end(),
                           [&](const PlaceMark& mark) { return mark.node == item.id; });
    };
    if (begins(slices[first + 1], list.items[1])) raise_keep(slices[first], kItemAlone);
    if (begins(slices.back(), list.items.back())) raise_keep(slices[slices.size() - 2], kItemAlone);
}

// A box of a few lines stays whole.
void Composer::keep_short_box(std::size_t first, float leading, Column& column) {
    auto& slices = column.slices;
    const bool plain =
        std::all_of(slices.begin() + static_cast<std::ptrdiff_t>(first), slices.end(),
                    [](const Slice& slice) { return slice.control == Control::none && !slice.columns && !slice.band; });
    const float pads = flow_.frames[slices.back().frame].pad_above + flow_.frames[slices.back().frame].pad_below;
    if (!plain || stacked_height(slices, first) > pads + kShortBox * leading) return;
    for (std::size_t i = first; i + 1 < slices.size(); ++i) slices[i].keep = kKeep;
}

// One line under a heading is too little to begin a section with: the next lines come along.
void Composer::keep_under_heading(const Blocks& list, std::size_t at, std::size_t first, Column& column) {
    auto& slices = column.slices;
    if (first == 0 || slices.size() != first + 1 || !slices[first - 1].heading || at + 1 >= list.size()) return;
    const bool goes_on =
        std::holds_alternative<Paragraph>(list[at + 1].kind) || std::holds_alternative<List>(list[at + 1].kind);
    if (goes_on && std::holds_alternative<Paragraph>(list[at].kind)) slices[first].keep = kKeep;
}

}  // namespace layout
