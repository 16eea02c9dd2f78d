// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <array>

#include "layout/band.h"
#include "layout/compose.h"
#include "model/walk.h"

namespace layout {
using namespace model;

namespace {

constexpr float kLeastMeasure = 15;       // em that a column is wide at least
constexpr float kLeastOfMany = 10;        // … when the author wants three or four of them
constexpr float kHighestInColumn = 0.3F;  // of a page: a table in a column, where it stays whole
constexpr float kTallestRow = 0.6F;       // … and a row, should it be higher than it seemed
constexpr std::size_t kManyNames = 14;    // more of them stand in three columns
constexpr std::uint32_t kNameColumns = 3;
constexpr std::size_t kNamesToBroken = 10;  // for so many names one may take two lines there

bool names_pdf(const Attributes& attributes) {
    const std::string* formats = attributes.find("format");
    if (formats == nullptr) return true;
    std::size_t begin = 0;
    while (begin < formats->size()) {
        const std::size_t end = std::min(formats->find_first_of(", ", begin), formats->size());
        if (formats->compare(begin, end - begin, "pdf") == 0) return true;
        begin = end + 1;
    }
    return false;
}

// The frame of a block in its column: measures from the theme.
Frame frame_of(const BoxStyle& box, const Setting& setting, Colour bar_colour) {
    Frame frame;
    frame.left = setting.left;
    frame.width = setting.width;
    frame.pad_above = frame.pad_below = static_cast<float>(box.pad);
    frame.bar = static_cast<float>(box.bar);
    frame.bar_colour = bar_colour;
    return frame;
}

std::uint32_t column_count(const Attributes& attributes) {
    const std::string* text = attributes.find("count");
    if (text == nullptr || text->size() != 1 || text->front() < '1' || text->front() > '4') return 2;
    return static_cast<std::uint32_t>(text->front() - '0');
}

}  // namespace

std::uint32_t Composer::open_frame(Frame frame, Column& column) {
    flow_.frames.push_back(frame);
    Slice pad;
    pad.height = frame.pad_above;
    pad.keep = kKeep;
    pad.snap = true;
    pad.frame_edge = true;
    add(std::move(pad), frame.tint || frame.bar > 0 ? frame.pad_above : 0, column);
    return static_cast<std::uint32_t>(flow_.frames.size() - 1);
}

void Composer::close_frame(std::uint32_t frame, std::size_t first, Column& column) {
    if (column.slices.size() > first + 1) column.slices.back().keep = kKeep;
    column.pending = 0;
    const float below = flow_.frames[frame].pad_below;
    Slice pad;
    pad.height = below;
    pad.frame_edge = true;
    add(std::move(pad), 0, column);
    for (std::size_t i = first; i < column.slices.size(); ++i) {
        Slice& slice = column.slices[i];
        if (slice.frame == 0)
            slice.frame = frame;
        else if (flow_.frames[slice.frame].outer == 0 && slice.frame != frame)
            flow_.frames[slice.frame].outer = frame;
    }
    column.pending = below * 2;
}

void Composer::div(const Block& node, const Div& div, const Setting& setting, Column& column) {
    switch (div.kind) {
        case DivKind::plain:
            blocks(div.children, setting, column);
            if (node.attributes.has_class(kEndnotes)) endnotes(setting, column);
            return;
        case DivKind::columns:
            columns(node, div, setting, column);
            return;
        case DivKind::landscape:
            landscape(div, setting, column);
            return;
        case DivKind::callout:
            callout(node, div, setting, column);
            return;
        case DivKind::pull_quote:
            pull_quote(div, setting, column);
            return;
        case DivKind::only:
            if (names_pdf(node.attributes)) blocks(div.children, setting, column);
            return;
        case DivKind::cover:
            cover(node, div, setting, column);
            return;
        case DivKind::part:
            if (setting.divides && !column.slices.empty()) force_break(Control::page_break, column);
            blocks(div.children, setting, column);
            return;
    }
}

void Composer::callout(const Block& node, const Div& div, const Setting& setting, Column& column) {
    const auto inset = static_cast<float>(theme_.callout_box.inset);
    Frame ground = frame_of(theme_.callout_box, setting, theme_.accent);
    ground.tint = true;
    const std::size_t first = column.slices.size();
    const std::uint32_t frame = open_frame(ground, column);
    Setting own = setting_of(types_.of("callout"), setting);
    if (setting.type.size < own.type.size) own.type = setting.type;
    own.left += inset;
    own.width -= inset * 2;
    own.hangs = false;
    if (const std::string* title = node.attributes.find("title"); title != nullptr && !title->empty()) {
        Setting head = setting_of(types_.of("callout-title"), own);
        head.gap = 0;
        setter_.set(*title, {node.id, MarkRole::content}, start_of(head), text_);
        lines_of(text_, head, column);
        if (!column.slices.empty()) column.slices.back().keep = kKeep;
    }
    blocks(div.children, own, column);
    close_frame(frame, first, column);
    keep_short_box(first, own.type.leading, column);
}

void Composer::pull_quote(const Div& div, const Setting& setting, Column& column) {
    const auto inset = static_cast<float>(theme_.pull_quote_box.inset);
    const std::size_t first = column.slices.size();
    const std::uint32_t frame = open_frame(frame_of(theme_.pull_quote_box, setting, theme_.accent), column);
    Setting own = setting_of(types_.of("pull-quote"), setting);
    own.left += inset;
    own.width -= inset * 2;
    own.hangs = false;
    blocks(div.children, own, column);
    for (std::size_t i = first; i < column.slices.size(); ++i) column.slices[i].keep = kKeep;
    close_frame(frame, first, column);
}

// The height of the highest table in these blocks if they were set so, roughly.
float Composer::highest_table(const Blocks& list, const Setting& setting) {
    float highest = 0;
    for_each_node(list, {[&](const Block& block) {
                             const auto* table = std::get_if<Table>(&block.kind);
                             if (table != nullptr) highest = std::max(highest, table_height(block, *table, setting));
                         },
                         {}});
    return highest;
}

float Composer::table_height(const Block& node, const Table& table, const Setting& setting) {
    if (table.columns.empty() || table.rows.empty()) return 0;
    Setting own = setting;
    own.type = types_.of("cell");
    const TablePlan plan = plan_of(table, own, node.attributes.has_class("facts"));
    const float rows = static_cast<float>(table.rows.size());
    return std::max(plan.lines, rows) * own.type.leading + rows * 2 * static_cast<float>(theme_.cell_padding_y);
}

bool Composer::stays_in_column(const Block& node, const Setting& setting) {
    const float limit = kHighestInColumn * page_height_;
    const auto fits = [&](const Blocks& list) { return highest_table(list, setting) <= limit; };
    if (const auto* table = std::get_if<Table>(&node.kind))
        return holds_table(*table, node.attributes.has_class("facts"), setting) &&
               table_height(node, *table, setting) <= limit;
    if (const auto* inner = std::get_if<Div>(&node.kind))
        return inner->kind != DivKind::landscape && fits(inner->children);
    if (const auto* quote = std::get_if<Quote>(&node.kind)) return fits(quote->children);
    if (const auto* list = std::get_if<List>(&node.kind))
        return std::all_of(list->items.begin(), list->items.end(),
                           [&](const ListItem& item) { return fits(item.children); });
    if (const auto* terms = std::get_if<TermList>(&node.kind))
        return std::all_of(terms->items.begin(), terms->items.end(), [&](const TermItem& item) {
            return std::all_of(item.definitions.begin(), item.definitions.end(), fits);
        });
    return true;
}

// Whether a column holds what the table's columns want.
bool Composer::holds_table(const Table& table, bool quiet, const Setting& setting) {
    const ReviewState before = setter_.review();
    const auto needs = needs_of(table, setting, quiet);
    setter_.review() = before;
    std::vector<float> wish(table.columns.size(), 0);
    for (const auto& row : needs)
        for (const auto& cell : row)
            if (cell.span == 1) wish[cell.column] = std::max(wish[cell.column], cell.wish);
    float total = 0;
    for (const float width : wish) total += width;
    return total <= setting.width;
}

float Composer::column_width(std::uint32_t count, const Setting& setting) const {
    const auto gaps = static_cast<float>(theme_.column_gap) * static_cast<float>(count - 1);
    return (setting.width - gaps) / static_cast<float>(count);
}

// Many names stand in three columns when hardly any of them would be broken there.
std::uint32_t Composer::name_columns(const Div& div, const Setting& setting) {
    const Type type = types_.of("cover-value");
    const float room = column_width(kNameColumns, setting);
    std::size_t names = 0;
    std::size_t broken = 0;
    for (const auto& child : div.children) {
        const auto* items = std::get_if<List>(&child.kind);
        if (items == nullptr) return 2;
        names += items->items.size();
        for (const auto& item : items->items)
            if (label_width(plain_text(item.children), type) > room) ++broken;
    }
    return names > kManyNames && broken * kNamesToBroken <= names ? kNameColumns : 2;
}

void Composer::columns(const Block& node, const Div& div, const Setting& outer, Column& column) {
    const Setting setting = on_broad_page(outer);
    const bool names = node.attributes.has_class("parties");
    std::uint32_t count = names ? name_columns(div, setting) : column_count(node.attributes);
    // Large print has no room for columns of readable lines; names are short enough.
    const auto too_narrow = [&] {
        const float least = count > 2 ? kLeastOfMany : kLeastMeasure;
        return !names && column_width(count, setting) < least * setting.type.size;
    };
    const std::uint32_t wanted = count;
    while (count > 1 && too_narrow()) --count;
    if (count < wanted && setting.divides && node.attributes.find("count") != nullptr) {
        const MessageArgs args = {{"wanted", std::to_string(wanted)}, {"fitting", std::to_string(count)}};
        // Large print has one column by design.
        if (count > 1)
            diagnostics_.warning("columns-fewer", node.span, args);
        else
            diagnostics_.note("columns-fewer", node.span, args);
    }
    Setting narrow = setting;
    narrow.width = column_width(count, setting);
    if (!setting.divides || count == 1) {
        blocks(div.children, setting, column);
        return;
    }
    std::vector<const Block*> part;
    for (const auto& child : div.children) {
        if (stays_in_column(child, narrow)) {
            part.push_back(&child);
            continue;
        }
        // A wide or high table crosses all columns, with what it stands in and the headings right above: they end
        // above it and begin again below. So they do about turned pages.
        std::size_t heads = part.size();
        while (heads > 0 && std::holds_alternative<Heading>(part[heads - 1]->kind)) --heads;
        const std::vector<const Block*> above(part.begin() + static_cast<std::ptrdiff_t>(heads), part.end());
        part.resize(heads);
        column_part(node, part, count, setting, column);
        part.clear();
        for (const Block* heading : above) block(*heading, setting, column);
        block(child, setting, column);
    }
    column_part(node, part, count, setting, column);
}

void Composer::column_part(const Block& node, const std::vector<const Block*>& part, std::uint32_t count,
                           const Setting& setting, Column& column) {
    if (part.empty()) return;
    auto made = std::make_unique<Columns>();
    made->count = count;
    made->gap = static_cast<float>(theme_.column_gap);
    made->left = setting.left;
    made->width = column_width(count, setting);
    made->whole = node.attributes.has_class("parties");
    Setting own = setting;
    own.left = 0;
    own.width = made->width;
    own.broad = 0;
    own.divides = own.hangs = false;
    own.in_column = true;
    // Words stretched over a column this narrow stand too far apart.
    if (own.width < kLeastMeasure * own.type.size) own.type.justified = false;
    Column inner;
    for (const Block* child : part) {
        if (node.attributes.has_class("parties"))
            if (const auto* items = std::get_if<List>(&child->kind)) {
                own = setting_of(types_.of("cover-value"), own);
                list(*items, own, inner);
                continue;
            }
        block(*child, own, inner);
    }
    if (inner.slices.empty()) return;
    keep_tables_whole(inner.slices, setting);
    column_notes(inner.slices, own);
    made->flow = std::move(inner.slices);
    Slice slice;
    slice.snap = setting.snap;
    slice.columns = std::move(made);
    add(std::move(slice), own.type.space_above, column);
    column.pending = setting.type.leading;
}

// No column says a table's head again, so none ends within a table.
void Composer::keep_tables_whole(Slices& slices, const Setting& setting) const {
    for (std::size_t i = 0; i < slices.size(); ++i)
        if (slices[i].table >= 0 && !ends_table(slices, i)) slices[i].keep = kKeep;
    const float page = setting.width > page_width_ ? landscape_height_ : page_height_;
    divide_tall_bands(slices, kTallestRow * page, theme_);
}

void Composer::landscape(const Div& div, const Setting& setting, Column& column) {
    // Lists, quotes and boxes turn no page, nor does a turned one again.
    const bool is_inside = setting.left > 0 || setting.width > page_width_;
    if (!setting.divides || is_inside) {
        blocks(div.children, setting, column);
        return;
    }
    begin_turned(column);
    Setting wide = setting;
    wide.left = 0;
    // Lines of text are as long as on other pages: longer ones are hard to read.
    wide.broad = landscape_width_;
    blocks(div.children, wide, column);
    force_break(Control::portrait, column);
}

}  // namespace layout
