// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <vector>

#include "merge/table_selection.h"

namespace merge {

/// One of the tables that `split="COLUMN"` makes: the rows of one value.
struct TablePart {
    std::string value;  // as it is shown
    std::vector<const model::DataRow*> rows;
};

/// The chosen rows by the values of a column, in the order of the rows. A cell with several values (a list, or a text
/// with semicolons) has its row in each of them, and `alle` in every one: those of the column, or the project's parties
/// where one of them is named there. Rows without a value belong to none. `format` is how the values are named.
std::vector<TablePart> split_rows(const TableOptions& options, const model::DataTable& table,
                                  const std::vector<const model::DataRow*>& rows, std::size_t column,
                                  const ColumnFormat& format);

}  // namespace merge
