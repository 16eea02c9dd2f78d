// SPDX-License-Identifier: MPL-2.0
// Lines to a tree of blocks: CommonMark's containers and leaves, with tables, divs, footnotes, definitions, comments
// and abbreviations beside them. Inlines are not read here: a leaf keeps its text.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/markdown_reading.h"
#include "read/markdown_row.h"
#include "read/markdown_text.h"

namespace reading {

enum class BlockKind {
    document,
    quote,
    list,
    item,
    definition,  // ":   text": a definition or a caption, by what stands before it
    div,
    footnote,
    paragraph,
    heading,
    thematic_break,
    code,
    comment,
    table,
    abbreviation,
};

struct ListMark {
    bool ordered = false;
    char sign = '-';  // the bullet, or what follows the number
    int start = 1;
    std::size_t indent = 0;   // columns before the mark
    std::size_t padding = 0;  // columns of the mark and the space after it
};

struct RowLine {
    std::vector<RowCell> cells;
    Range range;
};

struct BlockNode {
    BlockKind kind = BlockKind::document;
    BlockNode* parent = nullptr;
    std::vector<std::unique_ptr<BlockNode>> children;
    Range range;
    std::size_t first_line = 0;
    std::size_t last_line = 0;  // of its content: blank lines after it are not counted
    int depth = 0;
    bool open = true;

    MappedText text;                           // paragraph, heading, code, comment
    std::size_t last_line_at = 0;              // paragraph: where its last line begins in `text`
    std::size_t line_count = 0;                // paragraph
    ListMark mark;                             // list, item, definition
    bool tight = true;                         // list
    bool gap = false;                          // a blank line stood before a child that vanished
    int level = 0;                             // heading
    bool fenced = false;                       // code
    char fence_sign = '`';                     // code
    std::size_t fence_length = 0;              // code
    std::size_t fence_indent = 0;              // code
    MappedText info;                           // code
    model::Attributes attributes;              // div
    std::vector<Range> value_places;           // div: of each pair's value
    std::string label;                         // footnote, abbreviation
    std::string expansion;                     // abbreviation
    Range opener;                              // div: its opening line; footnote: "[^label]:"
    bool closed = false;                       // div, code, comment: its end was met
    std::vector<model::Alignment> alignments;  // table
    std::vector<RowLine> rows;                 // table

    BlockNode* last_child() const { return children.empty() ? nullptr : children.back().get(); }
};

/// The tree of the text; definitions of links, abbreviations and footnotes are noted in `reading`.
std::unique_ptr<BlockNode> parse_blocks(std::string_view text, std::uint32_t begin, Reading& reading);

}  // namespace reading
