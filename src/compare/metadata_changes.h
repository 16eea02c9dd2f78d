// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <vector>

#include "compare/compare.h"

namespace compare {

/// What the two say differently of themselves, in the order of a cover. Each change's label is the metadata's key.
std::vector<Change> metadata_changes(const model::Metadata& old, const model::Metadata& now,
                                     const model::Messages& words);

}  // namespace compare
