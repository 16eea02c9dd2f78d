// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "merge/table_options.h"

namespace merge {

/// How a column is shown: `| tal 2`. An empty name is the column's own form.
struct ColumnFormat {
    std::string name;
    std::optional<int> decimals;
};

/// A column to show, under which title and how.
struct ShownColumn {
    std::size_t field = 0;
    std::string title;
    ColumnFormat format;
};

/// What `columns="nr navn='Aftale' budget='Beløb' | tal 1"` chooses, in its order; every column of the table without
/// the option, or where nothing of it exists.
std::vector<ShownColumn> shown_columns(const TableOptions& options, const model::DataTable& table);
/// A column of the table under its own title.
ShownColumn own_column(const model::DataTable& table, std::size_t field);

/// What a format makes of a cell: its words, and its value where that changes too. nullopt without a format, and after
/// reporting that the cell is of another kind (`table-format`).
struct FormattedCell {
    std::string words;
    model::CellValue value;
};
std::optional<FormattedCell> formatted(Work& work, const model::DataCell& cell, const ColumnFormat& format);

}  // namespace merge
