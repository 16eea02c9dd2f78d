// SPDX-License-Identifier: MPL-2.0
// One assembly with every kind of node, its theme and its words: for the tests of the rooms after merging.
#pragma once

#include "model/assembly.h"
#include "model/messages.h"
#include "model/theme.h"

namespace sample {

/// Cover, contents, three levels of headings, lists in lists, a table with spans, lists and a note in its cells,
/// a figure with an organisation chart, a footnote, links, a term list, a quote, code, columns, callout, review marks.
model::Assembly assembly();
/// The quiet official theme, as templates/theme/officiel.yaml has it.
model::Theme theme();
/// The documents' own words in Danish.
model::Messages messages();

// Builders, for tests that need their own assembly; call model::assign_ids at the end.
model::Inline text(std::string words);
model::Block paragraph(std::string words);
model::Block heading(int level, std::string number, std::string words, std::string anchor);
model::TableCell cell(model::Blocks blocks, bool header = false);

}  // namespace sample
