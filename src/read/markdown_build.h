// SPDX-License-Identifier: MPL-2.0
// The tree of blocks to the model's blocks: inlines are read, divs and lists become what they mean, captions find their
// tables and figures.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "model/document.h"
#include "read/markdown_block.h"
#include "read/markdown_reading.h"

namespace reading {

class BlockBuilder {
  public:
    explicit BlockBuilder(Reading& reading) : reading_(reading) {}

    /// Blocks in the order of the source: review marks go on from one to the next.
    model::Blocks blocks(const std::vector<std::unique_ptr<BlockNode>>& nodes);

    std::vector<model::Footnote> footnotes;
    std::vector<std::pair<std::string, model::Span>> suppressions;

  private:
    /// A comment's suppressed rule while the next block is not built yet.
    struct Pending {
        std::string rule;
        Range where;
    };
    struct State {
        model::Blocks out;
        std::vector<Pending> pending;
        bool after_definition = false;
    };

    // markdown_build.cpp
    void build(const BlockNode& node, State& state);
    void push(model::Block block, State& state);
    model::Block paragraph(const BlockNode& node);
    void report_lone_attributes(const MappedText& text);
    model::Block heading(const BlockNode& node);
    model::Block list(const BlockNode& node);
    model::Block code(const BlockNode& node);
    model::Block table(const BlockNode& node);
    void definition(const BlockNode& node, State& state);
    void caption(const BlockNode& node, model::Block& block, std::optional<model::Caption>& caption);
    void comment(const BlockNode& node, State& state);
    void note_footnote(const BlockNode& node);
    model::Span span(const BlockNode& node) const { return reading_.span(node.range); }

    // markdown_div.cpp
    model::Block div(const BlockNode& node);
    model::Block merge_div(const BlockNode& node, std::string_view class_name);
    model::Block plain_div(const BlockNode& node, model::DivKind kind);
    model::Inlines caption_of(const BlockNode& node);
    void want(model::WantKind kind, const BlockNode& node, std::string& path);
    Range value_range(const BlockNode& node, std::string_view key) const;
    Range part_range(const BlockNode& node, std::string_view key, std::size_t begin, std::size_t end) const;
    void check_div(const BlockNode& node, model::DivKind kind);

    // list_table.cpp
    model::Block list_table(const BlockNode& node);
    void list_table_cells(const BlockNode& row, bool header, std::size_t header_columns, model::TableRow& made);
    void take_cell_attributes(model::TableCell& cell);
    void list_table_columns(const BlockNode& node, model::Table& table, std::size_t columns);
    std::size_t check_rows(model::Table& table, const std::vector<Range>& places);
    std::size_t whole_number(const BlockNode& node, std::string_view key, std::size_t otherwise);

    Reading& reading_;
};

/// Takes away line breaks beside the end of a mark that stands on a line of its own: they are no text.
void drop_idle_breaks(model::Inlines& inlines);
/// After all blocks are built: a paragraph that holds nothing but the ends of review marks gives them to its
/// neighbours.
void settle_boundaries(model::Blocks& blocks);

}  // namespace reading
