// SPDX-License-Identifier: MPL-2.0
#include "layout/compose.h"

#include <algorithm>

#include "layout/band.h"
#include "layout/page_costs.h"
#include "model/walk.h"

namespace layout {
using namespace model;

namespace {

constexpr float kNumberGap = 8;
constexpr float kLeastHeading = 0.7F;  // of its size, for a heading in a column whose words are wide
constexpr float kHeadingStep = 0.05F;
constexpr float kOuterMargin = 26;  // that a hanging number leaves to the page's edge

std::string heading_role(int level) {
    return "heading-" + std::to_string(std::clamp(level, 1, 6));
}

bool ends_with_colon(const Inlines& inlines) {
    if (inlines.empty()) return false;
    const auto* text = std::get_if<Text>(&inlines.back().kind);
    return text != nullptr && !text->text.empty() && text->text.back() == ':';
}

}  // namespace

Composer::Composer(const Assembly& assembly, const TypeBook& types, const Fonts& fonts, const Messages& words,
                   Diagnostics& diagnostics, const DrawChart& draw_chart)
    : assembly_(assembly),
      types_(types),
      theme_(types.theme()),
      words_(words),
      diagnostics_(diagnostics),
      draw_chart_(draw_chart),
      setter_(assembly, types, fonts, words, diagnostics),
      note_is_set_(assembly.footnotes.size(), false),
      under_table_(assembly.footnotes.size(), false),
      called_across_(assembly.footnotes.size(), false) {
    page_width_ = static_cast<float>(theme_.page_width - theme_.margin_left - theme_.margin_right);
    page_height_ = static_cast<float>(theme_.page_height - theme_.margin_top - theme_.margin_bottom);
    landscape_height_ = static_cast<float>(theme_.page_width - theme_.margin_top - theme_.margin_bottom);
    landscape_width_ = static_cast<float>(theme_.page_height - theme_.margin_left - theme_.margin_right);
}

Flow Composer::compose() {
    Column column;
    Setting setting;
    setting.width = page_width_;
    setting.list_indent = static_cast<float>(theme_.list_indent);
    setting.type = types_.of("body");
    setting.gap = setting.type.space_below;
    flow_.notes.resize(assembly_.footnotes.size());
    find_calls_in_text();
    find_shapes();
    find_endnotes(assembly_.blocks);
    blocks(assembly_.blocks, setting, column);
    // What a place for them that other formats alone show has left.
    if (has_endnotes_) endnotes(setting, column);
    flow_.slices = std::move(column.slices);
    for (std::uint32_t i = 0; i < assembly_.footnotes.size(); ++i)
        if (called_in_text_[i] && !has_endnotes_ && flow_.notes[i].empty())
            flow_.notes[i] = note_with_inner(i, setting);
    return std::move(flow_);
}

Setting Composer::setting_of(const Type& type, const Setting& outer) const {
    Setting inner = outer;
    inner.type = type;
    inner.gap = type.space_below;
    return inner;
}

TextStart Composer::start_of(const Setting& setting) const {
    TextStart start;
    start.type = setting.type;
    start.hyphenate = setting.hyphenate;
    start.width = setting.width;
    return start;
}

void Composer::add(Slice slice, float space_above, Column& column) {
    slice.space_above = std::max(column.pending, space_above);
    column.pending = 0;
    column.slices.push_back(std::move(slice));
}

void Composer::place(NodeId node, std::size_t first_slice, float x, Column& column) {
    if (first_slice < column.slices.size()) column.slices[first_slice].places.push_back({node, x, 0});
}

void Composer::force_break(Control control, Column& column) {
    Slice slice;
    slice.control = control;
    column.slices.push_back(std::move(slice));
    column.pending = 0;
}

void Composer::blocks(const Blocks& list, const Setting& setting, Column& column) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::size_t before = column.slices.size();
        if (runs_in(list, i)) {
            run_in_heading(list[i], list[i + 1], setting, column);
            ++i;
        } else {
            block(list[i], setting, column);
        }
        if (const auto* items = std::get_if<List>(&list[i].kind)) keep_list(*items, before, column);
        keep_under_heading(list, i, before, column);
        const auto* text = std::get_if<Paragraph>(&list[i].kind);
        if (text == nullptr || i + 1 >= list.size() || column.slices.size() == before) continue;
        const bool leads_in =
            column.slices.size() <= before + kLeadIn && std::holds_alternative<List>(list[i + 1].kind);
        if (leads_in || ends_with_colon(text->children)) {
            auto& keep = column.slices.back().keep;
            keep = std::max(keep, kAnnounces);
        }
    }
}

