// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "write/pdf/structure.h"

namespace writing::pdf {

/// Walks the Assembly and makes the tree. Its parts stand in structure.cpp (blocks), structure_inlines.cpp and
/// structure_tables.cpp.
class TreeBuilder {
  public:
    TreeBuilder(const model::Assembly& assembly, const Placed& placed);
    Tree build();

  private:
    using Index = std::int32_t;

    Element& element(Index index) { return tree_.elements[static_cast<std::size_t>(index)]; }
    Index open(Index parent, Tag tag, model::NodeId node = 0);
    /// Takes the element and all below it away again if no slot was made since `open`.
    void close(Index index);
    /// Opens, fills and closes an element.
    template <class Fill>
    Index within(Index parent, Tag tag, model::NodeId node, Fill&& fill) {
        const Index index = open(parent, tag, node);
        const std::size_t slots = tree_.slot_owner.size();
        fill(index);
        if (tree_.slot_owner.size() == slots) close(index);
        return index;
    }
    ElementText& text_of(Index index);

    /// The slot at the end of the element: the last one, or a new one after its kids.
    Index slot_at_end(Index parent);
    void content(Index parent, model::NodeId node);
    void label(Index parent, model::NodeId node);
    /// What layout may have placed for a block itself, such as a callout's title: a paragraph of its own.
    void own_paragraph(Index parent, model::NodeId node);

    // structure.cpp
    void blocks(Index parent, const model::Blocks& blocks);
    void block(Index parent, const model::Block& block);
    void paragraph(Index parent, const model::Block& block, const model::Paragraph& paragraph);
    void heading(Index parent, const model::Block& block, const model::Heading& heading);
    void list(Index parent, const model::Block& block, const model::List& list);
    void terms(Index parent, const model::TermList& list, model::NodeId node);
    void figure(Index parent, const model::Block& block, const model::Figure& figure);
    void div(Index parent, const model::Block& block, const model::Div& div);
    void contents(Index parent, const model::Block& block, const model::Contents& contents);
    void contents_entries(Index parent, const std::vector<model::ContentsEntry>& entries, std::size_t& next, int level);
    void caption(Index parent, const model::Caption& caption);
    void pending_notes(Index parent);
    void note(Index parent, const model::Footnote& footnote);

    // structure_inlines.cpp
    void inlines(Index parent, const model::Inlines& inlines);
    void inlined(Index parent, const model::Inline& node);
    void styled(Index parent, const model::Inline& node, const model::Styled& styled);
    void image(Index parent, const model::Inline& node, const model::Image& image);
    void footnote_call(Index parent, const model::Inline& node, const model::FootnoteCall& call);
    /// A Link when layout placed a link area for the node, else the parent itself.
    template <class Fill>
    void linked(Index parent, model::NodeId node, Fill&& fill) {
        if (!placed_.link(node)) return fill(parent);
        const Index made = within(parent, Tag::link, node, fill);
        if (static_cast<std::size_t>(made) < tree_.elements.size() && element(made).node == node)
            tree_.link_element[node] = made;
    }
    /// The element in which a text stands now: an Insertion or Deletion inside `parent` while such a mark is open.
    Index reviewed(Index parent);
    /// A small number or letter that refers elsewhere: a footnote's, a comment's.
    void marker(Index parent, model::NodeId node);
    void boundary(const model::ReviewBoundary& boundary);

    // structure_tables.cpp
    struct Grid;
    void table(Index parent, const model::Block& block, const model::Table& table);
    void table_row(Index parent, const model::TableRow& row, Grid& grid);
    void table_cell(Index parent, const model::TableRow& row, const model::TableCell& cell, Grid& grid,
                    std::size_t column);
    void name_headers(Index cell, Grid& grid, std::size_t column, std::size_t columns);

    const model::Assembly& assembly_;
    const Placed& placed_;
    Tree tree_;
    HeadingLevels levels_;
    std::vector<std::size_t> open_marks_;  // indices of review marks: insertions and deletions only
    std::vector<std::size_t> pending_notes_;
    std::vector<bool> noted_;
    int table_depth_ = 0;
};

}  // namespace writing::pdf
