// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <memory>

#include "merge/table_selection.h"

namespace merge {

/// A table with what of it is shown; `shown` points into `table`.
struct ShapedTable {
    model::DataTable table;
    Selection shown;
    std::size_t first_value = 0;  // the first field that a value became
};

/// `pivot="COLUMN" cell="COLUMN"`: the values of one column become columns. The chosen rows that agree in all shown
/// columns become one row; its cells are those of `cell`, or an X. A schema's choices are columns in their order, also
/// without a mark; other values in the order of the rows. Two rows for one place are an error at the second
/// (`table-pivot`).
std::unique_ptr<ShapedTable> pivoted(const TableOptions& options, const model::DataTable& table,
                                     const Selection& chosen, std::size_t by);

/// `one-of="COLUMN …"`: every chosen row has exactly one of these columns filled in; for a pivoted column's name its
/// values are meant. What has none, or more, is an error at its row or second cell (`table-one-of`).
void check_one_of(const TableOptions& options, const model::DataTable& table, const Selection& chosen,
                  const std::vector<std::size_t>& pivot_columns);

}  // namespace merge
