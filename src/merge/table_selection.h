// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <vector>

#include "merge/table_columns.h"
#include "merge/table_options.h"

namespace merge {

/// What of a table the options `columns`, `where`, `sort` and `group` choose, in the order in which it is shown. Group
/// rows of the table itself are among the rows.
struct Selection {
    std::vector<ShownColumn> columns;
    std::vector<const model::DataRow*> rows;
    std::vector<std::size_t> group_columns;  // the outermost first
    bool streamed = false;  // all rows of a long table, as they come; `rows` is empty
};

/// A name that the table does not have and a condition that cannot be read are errors at their place in the options.
Selection select(const TableOptions& options, const model::DataTable& table);

/// The fields of columns, in their order.
std::vector<std::size_t> fields_of(const std::vector<ShownColumn>& columns);
/// The text of a cell; empty where the row has none.
const std::string& cell_text(const model::DataRow& row, std::size_t column);
/// What makes cells of a column equal, `model::value_key`; empty where the row has none.
std::string cell_key(const model::DataTable& table, const model::DataRow& row, std::size_t column);

}  // namespace merge