void Composer::block(const Block& node, const Setting& setting, Column& column) {
    const std::size_t first = column.slices.size();
    std::visit(Overloaded{
                   [&](const Paragraph& text) { classed_paragraph(node, text, setting, column); },
                   [&](const Heading& h) { heading(node, h, setting, column); },
                   [&](const List& l) { list(l, setting, column); },
                   [&](const TermList& l) { terms(l, setting, column); },
                   [&](const Quote& q) { quote(q, setting, column); },
                   [&](const CodeBlock& c) { code(node, c, setting, column); },
                   [&](const ThematicBreak&) { thematic_break(setting, column); },
                   [&](const Table& t) { table(node, t, setting, column); },
                   [&](const Figure& f) { figure(node, f, setting, column); },
                   [&](const Div& d) { div(node, d, setting, column); },
                   [&](const Contents& c) { contents(node, c, setting, column); },
                   // Merging leaves none of these.
                   [](const Include&) {},
                   [](const TableMerge&) {},
                   [](const ChartMerge&) {},
               },
               node.kind);
    std::size_t shown = first;
    while (shown < column.slices.size() && column.slices[shown].control != Control::none) ++shown;
    place(node.id, shown, setting.left, column);
    if (first == 0 && node.attributes.has_class("title-block")) title_end_ = column.slices.size();
}

void Composer::lines_of(const ParagraphText& text, const Setting& setting, Column& column) {
    if (text.empty()) return;
    const LineRules rules{setting.width, setting.type.size, setting.type.justified, setting.type.balanced,
                          setting.hang};
    set_lines(text, breaker_.break_lines(text.items, rules), setting, column);
}

void Composer::set_lines(const ParagraphText& text, const std::vector<Line>& lines, const Setting& setting,
                         Column& column) {
    const LineFrame frame{setting.left, setting.width, setting.align, setting.type.justified,
                          setting.type, setting.hang,  theme_.grey};
    const std::size_t count = lines.size();
    for (std::size_t i = 0; i < count; ++i) {
        Slice slice = set_line(text, lines[i], frame, setter_);
        slice.snap = setting.snap && i == 0;
        // No line of a paragraph stands alone at a page's top or bottom.
        if (count > 1 && (i == 0 || i + 2 == count)) slice.keep = kKeep;
        if (setting.table_notes != nullptr) {
            setting.table_notes->insert(setting.table_notes->end(), slice.notes.begin(), slice.notes.end());
            const auto elsewhere = [&](std::uint32_t note) {
                return called_in_text_[note] ? has_endnotes_ : note_is_set_[note] && !under_table_[note];
            };
            auto& called = slice.notes;
            called.erase(std::remove_if(called.begin(), called.end(), elsewhere), called.end());
        } else if (has_endnotes_) {
            slice.notes.clear();
        } else if (!setting.in_column) {
            for (const std::uint32_t note : slice.notes) called_across_[note] = true;
        }
        add(std::move(slice), i == 0 ? setting.type.space_above : 0, column);
    }
    column.pending = setting.gap;
}

void Composer::paragraph(const Inlines& inlines, const Setting& setting, Column& column) {
    const ReviewState review = setter_.review();
    const std::size_t first = column.slices.size();
    setter_.set(inlines, start_of(setting), text_);
    lines_of(text_, setting, column);
    if (setting.divides && !setting.type.balanced) remember(inlines, review, setting, first, column);
}

void Composer::classed_paragraph(const Block& node, const Paragraph& text, const Setting& setting, Column& column) {
    for (const auto& name : node.attributes.classes) {
        if (!types_.has(name)) continue;
        Setting own = setting_of(types_.of(name), setting);
        paragraph(text.children, own, column);
        return;
    }
    paragraph(text.children, setting, column);
}

