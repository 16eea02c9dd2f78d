// SPDX-License-Identifier: MPL-2.0
// Column widths with which a table is low and its words are whole.
#pragma once

#include <vector>

#include "layout/table_widths.h"

namespace layout {

/// How the cells of a plan are set, and what may change.
struct WidthRules {
    float padding = 0;         // of a cell, both sides
    bool gaps = true;          // numbers keep more away from the words that follow
    float scale = 1;           // of the letters
    std::vector<float> least;  // of each column
    std::vector<bool> fixed;   // columns that stay as wide as they are
    bool guessed = false;      // where words may be divided is not known, only that they may
};

/// A table with some widths, over its sampled rows.
struct TableLook {
    float price = 0;   // of divided words and parted numbers, in lines for each row
    float towers = 0;  // share of the cells with short words divided, or words in many pieces
    float parted = 0;  // … with numbers, dates, references or addresses parted
};

TableLook look_of(const TableNeeds& needs, const std::vector<float>& widths, const WidthRules& rules);

/// Moves width between columns, in ever smaller steps, as long as the table's lines and the price of what is divided in
/// them become less. The sum stays; the table becomes no more than a quarter higher. Gives `widths` themselves where
/// little is to be gained (`worth_while`: the share of lines and price that must not be left).
std::vector<float> search_widths(const TableNeeds& needs, const std::vector<float>& widths, const WidthRules& rules,
                                 float worth_while);

}  // namespace layout
