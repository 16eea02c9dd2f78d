// SPDX-License-Identifier: MPL-2.0
// Quotes, code and rules between paragraphs.
#include <algorithm>

#include "layout/compose.h"

namespace layout {
using namespace model;

namespace {

constexpr float kCodeHang = 2.4F;  // em by which the rest of a long line of code stands in

}  // namespace

Type Composer::quote_type(const Setting& setting) const {
    const Type quote = types_.of("quote");
    if (!setting.in_cell) return quote;
    Type type = setting.type;
    type.italic = type.italic || quote.italic;
    return type;
}

void Composer::quote(const Quote& quote, const Setting& setting, Column& column) {
    const Type type = quote_type(setting);
    Setting own = setting;
    own.type = type;
    own.type.justified = setting.type.justified;
    own.type.hyphenated = setting.type.hyphenated;
    own.left += own.list_indent;
    own.width -= 2 * own.list_indent;
    own.hangs = false;
    column.pending = std::max(column.pending, type.space_above);
    own.type.space_above = 0;
    blocks(quote.children, own, column);
    column.pending = std::max(column.pending, type.space_below);
}

void Composer::code(const Block& node, const CodeBlock& code, const Setting& setting, Column& column) {
    Frame ground;
    ground.left = setting.left;
    ground.width = setting.width;
    ground.tint = true;
    const auto inset = static_cast<float>(theme_.code_box.inset);
    ground.pad_above = ground.pad_below = static_cast<float>(theme_.code_box.pad);
    const std::size_t first = column.slices.size();
    const std::uint32_t frame = open_frame(ground, column);
    Setting own = setting_of(types_.of("code"), setting);
    own.left += inset;
    own.width -= 2 * inset;
    own.snap = false;
    TextStart start = start_of(own);
    start.keep_spaces = true;
    own.hang = own.type.size * kCodeHang;
    start.width = std::max(own.width - own.hang, own.type.size);  // of lines that go on, where long words stand too
    std::string_view text = code.text;
    while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
    setter_.set(text, {node.id, MarkRole::content}, start, text_);
    lines_of(text_, own, column);
    close_frame(frame, first, column);
    column.pending = std::max(column.pending, own.gap);
}

void Composer::thematic_break(const Setting& setting, Column& column) {
    Slice slice;
    slice.height = setting.type.leading;
    slice.snap = setting.snap;
    const float width = std::min(60.0F, setting.width);
    slice.items.push_back(Fill{{setting.left + (setting.width - width) / 2, slice.height / 2, width,
                                static_cast<float>(theme_.rule_thick) * 0.6F},
                               theme_.grey,
                               {}});
    add(std::move(slice), setting.gap, column);
    column.pending = setting.gap;
}

}  // namespace layout
