// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "merge/work.h"

namespace merge {

/// Makes heading numbers and levels without gaps (ISO 14289-1, 7.4.2, allows none to be skipped), caption labels, list
/// labels, and an anchor, unique in the document, for every heading, table and figure. Nothing inside `.only` is
/// numbered.
void number_blocks(Work& work);
/// Makes the labels of the lists in a cell of a table that is read row by row, which the above does not see.
void number_lists_of_cell(model::Blocks& blocks);
/// Whether the document's headings have numbers: its kind says so, or its own front matter.
bool numbers_headings(const Work& work);
/// Errors at what would take a number inside `.only`: captions, calls of notes, and headings where they are numbered.
void refuse_numbers_in_only(Work& work);

/// "•", "3." or "b)" for the item `index` (from 0) of a list at `depth` (from 1, counted among lists of its sort).
std::string list_label(const model::List& list, std::size_t index, int depth, bool in_cell);

}  // namespace merge