float Composer::label_width(std::string_view label, const Type& type) {
    TextStart start;
    start.type = type;
    start.hyphenate = false;
    setter_.set(label, {}, start, label_);
    return natural_width(label_);
}

void Composer::put_label(std::string_view label, Mark mark, const Type& type, float x, float baseline, Slice& slice,
                         bool behind) {
    TextStart start;
    start.type = type;
    start.hyphenate = false;
    setter_.set(label, mark, start, label_);
    std::vector<PlacedItem> items;
    set_label(label_, x, baseline, items);
    // Reading order: a label comes before the line that it stands beside.
    auto& target = slice.items;
    target.insert(behind ? target.end() : target.begin(), std::make_move_iterator(items.begin()),
                  std::make_move_iterator(items.end()));
}

Type Composer::heading_type(const Heading& heading, const Setting& setting) const {
    if (!setting.in_cell) return types_.of(heading_role(heading.level));
    Type type = setting.type;
    type.bold = true;
    return type;
}

float Composer::number_width(const Heading& heading, const Type& type) {
    return heading.number.empty() ? 0 : label_width(heading.number, type) + kNumberGap;
}

// In a column, a heading whose longest word is wider is set smaller, as far as that saves it from being divided.
Type Composer::fitting_type(const Heading& heading, const Type& type, const Setting& setting) {
    if (!setting.in_column || setting.in_cell) return type;
    const ReviewState before = setter_.review();
    const Setting own = setting_of(type, setting);
    setter_.set(heading.children, start_of(own), text_);
    setter_.review() = before;
    float widest = 0;
    float word = 0;
    for (const Item& item : text_.items) {
        const bool parts = item.kind == Item::Kind::glue || item.kind == Item::Kind::forced;
        word = parts ? 0 : word + (item.kind == Item::Kind::penalty ? 0 : item.width);
        widest = std::max(widest, word);
    }
    for (float share = 1; share >= kLeastHeading; share -= kHeadingStep) {
        const Type made = scaled(type, share);
        if (widest * share + number_width(heading, made) <= own.width) return made;
    }
    return type;
}

void Composer::heading(const Block& node, const Heading& heading, const Setting& setting, Column& column) {
    const Type type = fitting_type(heading, heading_type(heading, setting), setting);
    Setting own = setting_of(type, setting);
    const float number = number_width(heading, type);
    const bool hangs = theme_.hanging_numbers && setting.hangs && setting.left == 0 &&
                       number <= static_cast<float>(theme_.margin_left) - kOuterMargin;
    if (!hangs) {
        own.left += number;
        own.width -= number;
    }
    const std::size_t first = column.slices.size();
    // A page may well end before a heading.
    if (first > 0 && heading.level <= 2 && column.slices.back().keep == 0) column.slices.back().keep = kBeforeHeading;
    paragraph(heading.children, own, column);
    if (first == column.slices.size()) {
        Slice empty;
        empty.height = type.leading;
        add(std::move(empty), type.space_above, column);
    }
    for (std::size_t i = first; i < column.slices.size(); ++i) {
        column.slices[i].keep = kKeep;
        column.slices[i].heading = true;
    }
    if (!heading.number.empty())
        put_label(heading.number, {node.id, MarkRole::label}, type, own.left - number, type.baseline,
                  column.slices[first]);
}

// A heading of the class, or of a level that the theme sets so, with a paragraph to go on with.
bool Composer::runs_in(const Blocks& list, std::size_t at) const {
    const auto* heading = std::get_if<Heading>(&list[at].kind);
    if (heading == nullptr || at + 1 >= list.size() || !std::holds_alternative<Paragraph>(list[at + 1].kind))
        return false;
    return list[at].attributes.has_class("run-in") || theme_.style(heading_role(heading->level)).run_in;
}

void Composer::run_in_heading(const Block& node, const Block& text, const Setting& setting, Column& column) {
    const auto& heading = std::get<Heading>(node.kind);
    const std::size_t first = column.slices.size();
    setter_.set({&heading, node.id, types_.of(heading_role(heading.level))}, std::get<Paragraph>(text.kind).children,
                start_of(setting), text_);
    lines_of(text_, setting, column);
    place(node.id, first, setting.left, column);
    place(text.id, first, setting.left, column);
}

}  // namespace layout
