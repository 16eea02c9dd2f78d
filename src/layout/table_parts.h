// SPDX-License-Identifier: MPL-2.0
// Which words of a table are divided, so that the others have room.
#pragma once

#include <functional>
#include <vector>

#include "layout/table_fit.h"

namespace layout {

/// A column of prose beside compounds that take its room: when the table gets much lower by it, the compounds are
/// divided at their seams, in no more columns than it takes. Else `plan` itself.
TablePlan lower_plan(const std::vector<model::TableColumn>& columns, const TableNeeds& whole,
                     const std::function<const TableNeeds&()>& divided, TablePlan plan, const Fit& fit);

/// The needs when compounds are divided at their seams; `parts` were measured with words divided. `kept` tells for each
/// column how much of the room that this saves it keeps: 1 leaves its words whole.
TableNeeds parted(TableNeeds needs, const TableNeeds& parts, const std::vector<float>& kept);

/// Of the columns whose words are divided at syllables, those get their short words whole that want the least room for
/// the most cells, then those their parts of compounds.
TablePlan least_divided(const std::vector<model::TableColumn>& columns, const TableNeeds& whole,
                        const TableNeeds& parts, TablePlan plan, const Fit& fit);

}  // namespace layout
