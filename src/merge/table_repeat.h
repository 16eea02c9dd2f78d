// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <vector>

#include "model/data_table.h"

namespace merge {

/// The table with its row i in `counts[i]` copies (1 or more), one below the other. Its cells reach over the copies:
/// what stood once in the table still stands once.
model::DataTable with_repeated_rows(const model::DataTable& table, const std::vector<std::size_t>& counts);

/// The cell that covers a place of a table: itself where nothing else does.
const model::DataCell& covering_cell(const model::DataTable& table, std::size_t row, std::size_t column);
/// A cell for a place of its own, whatever it covered before.
model::DataCell single(model::DataCell cell);

}  // namespace merge
