// SPDX-License-Identifier: MPL-2.0
// Column widths of a table from what its cells need.
#pragma once

#include <cstdint>
#include <vector>

#include "layout/cell_lines.h"
#include "model/node.h"

namespace layout {

/// What a cell needs: its widest unbreakable piece, its longest line unbroken, and its lines' unbroken widths.
/// Padding is included.
struct CellNeed {
    std::uint32_t column = 0, span = 1;
    float least = 0;
    float wish = 0;
    std::vector<float> lines;
    float parted = 0;      // its widest piece when long compounds are divided at their seams
    float kept = 0;        // its widest number or short word, which is divided last of all
    float number = 0;      // its widest number, which is never divided
    float tied = 0;        // its widest number with what belongs to it ("8,6 %"), date or reference
    float gap = 0;         // padding that only this cell has
    bool divided = false;  // the pieces are what syllables leave of the words
    bool head = false;     // stands in the table's head
    bool sampled = false;  // its text is known:
    std::vector<CellPiece> pieces;
};
using TableNeeds = std::vector<std::vector<CellNeed>>;  // by row

/// Every so manyeth row is enough to know how a table looks; that keeps long tables linear.
std::size_t sampling_step(std::size_t rows);

/// Widths that add up to `total`. Columns with a width of their own get it, those with a weight that share of what is
/// left; the others what their cells need, so that the table becomes as low as it can. No column gets less than its
/// least, as long as others can spare it. `padding` is one cell's, both sides.
std::vector<float> column_widths(const std::vector<model::TableColumn>& columns, const TableNeeds& needs, float total,
                                 float padding);

/// The height that a table has with these widths, in lines, as far as they tell without breaking any line.
float table_lines(const TableNeeds& needs, const std::vector<float>& widths, float padding);

/// The least widths that columns may have, if all of them fit into `total`.
bool least_widths_fit(std::size_t columns, const TableNeeds& needs, float total);

/// Whether a table is nearly as low with `shared` widths (of a table of the same shape) as with its `own`, and nothing
/// that fits its own columns is too wide for the shared ones.
bool can_share_widths(const TableNeeds& needs, const std::vector<float>& own, const std::vector<float>& shared,
                      float padding);

/// Makes columns alike that are of one kind (the same number in `kinds`; 0: of none), as far as that leaves each its
/// least width. The sum stays.
void even_out(const std::vector<std::size_t>& kinds, const TableNeeds& needs, std::vector<float>& widths);

}  // namespace layout
