// SPDX-License-Identifier: MPL-2.0
// What a table shows again on later pages, and its notes.
#include "layout/band.h"
#include "layout/compose.h"

namespace layout {
using namespace model;

void Composer::table_head(const Table& table, const Slices& head, const Setting& setting, bool quiet) {
    TableHead made;
    made.left = setting.left;
    made.width = setting.width;
    made.quiet = quiet;
    if (table.caption && !table.caption->label.empty()) {
        const Type label = types_.of("caption-label");
        const Type type = types_.of("caption");
        Slice line;
        line.height = type.leading;
        put_label(table.caption->label, {}, label, setting.left, type.baseline, line);
        const float x = setting.left + label_width(table.caption->label, label);
        put_label("\u00A0– " + words_.text("table.continued"), {}, type, x, type.baseline, line, true);
        made.slices.push_back(std::move(line));
    }
    for (const auto& slice : head) {
        Slice copy;
        copy.space_above = made.slices.empty() ? 0 : types_.of("caption").space_below;
        std::vector<PlaceMark> nowhere;
        place_band(*slice.band, theme_, 0, copy.items, nowhere);
        copy.height = slice.height;
        made.slices.push_back(std::move(copy));
    }
    made.height = stacked_height(made.slices);
    flow_.tables.push_back(std::move(made));
}

void Composer::table_notes(const std::vector<std::uint32_t>& notes, const Setting& setting, Column& column) {
    bool first = true;
    for (const std::uint32_t index : notes) {
        if (index >= note_is_set_.size() || note_is_set_[index] || called_in_text_[index]) continue;
        if (!column.slices.empty()) column.slices.back().keep = kKeep;
        Slices made = note_with_inner(index, setting);
        if (setting.divides) flow_.note_pictures.emplace(index, pictures_of(made));
        for (auto& slice : made) {
            const float above = first ? kAboveTableNotes : slice.space_above;
            first = false;
            column.pending = 0;
            add(std::move(slice), above, column);
        }
    }
}

}  // namespace layout
