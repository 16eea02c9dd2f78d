// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "model/assembly.h"

namespace compare {

/// Gives a woven document what an Assembly promises: dense ids, links, references and contents that lead to the nodes
/// that they led to in the new version (whose ids its nodes still have), and deleted headings on levels that skip none.
void finish(model::Assembly& woven);

}  // namespace compare
