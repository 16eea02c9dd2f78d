// SPDX-License-Identifier: MPL-2.0
// How the blocks that hold blocks begin: divs, footnotes, list items, definitions.
#include <algorithm>
#include <utility>

#include "read/known_attributes.h"
#include "read/markdown_block_parser.h"
#include "read/markdown_character.h"

namespace reading {
namespace {

/// The length of "[^label]:", and where its label ends; 0 when there is none.
std::size_t footnote_mark(std::string_view text, std::size_t& label_end) {
    if (!text.starts_with("[^")) return 0;
    std::size_t i = 2;
    while (i < text.size() && text[i] != ']' && text[i] != '[' && text[i] != ' ' && text[i] != '\t') ++i;
    if (i == 2 || i + 1 >= text.size() || text[i] != ']' || text[i + 1] != ':') return 0;
    label_end = i;
    return i + 2;
}

/// The mark of a list item, without the space after it: its length, or 0.
std::size_t list_mark(std::string_view text, ListMark& mark) {
    if (text.front() == '-' || text.front() == '+' || text.front() == '*') {
        mark.sign = text.front();
        return 1;
    }
    constexpr std::size_t most_digits = 9;
    std::size_t digits = 0;
    int start = 0;
    while (digits < text.size() && digits < most_digits && is_digit(text[digits]))
        start = start * 10 + (text[digits++] - '0');
    if (digits == 0 || digits >= text.size() || (text[digits] != '.' && text[digits] != ')')) return 0;
    mark.ordered = true;
    mark.sign = text[digits];
    mark.start = start;
    return digits + 1;
}

bool same_list(const ListMark& a, const ListMark& b) {
    return a.ordered == b.ordered && a.sign == b.sign;
}

}  // namespace

BlockParser::Started BlockParser::start_div(BlockNode& container) {
    const std::string_view line = without_end_spaces(cursor_.content());
    const std::size_t colons = std::min(line.find_first_not_of(':'), line.size());
    if (colons < 3) return Started::nothing;
    if (colons == line.size()) return close_div(container);
    const std::size_t at = line.find_first_not_of(" \t", colons);
    MappedText text;
    text.append(line, cursor_.content_place());
    std::optional<AttributeList> list;
    std::size_t end = at;
    if (line[at] == '{') {
        list = parse_attributes(line, at);
        if (list) end = list->end;
    } else {
        while (end < line.size() && (is_word_byte(line[end]) || line[end] == '-' || line[end] == '_')) ++end;
        if (end > at) {
            list.emplace();
            list->attributes.classes.emplace_back(line.substr(at, end - at));
            list->classes.emplace_back(at, end);
            list->end = end;
        }
    }
    // Colons may close the opening line too, as Pandoc allows.
    const bool whole = list && line.find_first_not_of(": \t", end) == std::string_view::npos;
    if (!whole) {
        reading_.error("attribute-syntax.div", text.range(at, line.size()));
        if (!list) list.emplace();
        list->end = line.size();
    }
    if (too_deep(container)) return Started::nothing;
    close_unmatched();
    cursor_.to_content();
    BlockNode& node = add(container, BlockKind::div);
    touch(node);
    node.opener = node.range;
    for (const auto& [value_begin, value_end] : list->values)
        node.value_places.push_back(text.range(value_begin, value_end));
    check_div_attributes(*list, text, node.opener, reading_);
    node.attributes = reading_.accept(std::move(*list), text, at);
    return Started::line_done;
}

BlockParser::Started BlockParser::close_div(BlockNode& container) {
    BlockNode* node = &container;
    while (node != nullptr && node->kind != BlockKind::div) node = node->parent;
    const Range fence{cursor_.content_place(), cursor_.content_end()};
    if (node == nullptr) {
        reading_.error("div-unopened", fence);
        return Started::nothing;
    }
    last_matched_ = node;
    close_unmatched();
    node->closed = true;
    touch(*node);
    last_matched_ = node->parent;
    close_unmatched();
    return Started::line_done;
}

BlockParser::Started BlockParser::start_footnote(BlockNode& container) {
    std::size_t label_end = 0;
    const std::string_view line = cursor_.content();
    const std::size_t length = footnote_mark(line, label_end);
    if (length == 0 || too_deep(container)) return Started::nothing;
    close_unmatched();
    cursor_.to_content();
    BlockNode& node = add(container, BlockKind::footnote);
    node.label = std::string(line.substr(2, label_end - 2));
    node.opener = {cursor_.place(), cursor_.place() + static_cast<std::uint32_t>(length)};
    node.range.end = node.opener.end;
    node.mark.padding = 4;
    cursor_.advance_bytes(length);
    if (!reading_.footnote_labels.insert(normalised_label(node.label)).second)
        reading_.error("footnote-duplicate", node.opener, {{"label", node.label}});
    return Started::container;
}

BlockParser::Started BlockParser::start_item(BlockNode& container) {
    ListMark mark;
    const std::string_view line = cursor_.content();
    const std::size_t length = list_mark(line, mark);
    if (length == 0) return Started::nothing;
    if (length < line.size() && line[length] != ' ' && line[length] != '\t') return Started::nothing;
    const bool empty = only_spaces(line.substr(length));
    // Only a list that has text and begins with 1 may interrupt a paragraph.
    if (container.kind == BlockKind::paragraph && (empty || (mark.ordered && mark.start != 1))) return Started::nothing;
    if (too_deep(container)) return Started::nothing;
    close_unmatched();
    mark.indent = cursor_.indent();
    cursor_.to_content();
    const Range where{cursor_.place(), cursor_.place() + static_cast<std::uint32_t>(length)};
    BlockNode* list = container.kind == BlockKind::list && same_list(container.mark, mark) ? &container : nullptr;
    if (list == nullptr) {
        list = &add(container, BlockKind::list);
        list->mark = mark;
    }
    BlockNode& item = add(*list, BlockKind::item);
    item.range.end = where.end;
    cursor_.advance_bytes(length);
    cursor_.look();
    const std::size_t spaces = cursor_.indent();
    const std::size_t taken = empty || spaces > 4 ? 1 : spaces;
    cursor_.advance_columns(taken);
    mark.padding = length + taken;
    item.mark = mark;
    return Started::container;
}

bool BlockParser::may_define(const BlockNode& container) const {
    if (container.kind == BlockKind::paragraph) return container.line_count == 1;
    if (container.kind == BlockKind::table) return true;
    const BlockNode* before = container.last_child();
    if (before == nullptr) return false;
    switch (before->kind) {
        case BlockKind::paragraph:
            return before->line_count == 1;
        case BlockKind::table:
        case BlockKind::definition:
            return true;
        case BlockKind::div:
            return before->attributes.has_class("list-table") || before->attributes.has_class("table");
        default:
            return false;
    }
}

BlockParser::Started BlockParser::start_definition(BlockNode& container) {
    const std::string_view line = cursor_.content();
    if (line.size() < 3 || (line[1] != ' ' && line[1] != '\t') || only_spaces(line.substr(1))) return Started::nothing;
    if (!may_define(container) || too_deep(container)) return Started::nothing;
    close_unmatched();
    ListMark mark;
    mark.sign = ':';
    mark.indent = cursor_.indent();
    cursor_.to_content();
    BlockNode& node = add(container, BlockKind::definition);
    cursor_.advance_bytes(1);
    node.range.end = cursor_.place();
    cursor_.look();
    const std::size_t spaces = cursor_.indent();
    cursor_.advance_columns(spaces > 4 ? 1 : spaces);
    mark.padding = 1 + (spaces > 4 ? 1 : spaces);
    node.mark = mark;
    return Started::container;
}

}  // namespace reading
