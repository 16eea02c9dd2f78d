// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/metadata.h"
#include "model/node.h"

namespace model {

/// A picture's file, whole. `media_type` is image/png, image/jpeg or image/svg+xml, decided by its bytes.
struct Resource {
    std::string path;
    std::string media_type;
    std::string bytes;
    std::uint32_t width = 0;   // pixels
    std::uint32_t height = 0;
};

/// A document whose content is final: includes, tables and values merged, references resolved, headings, captions,
/// notes and list items numbered, every node with a dense id in reading order (assign_ids).
/// Invariants: no Include, TableMerge, ChartMerge or Value remains; every Reference and inner Link has its node;
/// every heading, table and figure has an anchor, unique in the document; table rows are rectangular with their spans.
/// The first block is the cover Div and the second the Contents where the document has them.
struct Assembly {
    std::string id;           // of the document: names its output files
    std::string source_path;  // as the user would type it
    Metadata metadata;
    Blocks blocks;
    std::vector<Footnote> footnotes;
    std::vector<ReviewMark> review_marks;
    std::vector<Resource> resources;
    NodeId node_count = 0;
    /// Expansions of abbreviations, if any.
    std::map<std::string, std::string> abbreviations;
    /// The agreement's title for the running head; the document's own when it belongs to none.
    std::string running_title;
    bool example = false;     // pages carry a visible EKSEMPEL mark
    bool draft = false;       // status `udkast`: pages carry a visible UDKAST mark
    bool draft_package = false;  // part of a package that must not be sent: `running_title` begins with that notice

    std::vector<std::pair<std::string, Span>> suppressions;
};

/// Numbers every node densely from 1 in reading order (footnotes after the blocks) and sets node_count.
void assign_ids(Assembly& assembly);

/// What stands where: for each NodeId its parent's id (0 for a top block or a footnote) and its anchor, if any.
struct NodeTable {
    std::vector<NodeId> parent;              // index: NodeId
    std::vector<const Block*> block;         // the block with this id, or null
    std::vector<const Inline*> inlined;      // the inline with this id, or null
    std::vector<const ListItem*> list_item;
    std::vector<const TableCell*> cell;
    std::vector<const TableRow*> row;
    std::vector<const Footnote*> footnote;
    std::vector<const Caption*> caption;
    std::vector<const ContentsEntry*> contents_entry;
};
/// Pointers stay valid as long as the assembly is neither changed nor moved.
NodeTable index_nodes(const Assembly& assembly);

/// The words of inlines without marks: what a screen reader or an outline says. Footnote calls are left out,
/// soft breaks are spaces, deletions are left out.
std::string plain_text(const Inlines& inlines, const std::vector<ReviewMark>& marks = {});
std::string plain_text(const Blocks& blocks, const std::vector<ReviewMark>& marks = {});

}  // namespace model
