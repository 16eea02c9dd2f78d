// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "layout/band.h"
#include "layout/compose.h"
#include "model/walk.h"

namespace layout {
using namespace model;

namespace {

constexpr float kNumberSize = 0.72F;
constexpr float kNumberRise = 0.32F;
constexpr float kTallestOfNote = 0.3F;  // of a page: rows of a table in a note that stay whole

// The calls in a table, its caption included.
void add_calls(const Table& table, std::unordered_set<NodeId>& calls) {
    const auto add = [&](const Inline& node) {
        if (std::holds_alternative<FootnoteCall>(node.kind)) calls.insert(node.id);
    };
    for (const auto& row : table.rows)
        for (const auto& cell : row.cells) for_each_node(cell.children, {{}, add});
    if (table.caption) for_each_inline(table.caption->children, add);
}

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
    own.in_cell = false;
    own.in_column = true;
    own.gap = 0;
    Column column;
    blocks(footnote.children, own, column);
    divide_tall_bands(column.slices, kTallestOfNote * page_height_, theme_);
    flatten_bands(column.slices, flow_.frames, theme_);
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
    return std::move(column.slices);
}

// A note called in a note follows it, unless the text calls it too: so that every note stands once, wherever it goes.
Slices Composer::note_with_inner(std::uint32_t index, const Setting& setting) {
    note_is_set_[index] = true;
    Slices made = note(assembly_.footnotes[index], setting);
    std::vector<std::uint32_t> called;
    for (auto& slice : made) {
        called.insert(called.end(), slice.notes.begin(), slice.notes.end());
        slice.notes.clear();
    }
    for (const std::uint32_t inner : called) {
        if (note_is_set_[inner] || called_in_text_[inner]) continue;
        Slices more = note_with_inner(inner, setting);
        std::move(more.begin(), more.end(), std::back_inserter(made));
    }
    return made;
}

// The notes called first in these slices of a column are as wide as it.
void Composer::column_notes(const Slices& slices, const Setting& setting) {
    for (const auto& slice : slices)
        for (const std::uint32_t index : slice.notes)
            if (flow_.notes[index].empty() && !called_across_[index])
                flow_.notes[index] = note_with_inner(index, setting);
}

// A div of this class, wherever it stands, takes the notes of the whole text.
void Composer::find_endnotes(const Blocks& list) {
    for_each_node(list, {[&](const Block& block) {
                             const auto* div = std::get_if<Div>(&block.kind);
                             if (div != nullptr && div->kind == DivKind::plain && block.attributes.has_class(kEndnotes))
                                 has_endnotes_ = true;
                         },
                         {}});
}

// Once, in the order of their numbers: a second such place stays empty.
void Composer::endnotes(const Setting& setting, Column& column) {
    for (std::uint32_t i = 0; i < assembly_.footnotes.size(); ++i) {
        if (!called_in_text_[i] || note_is_set_[i]) continue;
        Slices made = note_with_inner(i, setting);
        for (std::size_t k = 0; k < made.size(); ++k) {
            const float above = made[k].space_above;
            // A note begins on a page with two lines at least, and ends on one with two.
            if (made.size() > 1 && (k == 0 || k + 2 == made.size())) made[k].keep = kKeep;
            add(std::move(made[k]), above, column);
        }
    }
    column.pending = setting.gap;
}

// Calls outside tables: their notes stand at the page's foot. Tables on other pages that call them say them again.
void Composer::find_calls_in_text() {
    called_in_text_.assign(assembly_.footnotes.size(), false);
    std::unordered_set<NodeId> in_tables;
    for_each_node(assembly_.blocks, {[&](const Block& block) {
                                         if (const auto* table = std::get_if<Table>(&block.kind))
                                             add_calls(*table, in_tables);
                                     },
                                     {}});
    for_each_node(assembly_.blocks,
                  {{}, [&](const Inline& node) {
                       const auto* call = std::get_if<FootnoteCall>(&node.kind);
                       if (call != nullptr && call->index < called_in_text_.size() && in_tables.count(node.id) == 0)
                           called_in_text_[call->index] = true;
                   }});
}

}  // namespace layout
