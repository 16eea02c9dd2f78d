// SPDX-License-Identifier: MPL-2.0
// How each kind of block begins.
#include <algorithm>
#include <utility>

#include "read/markdown_block_parser.h"
#include "read/markdown_character.h"

namespace reading {
namespace {

bool only_spaces(std::string_view text) {
    return text.find_first_not_of(" \t") == std::string_view::npos;
}

std::string_view without_end_spaces(std::string_view text) {
    const auto last = text.find_last_not_of(" \t");
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

bool is_thematic_break(std::string_view text) {
    const char sign = text.front();
    if (sign != '*' && sign != '-' && sign != '_') return false;
    int count = 0;
    for (const char c : text) {
        if (c == sign) {
            ++count;
        } else if (c != ' ' && c != '\t') {
            return false;
        }
    }
    return count >= 3;
}

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

BlockParser::Started BlockParser::start(BlockNode& container) {
    if (cursor_.indented()) return start_indented_code(container);
    const auto tried = [&](std::initializer_list<Started (BlockParser::*)(BlockNode&)> starts) {
        for (const auto each : starts)
            if (const Started started = (this->*each)(container); started != Started::nothing) return started;
        return Started::nothing;
    };
    switch (cursor_.content().front()) {
        case '>':
            return start_quote(container);
        case '#':
            return start_heading(container);
        case '`':
        case '~':
            return start_code(container);
        case '<':
            return start_comment(container);
        case '=':
            return start_setext(container);
        case '|':
            return start_table(container);
        case '[':
            return start_footnote(container);
        case ':':
            return tried({&BlockParser::start_div, &BlockParser::start_table, &BlockParser::start_definition});
        case '-':
            return tried({&BlockParser::start_setext, &BlockParser::start_thematic_break, &BlockParser::start_item,
                          &BlockParser::start_table});
        case '*':
            return tried(
                {&BlockParser::start_thematic_break, &BlockParser::start_item, &BlockParser::start_abbreviation});
        case '_':
            return start_thematic_break(container);
        case '+':
            return start_item(container);
        default:
            return is_digit(cursor_.content().front()) ? start_item(container) : Started::nothing;
    }
}

BlockParser::Started BlockParser::start_quote(BlockNode& container) {
    if (too_deep(container)) return Started::nothing;
    close_unmatched();
    cursor_.to_content();
    BlockNode& node = add(container, BlockKind::quote);
    cursor_.advance_bytes(1);
    node.range.end = cursor_.place();
    cursor_.skip_one_space();
    return Started::container;
}

BlockParser::Started BlockParser::start_heading(BlockNode& container) {
    const std::string_view line = cursor_.content();
    const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
    if (level > 6 || (level < line.size() && line[level] != ' ' && line[level] != '\t')) return Started::nothing;
    close_unmatched();
    cursor_.to_content();
    BlockNode& node = add(container, BlockKind::heading);
    node.level = static_cast<int>(level);
    touch(node);
    std::string_view words = without_end_spaces(line.substr(level));
    const std::size_t closing = words.find_last_not_of('#');
    if (closing == std::string_view::npos) {
        words = {};
    } else if (closing + 1 < words.size() && (words[closing] == ' ' || words[closing] == '\t')) {
        words = without_end_spaces(words.substr(0, closing));
    }
    const std::size_t first = words.find_first_not_of(" \t");
    if (first != std::string_view::npos)
        node.text.append(words.substr(first), cursor_.place() + static_cast<std::uint32_t>(level + first));
    last_matched_ = node.parent;
    close_unmatched();
    return Started::line_done;
}

BlockParser::Started BlockParser::start_code(BlockNode& container) {
    const std::string_view line = cursor_.content();
    const char sign = line.front();
    const std::size_t length = std::min(line.find_first_not_of(sign), line.size());
    if (length < 3) return Started::nothing;
    const std::string_view info = line.substr(length);
    if (sign == '`' && info.find('`') != std::string_view::npos) return Started::nothing;
    close_unmatched();
    const std::size_t indent = cursor_.indent();
    cursor_.to_content();
    BlockNode& node = add(container, BlockKind::code);
    node.fenced = true;
    node.fence_sign = sign;
    node.fence_length = length;
    node.fence_indent = indent;
    touch(node);
    node.opener = node.range;
    if (const auto first = info.find_first_not_of(" \t"); first != std::string_view::npos)
        node.info.append(without_end_spaces(info.substr(first)),
                         cursor_.place() + static_cast<std::uint32_t>(length + first));
    return Started::line_done;
}

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

BlockParser::Started BlockParser::start_comment(BlockNode& container) {
    const std::string_view line = cursor_.content();
    if (!line.starts_with("<!--")) return Started::nothing;
    const std::size_t end = line.find("-->", 4);
    if (end != std::string_view::npos && !only_spaces(line.substr(end + 3))) return Started::nothing;
    close_unmatched();
    cursor_.to_content();
    BlockNode& node = add(container, BlockKind::comment);
    touch(node);
    node.opener = node.range;
    node.closed = end != std::string_view::npos;
    const std::string_view words = node.closed ? line.substr(4, end - 4) : line.substr(4);
    node.text.append(words, cursor_.place() + 4);
    if (node.closed) {
        last_matched_ = node.parent;
        close_unmatched();
    }
    return Started::line_done;
}

BlockParser::Started BlockParser::start_setext(BlockNode& container) {
    if (container.kind != BlockKind::paragraph) return Started::nothing;
    const std::string_view line = without_end_spaces(cursor_.content());
    if (line.find_first_not_of(line.front()) != std::string_view::npos) return Started::nothing;
    close_unmatched();
    drop_definitions(container);
    if (container.text.trimmed().empty()) return Started::nothing;
    container.kind = BlockKind::heading;
    container.level = line.front() == '=' ? 1 : 2;
    container.text = container.text.trimmed();
    touch(container);
    last_matched_ = container.parent;
    close_unmatched();
    return Started::line_done;
}

BlockParser::Started BlockParser::start_thematic_break(BlockNode& container) {
    if (!is_thematic_break(cursor_.content())) return Started::nothing;
    close_unmatched();
    cursor_.to_content();
    BlockNode& node = add(container, BlockKind::thematic_break);
    touch(node);
    last_matched_ = node.parent;
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

BlockParser::Started BlockParser::start_abbreviation(BlockNode& container) {
    if (container.kind == BlockKind::paragraph) return Started::nothing;
    const std::string_view line = without_end_spaces(cursor_.content());
    if (!line.starts_with("*[")) return Started::nothing;
    const std::size_t end = line.find("]:");
    if (end == std::string_view::npos || end == 2) return Started::nothing;
    const std::size_t begin = line.find_first_not_of(" \t", end + 2);
    if (begin == std::string_view::npos) return Started::nothing;
    close_unmatched();
    cursor_.to_content();
    BlockNode& node = add(container, BlockKind::abbreviation);
    touch(node);
    node.label = std::string(line.substr(2, end - 2));
    node.expansion = unescaped(line.substr(begin));
    reading_.abbreviations[node.label.front()].push_back({node.label, node.expansion});
    last_matched_ = node.parent;
    close_unmatched();
    return Started::line_done;
}

BlockParser::Started BlockParser::start_table(BlockNode& container) {
    if (container.kind != BlockKind::paragraph) return Started::nothing;
    const std::string_view line = cursor_.content();
    const auto alignments = parse_delimiter_row(line);
    if (!alignments) return Started::nothing;
    const std::string_view head = std::string_view(container.text.text()).substr(container.last_line_at);
    const std::size_t columns = count_cells(head);
    const bool surely_meant = has_pipe(head) && has_pipe(line);
    if (columns != alignments->size() && !surely_meant) return Started::nothing;
    if (columns == 1 && !has_pipe(line) && !has_pipe(head)) return Started::nothing;
    close_unmatched();
    const MappedText head_text = container.text.slice(container.last_line_at, container.text.size()).trimmed();
    BlockNode* above = &container;
    BlockNode& parent = *container.parent;
    const std::size_t head_line = line_number_ - 1;
    if (container.last_line_at > 0) {
        above->text = above->text.slice(0, above->last_line_at).trimmed();
        above->range.end = above->text.place(above->text.size());
        above->last_line = head_line - 1;
        last_matched_ = &parent;
        close_unmatched();
    } else {
        tip_ = &parent;
        parent.children.pop_back();
    }
    BlockNode& node = add(parent, BlockKind::table);
    node.first_line = head_line;
    node.alignments = *alignments;
    node.range.begin = head_text.place(0);
    touch(node);
    node.rows.push_back({split_row(head_text), head_text.range(0, head_text.size())});
    if (columns != alignments->size())
        reading_.error("table-ragged.delimiter", {cursor_.content_place(), cursor_.content_end()},
                       {{"cells", std::to_string(alignments->size())}, {"columns", std::to_string(columns)}});
    return Started::line_done;
}

BlockParser::Started BlockParser::start_indented_code(BlockNode& container) {
    if (tip_->kind == BlockKind::paragraph || container.kind == BlockKind::table) return Started::nothing;
    close_unmatched();
    cursor_.advance_columns(4);
    BlockNode& node = add(container, BlockKind::code);
    node.range = {cursor_.place(), cursor_.place()};
    return Started::leaf;
}

}  // namespace reading
