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
    float padding = 0;          // of a cell, both sides
    bool gaps = true;           // numbers keep more away from the words that follow
    float lines = 0;            // its height, as far as widths tell
    bool divided = false;       // words are divided at their syllables
    bool broken = false;        // a word is divided where no syllable ends, or a number is
    bool loose = false;         // numbers are parted from what belongs to them
    float towers = 0;           // share of the cells in which even short words are divided, or others in many pieces
    float parted = 0;           // … in which numbers, dates, references or addresses are parted
    float price = 0;            // of all that, in lines for each row
    bool stacked = false;       // its rows stand below one another, each as pairs of a head and a cell: two widths
};

/// Gives in step by step: whole words (long compounds divided at their seams if that makes the table much lower), then
/// words divided at their syllables (at once in columns with a weight: their author chose their widths), each with less
/// and less room between the columns and then with smaller letters, down to `least_scale`; numbers, dates and
/// references stay together with what belongs to them as long as any of that fits. What does not fit so is `broken`:
/// long words are divided anywhere, then letters become smaller than that, then short words are divided anywhere, and
/// last of all numbers are divided. Width then moves between the columns (search_widths). `divided` measures the cells
/// with words divided; it is asked only when it matters.
TablePlan plan_table(const std::vector<model::TableColumn>& columns, const TableNeeds& whole,
                     const std::function<TableNeeds()>& divided, float total, float padding, float least_scale);

}  // namespace layout
