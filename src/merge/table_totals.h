// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "merge/table_selection.h"

namespace merge {

/// What `totals="budget nr=antal andel=middel"` asks for: for places among the shown columns what is worked out of
/// them.
class Totals {
  public:
    /// Reports names that are no shown column and what cannot be worked out.
    Totals(const TableOptions& options, const model::DataTable& table, const std::vector<ShownColumn>& columns);

    bool wanted() const { return !asked_.empty(); }
    /// A total row of these rows, with a label in its first free place. A cell that is no number, and numbers of
    /// different units, are errors at their cell (`table-totals`); the earliest and the latest of dates is one. A cell
    /// that several of the rows share counts once.
    model::TableRow row(const std::vector<const model::DataRow*>& rows, std::string label) const;

  private:
    enum class Kind { sum, count, mean, least, most };
    struct Asked {
        std::size_t place = 0;
        Kind kind = Kind::sum;
        int decimals = 0;  // the most that a number of the column has: means of groups have one more, all the same
    };

    int most_decimals(std::size_t field) const;
    std::optional<Kind> kind_named(const std::string& name) const;
    std::vector<const model::DataCell*> filled_cells(const Asked& asked,
                                                     const std::vector<const model::DataRow*>& rows) const;
    void report_fault(const Asked& asked) const;
    std::optional<model::Amount> amount(const Asked& asked, const std::vector<const model::DataCell*>& cells) const;
    std::optional<model::DateValue> day(const Asked& asked, const std::vector<const model::DataCell*>& cells) const;
    /// The cell with the first or last of days with their times; null when one is none.
    static const model::DataCell* moment_of(const Asked& asked, const std::vector<const model::DataCell*>& cells);
    void put_amount(model::Amount total, const ShownColumn& column, model::TableCell& cell) const;
    void put_day(model::DateValue day, const ShownColumn& column, model::TableCell& cell) const;
    model::TableCell cell(const Asked& asked, const std::vector<const model::DataRow*>& rows) const;

    const TableOptions& options_;
    const model::DataTable& table_;
    const std::vector<ShownColumn>& columns_;
    std::vector<Asked> asked_;
};

}  // namespace merge
