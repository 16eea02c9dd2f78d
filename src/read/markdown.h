// SPDX-License-Identifier: MPL-2.0
// Markdown, the dialect of docs/markdown.md, to a model::Document. Takes one source; gives what its author wrote, with
// the place of every node and nothing merged or numbered. An author's mistake is a diagnostic and reading goes on, but
// a file that is not UTF-8 is not read at all. Time grows in proportion to length, whatever the text holds.
#pragma once

#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/document.h"
#include "read/markdown_text.h"

namespace reading {

model::Document read_markdown(model::SourceId source, const model::Sources& sources, model::Diagnostics& diagnostics);

/// The Markdown of a table cell. `places` says where its bytes stand; spans are as exact as it is. Appends to `blocks`
/// and `footnotes`. A footnote that is called need not be defined here: the merging document may define it. Review
/// marks are appended to `marks`, their boundaries numbered from its size on; without `marks` they are an error.
void read_markdown_fragment(std::string_view text, const TextPlaces& places, model::Blocks& blocks,
                            std::vector<model::Footnote>& footnotes, model::Diagnostics& diagnostics,
                            std::vector<model::ReviewMark>* marks = nullptr);

}  // namespace reading
