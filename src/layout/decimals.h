// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <vector>

#include "layout/slice.h"

namespace layout {

/// Moves the numbers of a column so that their decimal commas stand under each other, the longest at the right edge.
/// A single line that is no number is set flush right; other cells stay. `padding` is one cell's, both sides.
void align_decimals(const std::vector<BandCell*>& cells, float padding);

}  // namespace layout
