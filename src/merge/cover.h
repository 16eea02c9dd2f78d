// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "merge/work.h"

namespace merge {

/// What merging puts before and after the author's own text, in the documents' words: a cover page (kinds with one) or
/// a title block (any other document with a title; a Div of DivKind::cover whose class is `title-block` instead of
/// `cover`), the table of contents, and for PDF and HTML the list of comments.
void add_front_and_back(Work& work);

/// Points the entries of the Contents at their headings, by order. Run after model::assign_ids.
void point_contents(model::Assembly& assembly);

}  // namespace merge
