// SPDX-License-Identifier: MPL-2.0
// How each kind of block begins: which one a line may begin, and those that hold text. Containers stand beside this.
#include <algorithm>
#include <utility>

#include "read/markdown_block_parser.h"
#include "read/markdown_character.h"

namespace reading {
namespace {

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
