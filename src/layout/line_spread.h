// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "layout/line_set.h"

namespace layout {

/// How a line's natural width becomes that of its column.
struct Spread {
    float stretch = 0, shrink = 0;  // of each space, as shares of what it gives
    float tracking = 0;             // em after each letter but the last
};

/// How the spaces and letters of a justified line take `room`, what its natural width lacks (below 0: is too wide by).
Spread spread_of(const ParagraphText& text, const Line& line, const LineFrame& frame, float room);

}  // namespace layout
