// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "layout/band.h"
#include "layout/compose.h"

namespace layout {
using namespace model;

namespace {

constexpr float kNumberSize = 0.72F;
constexpr float kNumberRise = 0.32F;

}  // namespace

Slices Composer::note(const Footnote& footnote, const Setting& setting) {
    const Type type = types_.of("note");
    Type number = type;
    number.size *= kNumberSize;
    Setting own = setting_of(type, setting);
    const float indent = std::max(type.size, label_width(footnote.number, number) + type.size * 0.4F);
    own.left += indent;
    own.width -= indent;
    own.list_indent = type.size * 1.2F;
    own.snap = own.divides = own.hangs = false;
    own.table_notes = nullptr;
    own.gap = 0;
    Column column;
    blocks(footnote.children, own, column);
    flatten_bands(column.slices, theme_);
    if (column.slices.empty()) {
        Slice empty;
        empty.height = type.leading;
        column.slices.push_back(std::move(empty));
    }
    Slice& first = column.slices.front();
    put_label(footnote.number, {footnote.id, MarkRole::label}, number, own.left - indent,
              type.baseline - kNumberRise * type.size, first);
    first.places.push_back({footnote.id, setting.left, 0});
    first.space_above = type.space_below;
    // Calls inside notes would chase each other over the pages.
    for (auto& slice : column.slices) slice.notes.clear();
    return std::move(column.slices);
}

}  // namespace layout
