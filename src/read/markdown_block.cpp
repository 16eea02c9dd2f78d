// SPDX-License-Identifier: MPL-2.0
#include "read/markdown_block.h"

#include <algorithm>

#include "read/markdown_block_parser.h"

namespace reading {
namespace {

bool takes_lines(BlockKind kind) {
    return kind == BlockKind::paragraph || kind == BlockKind::code || kind == BlockKind::comment ||
           kind == BlockKind::table;
}

bool only_spaces(std::string_view text) {
    return text.find_first_not_of(" \t") == std::string_view::npos;
}

}  // namespace

std::unique_ptr<BlockNode> parse_blocks(std::string_view text, std::uint32_t begin, Reading& reading) {
    return BlockParser(text, begin, reading).parse();
}

BlockParser::BlockParser(std::string_view text, std::uint32_t begin, Reading& reading)
    : text_(text), begin_(begin), reading_(reading), document_(std::make_unique<BlockNode>()), tip_(document_.get()) {
    document_->range = {begin, begin};
}

std::unique_ptr<BlockNode> BlockParser::parse() {
    for (std::size_t at = begin_; at < text_.size();) {
        const std::size_t end = std::min(text_.find_first_of("\r\n", at), text_.size());
        line(text_.substr(at, end - at), static_cast<std::uint32_t>(at));
        at = end + (text_.substr(end, 2) == "\r\n" ? 2 : 1);
    }
    last_matched_ = document_.get();
    close_unmatched();
    close(*document_);
    return std::move(document_);
}

void BlockParser::line(std::string_view text, std::uint32_t begin) {
    ++line_number_;
    cursor_ = LineCursor(text, begin, begin == 0);
    BlockNode* container = document_.get();
    while (BlockNode* child = container->last_child()) {
        if (!child->open) break;
        cursor_.look();
        const Continued continued = go_on(*child);
        if (continued == Continued::line_done) return;
        if (continued == Continued::no) break;
        container = child;
    }
    const bool all_matched = container == tip_;
    last_matched_ = container;
    bool leaf =
        takes_lines(container->kind) && container->kind != BlockKind::paragraph && container->kind != BlockKind::table;
    bool all_closed = all_matched;
    while (!leaf) {
        cursor_.look();
        if (cursor_.blank()) break;
        const Started started = start(*container);
        if (started == Started::line_done) return;
        if (started == Started::nothing) break;
        container = tip_;
        all_closed = true;
        leaf = started == Started::leaf;
    }
    if (!leaf) cursor_.look();
    take_rest(*container, all_closed);
}

void BlockParser::take_rest(BlockNode& container, bool all_closed) {
    const bool lazy = !all_closed && !cursor_.blank() && tip_->kind == BlockKind::paragraph;
    if (lazy) {
        add_line(*tip_);
        return;
    }
    close_unmatched();
    if (takes_lines(container.kind)) {
        add_line(container);
    } else if (!cursor_.at_end() && !cursor_.blank()) {
        add_line(add(container, BlockKind::paragraph));
    }
}

BlockParser::Continued BlockParser::go_on(BlockNode& node) {
    switch (node.kind) {
        case BlockKind::document:
        case BlockKind::list:
        case BlockKind::div:
            return Continued::yes;
        case BlockKind::quote:
            if (cursor_.indented() || cursor_.blank() || cursor_.content().front() != '>') return Continued::no;
            cursor_.to_content();
            cursor_.advance_bytes(1);
            node.range.end = cursor_.place();
            node.last_line = line_number_;
            cursor_.skip_one_space();
            return Continued::yes;
        case BlockKind::item:
        case BlockKind::definition:
        case BlockKind::footnote:
            return go_on_item(node);
        case BlockKind::code:
            return go_on_code(node);
        case BlockKind::comment:
            return go_on_comment(node);
        case BlockKind::paragraph:
        case BlockKind::table:
            return cursor_.blank() ? Continued::no : Continued::yes;
        case BlockKind::heading:
        case BlockKind::thematic_break:
        case BlockKind::abbreviation:
            return Continued::no;
    }
    return Continued::no;
}

BlockParser::Continued BlockParser::go_on_item(BlockNode& node) {
    const std::size_t needed = node.mark.indent + node.mark.padding;
    if (cursor_.indent() >= needed) {
        cursor_.advance_columns(needed);
        return Continued::yes;
    }
    if (!cursor_.blank() || node.children.empty()) return Continued::no;
    cursor_.to_content();
    return Continued::yes;
}

BlockParser::Continued BlockParser::go_on_code(BlockNode& node) {
    if (!node.fenced) {
        if (cursor_.indented()) {
            cursor_.advance_columns(4);
        } else if (cursor_.blank()) {
            cursor_.to_content();
        } else {
            return Continued::no;
        }
        return Continued::yes;
    }
    const std::string_view content = cursor_.content();
    if (!cursor_.indented() && !cursor_.blank() && content.front() == node.fence_sign) {
        const std::size_t length = std::min(content.find_first_not_of(node.fence_sign), content.size());
        if (length >= node.fence_length && only_spaces(content.substr(length))) {
            node.closed = true;
            touch(node);
            last_matched_ = node.parent;
            close_unmatched();
            return Continued::line_done;
        }
    }
    cursor_.advance_columns(std::min(cursor_.indent(), node.fence_indent));
    return Continued::yes;
}

BlockParser::Continued BlockParser::go_on_comment(BlockNode& node) {
    const std::size_t end = cursor_.rest().find("-->");
    if (end == std::string_view::npos) return Continued::yes;
    node.text.append(cursor_.rest().substr(0, end), cursor_.place());
    cursor_.advance_bytes(end + 3);
    node.range.end = cursor_.place();
    node.last_line = line_number_;
    node.closed = true;
    cursor_.look();
    // What follows a comment on its last line is text of its own.
    if (!cursor_.blank()) return Continued::no;
    last_matched_ = node.parent;
    close_unmatched();
    return Continued::line_done;
}

}  // namespace reading
