// SPDX-License-Identifier: MPL-2.0
// How a table is made to fit its width: which words stay whole, and how large its letters are.
#pragma once

#include <functional>
#include <vector>

#include "layout/table_widths.h"

namespace layout {

struct TablePlan {
    std::vector<float> widths;  // of the columns
    float scale = 1;            // of the cells' letters
    bool broken = false;        // a word is divided where no syllable ends, or a number is
};

/// Gives in step by step: whole words (long compounds divided at their seams if that makes the table much lower), then
/// smaller letters down to `least_scale`, then words divided at their
/// syllables (at once in columns with a weight: their author chose their widths), then long words divided anywhere, and
/// last of all short words and numbers. `divided` measures the cells with words divided; it is asked only when it
/// matters.
TablePlan plan_table(const std::vector<model::TableColumn>& columns, const TableNeeds& whole,
                     const std::function<TableNeeds()>& divided, float total, float padding, float least_scale);

}  // namespace layout
