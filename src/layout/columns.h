// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "layout/slice.h"

namespace layout {

/// How slices of a Columns fall on one page: where each column ends (exclusive), and where each slice's top is.
/// Indices are those of the whole flow, whichever slice the page began with.
struct ColumnFit {
    std::size_t first = 0;
    std::vector<std::size_t> ends;
    std::vector<float> tops;  // of the slices from `first` on
    float height = 0;
    bool complete = false;

    float top(std::size_t slice) const { return tops[slice - first]; }
};

/// Fills the columns one after the other, from slice `first`, to at most `height`.
ColumnFit fill_columns(const Columns& columns, std::size_t first, float height, float grid);
/// The most level columns that hold everything from slice `first` on, if they are at most `height` high; else the
/// columns filled to `height`.
ColumnFit balance_columns(const Columns& columns, std::size_t first, float height, float grid);

}  // namespace layout
