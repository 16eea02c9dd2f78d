// SPDX-License-Identifier: MPL-2.0
// What the cells of a table need when words are divided, letters smaller or columns closer, and whether that fits.
#pragma once

#include <optional>
#include <vector>

#include "layout/table_plan.h"

namespace layout {

/// The share of its padding that a cell keeps in a table that is too wide.
inline constexpr float kTight = 0.6F;

/// What a table has to fit: its width, the padding of a cell (both in points), and how small its letters may be made.
struct Fit {
    float total = 0, padding = 0, least_scale = 1;
};

/// Whether its author chose the column's width.
bool has_width(const model::TableColumn& column);

/// The needs in the plan's letters and with its room between the columns.
TableNeeds needs_at(const TableNeeds& needs, const TablePlan& plan, const Fit& fit);

/// Takes for the cells of columns with a chosen width, or of all, what they need when words are divided.
TableNeeds mixed(const std::vector<model::TableColumn>& columns, const TableNeeds& whole, const TableNeeds& divided,
                 bool all, float CellNeed::*need);

/// What cells need at least, but never less than `other` of theirs, such as their numbers.
TableNeeds no_less(TableNeeds needs, const TableNeeds& parts, float CellNeed::*other);

/// The widths at the first spacing and size of letters at which the least ones fit.
std::optional<TablePlan> fitting_plan(const std::vector<model::TableColumn>& columns, const TableNeeds& needs,
                                      const Fit& fit);

}  // namespace layout
