// SPDX-License-Identifier: MPL-2.0
// What a cell shows: its blocks as lines of text, and the runs of it that look differently.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/assembly.h"
#include "write/xlsx/excel_text.h"

namespace writing::xlsx {

/// How a run of text differs from the cell's own look.
struct RunLook {
    bool bold = false, italic = false, struck = false, subscript = false, superscript = false, code = false;
    bool inserted = false, deleted = false;  // by review marks
    auto operator<=>(const RunLook&) const = default;
    bool is_plain() const { return *this == RunLook(); }
};
struct Run {
    std::string text;
    RunLook look;
};

/// The review marks that are open at a place of the document, which is walked in reading order: they may begin in one
/// cell and end in another.
struct OpenMarks {
    int insertions = 0, deletions = 0;
    void pass(const model::ReviewBoundary& boundary, const std::vector<model::ReviewMark>& marks);
};
/// The marks that are open where a block of the document begins.
OpenMarks marks_open_at(const model::Assembly& assembly, const model::Block& block);

/// A cell's text: paragraphs one a line, lists with their labels and indented. Deletions are in it, as runs.
/// `runs` together are `text`; there are none when all of it is plain.
struct CellText {
    std::string text;
    std::vector<Run> runs;
    OpenMarks begins = {};               // what was open before it
    const std::string* words = nullptr;  // the document's own, where they are all there is
};
CellText cell_runs(const model::Blocks& blocks, const std::vector<model::ReviewMark>& marks, OpenMarks& open);
/// The same into a text whose memory is used again.
void cell_runs(const model::Blocks& blocks, const std::vector<model::ReviewMark>& marks, OpenMarks& open,
               CellText& made);

/// The blocks as they are when every change is accepted, without marks. `open`: before them.
model::Blocks accepted(model::Blocks blocks, const std::vector<model::ReviewMark>& marks, OpenMarks open);

/// The same as one text, deletions left out.
std::string cell_text(const model::Blocks& blocks, const std::vector<model::ReviewMark>& marks);

/// The indices of the footnotes called in these blocks, in order, each once.
std::vector<std::size_t> notes_called(const model::Blocks& blocks);
/// The indices of the comments that begin in these blocks.
std::vector<std::size_t> comments_in(const model::Blocks& blocks, const std::vector<model::ReviewMark>& marks);

/// Where the blocks lead: links out of the document by http, https or mailto as URIs, each with its words; links and
/// references into it by their node.
struct CellLink {
    std::string address;
    model::NodeId node = 0;
    std::string words;
};
std::vector<CellLink> links_in(const model::Blocks& blocks);

}  // namespace writing::xlsx
