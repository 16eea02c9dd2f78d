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
    std::vector<float> feet;  // of each column: the height of its notes
    float height = 0;         // of the text
    float reach = 0;          // of the text and notes of the column that takes most
    bool complete = false;

    float top(std::size_t slice) const { return tops[slice - first]; }
};

/// What stands at the feet of columns: `notes` by index, empty when set elsewhere, and what each column has already (no
/// heights: nothing).
struct ColumnFeet {
    const std::vector<Slices>* notes = nullptr;
    std::vector<float> taken;
};

/// Fills the columns one after the other, from slice `first`, to at most `height` with their notes.
ColumnFit fill_columns(const Columns& columns, std::size_t first, float height, float grid,
                       const ColumnFeet& feet = {});
/// The same, but level where they hold everything: what is left of the last note called there goes on overleaf.
ColumnFit level_columns(const Columns& columns, std::size_t first, float height, float grid,
                        const ColumnFeet& feet = {});
/// The most level columns that hold everything from slice `first` on, if their text is at most `height` high; else the
/// columns filled to `height`. Notes are measured but take nothing from `height`: what follows the columns stands above
/// them.
ColumnFit balance_columns(const Columns& columns, std::size_t first, float height, float grid,
                          const ColumnFeet& feet = {});

}  // namespace layout
