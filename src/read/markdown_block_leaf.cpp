// SPDX-License-Identifier: MPL-2.0
// The tree while it grows: adding blocks, giving leaves their lines, closing.
#include <algorithm>
#include <utility>

#include "read/markdown_block_parser.h"
#include "read/markdown_link.h"

namespace reading {
namespace {

bool may_hold(BlockKind parent, BlockKind child) {
    switch (parent) {
        case BlockKind::document:
        case BlockKind::quote:
        case BlockKind::item:
        case BlockKind::definition:
        case BlockKind::div:
        case BlockKind::footnote:
            return child != BlockKind::item;
        case BlockKind::list:
            return child == BlockKind::item;
        default:
            return false;
    }
}

/// Whether a list is loose: a blank line stands between two of its items or between two blocks of one.
bool has_gap(const BlockNode& parent) {
    if (parent.gap) return true;
    for (std::size_t i = 0; i + 1 < parent.children.size(); ++i)
        if (parent.children[i + 1]->first_line > parent.children[i]->last_line + 1) return true;
    return false;
}

}  // namespace

BlockNode& BlockParser::add(BlockNode& container, BlockKind kind) {
    BlockNode* parent = &container;
    while (!may_hold(parent->kind, kind)) {
        BlockNode* above = parent->parent;
        close(*parent);
        parent = above;
    }
    auto node = std::make_unique<BlockNode>();
    node->kind = kind;
    node->parent = parent;
    node->depth = parent->depth + 1;
    node->first_line = node->last_line = line_number_;
    node->range = {cursor_.place(), cursor_.place()};
    parent->children.push_back(std::move(node));
    tip_ = parent->last_child();
    last_matched_ = tip_;
    return *tip_;
}

bool BlockParser::too_deep(const BlockNode& container) {
    // An item brings its list along.
    if (container.depth + 2 < deepest_nesting) return false;
    reading_.report_nesting({cursor_.content_place(), cursor_.content_end()});
    return true;
}

void BlockParser::close_unmatched() {
    while (tip_ != last_matched_ && tip_ != nullptr) {
        BlockNode* above = tip_->parent;
        close(*tip_);
        tip_ = above;
    }
    tip_ = last_matched_;
}

void BlockParser::close(BlockNode& node) {
    if (!node.open) return;
    node.open = false;
    BlockNode* parent = node.parent;
    if (node.kind == BlockKind::list) {
        node.tight = !has_gap(node) && std::none_of(node.children.begin(), node.children.end(),
                                                    [](const auto& item) { return has_gap(*item); });
    } else if (node.kind == BlockKind::paragraph) {
        drop_definitions(node);
        node.text = node.text.trimmed();
    } else if (node.kind == BlockKind::div && !node.closed) {
        reading_.error("div-unclosed", node.opener);
    } else if (node.kind == BlockKind::code && node.fenced && !node.closed) {
        reading_.warning("code-unclosed", node.opener);
    } else if (node.kind == BlockKind::comment && !node.closed) {
        reading_.error("comment-unclosed", node.opener);
    }
    if (parent == nullptr) return;
    parent->range.end = std::max(parent->range.end, node.range.end);
    parent->last_line = std::max(parent->last_line, node.last_line);
    const bool vanished = node.kind == BlockKind::paragraph && node.text.empty();
    if (vanished && parent->last_child() == &node) {
        if (tip_ == &node) tip_ = parent;
        if (last_matched_ == &node) last_matched_ = parent;
        const std::size_t first_line = node.first_line;
        parent->children.pop_back();
        if (const BlockNode* before = parent->last_child())
            parent->gap = parent->gap || first_line > before->last_line + 1;
    }
}

void BlockParser::drop_definitions(BlockNode& paragraph) {
    const std::string_view text = paragraph.text.text();
    std::size_t at = 0;
    std::string label;
    LinkTarget link;
    while (at < text.size() && text[at] == '[') {
        const std::size_t length = parse_link_definition(text.substr(at), label, link);
        if (length == 0) break;
        reading_.links.try_emplace(label, link);
        at += length;
    }
    if (at == 0) return;
    paragraph.last_line_at -= std::min(at, paragraph.last_line_at);
    paragraph.text = paragraph.text.slice(std::min(at, text.size()), text.size());
    paragraph.range.begin = paragraph.text.place(0);
}

void BlockParser::touch(BlockNode& node) {
    node.range.end = std::max(node.range.end, cursor_.content_end());
    node.last_line = line_number_;
}

void BlockParser::add_line(BlockNode& leaf) {
    static constexpr std::string_view newline = "\n";
    if (leaf.kind == BlockKind::table) {
        add_row(leaf);
        return;
    }
    if (leaf.kind == BlockKind::paragraph) {
        cursor_.to_content();
        if (leaf.line_count == 0) leaf.range.begin = cursor_.place();
        if (!leaf.text.empty()) leaf.text.append(newline, cursor_.begin() - 1);
        leaf.last_line_at = leaf.text.size();
        ++leaf.line_count;
        leaf.text.append(cursor_.rest(), cursor_.place());
        touch(leaf);
        return;
    }
    static constexpr std::string_view spaces = "   ";
    leaf.text.append(spaces.substr(0, std::min(cursor_.rest_of_tab(), spaces.size())), cursor_.place());
    if (cursor_.rest_of_tab() > 0) cursor_.advance_bytes(1);
    leaf.text.append(cursor_.rest(), cursor_.place());
    leaf.text.append(newline, cursor_.place() + static_cast<std::uint32_t>(cursor_.rest().size()));
    if (leaf.kind == BlockKind::code && !leaf.fenced && cursor_.blank()) return;
    touch(leaf);
}

void BlockParser::add_row(BlockNode& table) {
    MappedText line;
    line.append(cursor_.content(), cursor_.content_place());
    RowLine row{split_row(line), {cursor_.content_place(), cursor_.content_end()}};
    const std::size_t columns = table.rows.front().cells.size();
    if (row.cells.size() != columns)
        reading_.error("table-ragged.row", row.range,
                       {{"row", std::to_string(table.rows.size())},
                        {"cells", std::to_string(row.cells.size())},
                        {"columns", std::to_string(columns)}});
    table.rows.push_back(std::move(row));
    touch(table);
}

}  // namespace reading
