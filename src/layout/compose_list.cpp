// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "layout/compose.h"

namespace layout {
using namespace model;

namespace {

constexpr float kLabelGap = 0.45F;  // em between a label and its text

bool is_single(const List& list) {
    return std::all_of(list.items.begin(), list.items.end(), [](const ListItem& item) {
        const auto texts = std::count_if(item.children.begin(), item.children.end(), [](const Block& block) {
            return std::holds_alternative<Paragraph>(block.kind);
        });
        return texts <= 1;
    });
}

std::string_view label_of(const ListItem& item) {
    if (!item.checked) return item.label;
    return *item.checked ? "☑" : "☐";
}

}  // namespace

// How far in the words of a list stand, which leaves room for its widest label.
float Composer::indent_of(const List& list, const Setting& setting) {
    float widest = 0;
    for (const auto& item : list.items) widest = std::max(widest, label_width(label_of(item), setting.type));
    return widest > 0 ? std::max(setting.list_indent, widest + kLabelGap * setting.type.size) : 0;
}

void Composer::list(const List& list, const Setting& setting, Column& column) {
    // A label never takes more than half of a narrow column.
    const float indent = std::min(indent_of(list, setting), setting.width / 2);
    const float gap_after = setting.gap;
    Setting own = setting;
    own.left += indent;
    own.width -= indent;
    own.hangs = false;
    own.type.space_above = 0;
    const bool close = list.tight && is_single(list);
    if (close) own.gap = 0;
    for (const auto& item : list.items) list_item(item, own, indent, column);
    column.pending = std::max(column.pending, gap_after);
}

void Composer::list_item(const ListItem& item, const Setting& setting, float indent, Column& column) {
    const std::size_t first = column.slices.size();
    blocks(item.children, setting, column);
    // Lists inside keep the distance of this list, not their own.
    if (setting.gap == 0) column.pending = 0;
    if (first == column.slices.size()) {
        Slice empty;
        empty.height = setting.type.leading;
        add(std::move(empty), 0, column);
    }
    Slice& line = column.slices[first];
    if (const auto label = label_of(item); !label.empty())
        put_label(label, {item.id, MarkRole::label}, setting.type, setting.left - indent, setting.type.baseline, line);
    line.places.push_back({item.id, setting.left - indent, 0});
}

void Composer::terms(const TermList& list, const Setting& setting, Column& column) {
    Setting term = setting;
    term.type = types_.of("term");
    if (setting.type.size < term.type.size) {
        // In cells and notes a term is as large as its surroundings.
        term.type = setting.type;
        term.type.bold = true;
    }
    term.type.justified = term.type.hyphenated = false;
    term.gap = 0;
    Setting definition = setting;
    definition.left += setting.list_indent;
    definition.width -= setting.list_indent;
    definition.hangs = false;
    for (const auto& item : list.items) {
        const std::size_t first = column.slices.size();
        paragraph(item.term, term, column);
        for (std::size_t i = first; i < column.slices.size(); ++i) column.slices[i].keep = kKeep;
        place(item.id, first, setting.left, column);
        for (const auto& blocks_of : item.definitions) blocks(blocks_of, definition, column);
    }
}

}  // namespace layout
