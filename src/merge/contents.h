// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "merge/work.h"

namespace merge {

/// The table of contents as deep as the document or its kind wants it; without entries when there are no headings.
model::Contents make_contents(const Work& work);
/// The list of the document's numbered tables or figures; without entries when there are none.
model::Contents make_list(const Work& work, model::Listed listed);
/// Points the entries at what they name, by order. Run after model::assign_ids.
void point_contents(model::Assembly& assembly);

}  // namespace merge
