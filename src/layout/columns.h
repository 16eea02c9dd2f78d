// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "layout/slice.h"

namespace layout {

/// How slices of a Columns fall on one page: where each column ends (exclusive), and where each slice's top is.
struct ColumnFit {
    std::vector<std::size_t> ends;
    std::vector<float> tops;
    float height = 0;
    bool complete = false;
};

/// Fills the columns one after the other to at most `height`.
ColumnFit fill_columns(const Columns& columns, float height, float grid);
/// The lowest equal height that holds everything, if it is at most `height`; else the columns filled to `height`.
ColumnFit balance_columns(const Columns& columns, float height, float grid);

}  // namespace layout
