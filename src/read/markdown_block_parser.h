// SPDX-License-Identifier: MPL-2.0
// CommonMark's way through the lines (0.31, appendix "A parsing strategy"): each line first goes on with the containers
// that are open, then may open new ones, and what is left of it is a leaf's.
#pragma once

#include <memory>
#include <string_view>

#include "read/markdown_block.h"
#include "read/markdown_line.h"

namespace reading {

class BlockParser {
  public:
    BlockParser(std::string_view text, std::uint32_t begin, Reading& reading);
    std::unique_ptr<BlockNode> parse();

  private:
    enum class Continued { yes, no, line_done };
    enum class Started { nothing, container, leaf, line_done };

    // markdown_block.cpp
    void line(std::string_view text, std::uint32_t begin);
    Continued go_on(BlockNode& node);
    Continued go_on_item(BlockNode& node);
    Continued go_on_code(BlockNode& node);
    Continued go_on_comment(BlockNode& node);
    void take_rest(BlockNode& container, bool all_closed);

    // markdown_block_start.cpp
    Started start(BlockNode& container);
    Started start_quote(BlockNode& container);
    Started start_heading(BlockNode& container);
    Started start_code(BlockNode& container);
    Started start_div(BlockNode& container);
    Started close_div(BlockNode& container);
    Started start_comment(BlockNode& container);
    Started start_setext(BlockNode& container);
    Started start_thematic_break(BlockNode& container);
    Started start_footnote(BlockNode& container);
    Started start_item(BlockNode& container);
    Started start_definition(BlockNode& container);
    Started start_abbreviation(BlockNode& container);
    Started start_table(BlockNode& container);
    Started start_indented_code(BlockNode& container);
    bool may_define(const BlockNode& container) const;

    // markdown_block_leaf.cpp
    /// A new child of the nearest block from `container` upwards that may hold it; everything below is closed.
    BlockNode& add(BlockNode& container, BlockKind kind);
    bool too_deep(const BlockNode& container);
    void close_unmatched();
    void close(BlockNode& node);
    void drop_definitions(BlockNode& paragraph);
    void add_line(BlockNode& leaf);
    void add_row(BlockNode& table);
    void touch(BlockNode& node);

    std::string_view text_;
    std::uint32_t begin_;
    Reading& reading_;
    std::unique_ptr<BlockNode> document_;
    BlockNode* tip_ = nullptr;
    BlockNode* last_matched_ = nullptr;
    LineCursor cursor_;
    std::size_t line_number_ = 0;
};

}  // namespace reading
