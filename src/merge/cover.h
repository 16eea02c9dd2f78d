// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "merge/work.h"

namespace merge {

/// What merging puts before and after the author's own text, in the documents' words: a cover page (kinds with one) or
/// a title block (any other document with a title; a Div of DivKind::cover whose class is `title-block` instead of
/// `cover`), the table of contents, and for PDF and HTML the list of comments. A draft, a sample and a part of a
/// package that must not be sent say so in paragraphs with the class `cover-notice`: the last ones of the cover or
/// title block, the document's first ones where it has neither.
void add_front_and_back(Work& work);

}  // namespace merge
