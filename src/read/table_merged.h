// SPDX-License-Identifier: MPL-2.0
// A sheet's merged cells, on the rows of the table that is read from it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "read/table_rows.h"
#include "read/xlsx/cell_range.h"

namespace reading {

/// A merged range in the table's own rows and the source's columns, both from 0; both ends belong to it.
struct MergedArea {
    std::size_t first_row = 0, last_row = 0;
    std::uint32_t first_column = 0, last_column = 0;
};

struct MergedAreas {
    std::vector<std::size_t> groups;  // rows that are merged over all columns, in order: group rows
    std::vector<MergedArea> areas;    // by their first row; none touches another or a group row

    bool empty() const { return groups.empty() && areas.empty(); }
};

/// `numbers` are the sheet's row numbers, one for each row of the table; `groups` the rows that are group rows without
/// merged cells, `wide` those that are none with them; `range` is the table's place. Ranges that begin outside the rows or lie over others are left alone,
/// rows that were passed over do not count, and a cell ends at a group row.
MergedAreas find_merged(const std::vector<xlsx::CellRange>& merged, const xlsx::CellRange& range,
                        const std::vector<std::uint32_t>& numbers, const std::vector<std::size_t>& groups,
                        const std::vector<std::size_t>& wide, const TableRows& rows);

/// Lays them on the rows, which come in order.
class MergedRows {
  public:
    /// Both must outlive this.
    MergedRows(const MergedAreas& merged, const TableRows& rows) : merged_(merged), rows_(rows) {}

    /// Before the row is typed: makes the first cell of each area reach over the others.
    void cover(std::size_t index, model::DataRow& row);
    /// After it is typed: gives what is covered the value of its cell, in that one's column.
    void settle(std::size_t index, model::DataRow& row);

  private:
    struct Active {
        MergedArea area;
        model::DataCell origin;
    };
    void activate(std::size_t index);
    void cover(const Active& active, std::size_t index, model::DataRow& row) const;

    const MergedAreas& merged_;
    const TableRows& rows_;
    std::size_t next_ = 0;
    std::vector<Active> active_;  // that reach this row
};

}  // namespace reading
