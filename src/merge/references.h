// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "merge/work.h"

namespace merge {

/// Gives every Reference its words ("tabel 3", "afsnit 2.1", a heading's text in quotation marks when it has no number)
/// and reports references and inner links to nothing, at their place, with the nearest anchor. Those become plain text.
/// Run after numbering, before ids are assigned.
void word_references(Work& work);

/// Gives every Reference, inner Link and ContentsEntry the node of its anchor. Run after model::assign_ids.
void point_references(model::Assembly& assembly);

}  // namespace merge
