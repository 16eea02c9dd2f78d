// SPDX-License-Identifier: MPL-2.0
// What should stay on one page although it may part.
#include <algorithm>

#include "layout/compose.h"
#include "layout/page_costs.h"

namespace layout {
using namespace model;

namespace {

void raise_keep(Slice& slice, std::int16_t keep) {
    slice.keep = std::max(slice.keep, keep);
}

}  // namespace

void Composer::keep_list(const List& list, std::size_t first, Column& column) {
    auto& slices = column.slices;
    if (slices.size() < first + 2) return;
    if (slices.size() - first <= kShortList) {
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

}  // namespace layout
