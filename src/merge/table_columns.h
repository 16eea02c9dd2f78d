// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>
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
/// The form in which a column's values are shown where each of them names something: the one that it is given among the
/// shown columns, but for those in which several values look the same ("aar", "tal 0").
ColumnFormat naming_format(const std::vector<ShownColumn>& columns, std::size_t field);
/// A column of the table under its own title.
ShownColumn own_column(const model::DataTable& table, std::size_t field);

/// What a format makes of a cell: its words, and its value where that changes too. A number keeps the unit that its
/// column's head does not say.
struct FormattedCell {
    std::string words;
    model::CellValue value;
};

/// Shows cells as their columns' formats say. What does not fit one is told once for each column, with the number of
/// cells where they are more than three (`table-format`).
class Formats {
  public:
    explicit Formats(Work& work) : work_(work) {}

    /// nullopt without a format, and where the cell is of another kind.
    std::optional<FormattedCell> formatted(const model::DataCell& cell, const model::Field& field,
                                           const ColumnFormat& format);
    /// The words of a cell, without marks, where they name a group, a table or a column.
    std::string name(const model::DataCell& cell, const model::Field& field, const ColumnFormat& format);
    /// Tells what did not fit.
    void report() const;

  private:
    struct Misfit {
        std::string field, key, format;
        std::vector<std::pair<model::Span, std::string>> first;  // the first few, with what stands there
        std::size_t count = 0;
    };
    std::optional<FormattedCell> number(const model::DataCell& cell, const model::Field& field,
                                        const ColumnFormat& format);
    std::optional<FormattedCell> date(const model::DataCell& cell, const model::Field& field,
                                      const ColumnFormat& format);
    std::nullopt_t misfit(const char* key, const model::DataCell& cell, const model::Field& field,
                          const ColumnFormat& format);

    Work& work_;
    std::vector<Misfit> misfits_;
};

}  // namespace merge
