// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "read/located_text.h"

namespace reading {

/// The Markdown that says what a cell of a spreadsheet shows: words with emphasis, links and notes, in which the
/// beginning of a line makes no block ("> 80", "- 5", "5.", "# 3", "---") and a line's end is one. A cell is left as it
/// is where its blocks are evidently meant: two or more items of a list, quoted lines, a table, a fence that is closed,
/// a div.
LocatedText text_of_cell(const LocatedText& cell);

/// Markdown as it stands, but for a cell of nothing but the sign of a block: "-", "1.", ">" and "#" are words there,
/// not an empty item, quotation or heading.
LocatedText markdown_of_cell(const LocatedText& cell);

/// Whether a text of several lines holds blocks of Markdown that are evidently meant: items of a list, a pipe table, a
/// closed fence, a div, or quoted lines alone.
bool has_evident_blocks(std::string_view text);

}  // namespace reading
