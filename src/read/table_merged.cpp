// SPDX-License-Identifier: MPL-2.0
#include "read/table_merged.h"

#include <algorithm>
#include <cstddef>

namespace reading {
namespace {

using model::DataCell;
using xlsx::CellRange;

/// A merged range in the table's own rows and columns; both ends belong to it.
struct Area {
    std::size_t first_row = 0, last_row = 0;
    std::uint32_t first_column = 0, last_column = 0;
};

class Covering {
  public:
    Covering(TableRows& rows, const std::vector<std::uint32_t>& numbers, const CellRange& range)
        : rows_(rows), numbers_(numbers), range_(range) {}

    void group(const CellRange& merged) {
        Area area;
        const bool wide = range_.columns() > 1 && merged.first_column <= range_.first_column && merged.end_column >= range_.end_column;
        if (wide && find(merged, area) && area.first_row == area.last_row) rows_.make_group(rows_.rows()[area.first_row]);
    }

    void cover(const CellRange& merged) {
        Area area;
        if (!find(merged, area) || rows_.rows()[area.first_row].is_group) return;
        for (std::size_t row = area.first_row + 1; row <= area.last_row; ++row)
            if (rows_.rows()[row].is_group) area.last_row = row - 1;
        // Where a schema has put the columns in another order, a cell can only reach down.
        for (std::uint32_t column = area.first_column; column < area.last_column; ++column)
            if (rows_.field_of(column + 1) != rows_.field_of(column) + 1) area.last_column = area.first_column;
        if (is_free(area)) fill(area);
    }

  private:
    bool find(const CellRange& merged, Area& area) const {
        const auto first = std::lower_bound(numbers_.begin(), numbers_.end(), merged.first_row);
        const auto end = std::upper_bound(first, numbers_.end(), merged.end_row);
        if (first == end || *first != merged.first_row || !range_.has_column(merged.first_column)) return false;
        area.first_row = static_cast<std::size_t>(first - numbers_.begin());
        area.last_row = static_cast<std::size_t>(end - numbers_.begin()) - 1;
        area.first_column = merged.first_column - range_.first_column;
        area.last_column = std::min(merged.end_column, range_.end_column) - range_.first_column;
        return true;
    }

    DataCell& cell(std::size_t row, std::uint32_t column) { return rows_.rows()[row].cells[rows_.field_of(column)]; }

    bool is_free(const Area& area) {
        for (std::size_t row = area.first_row; row <= area.last_row; ++row)
            for (std::uint32_t column = area.first_column; column <= area.last_column; ++column) {
                const DataCell& found = cell(row, column);
                if (found.is_covered() || found.row_span > 1 || found.column_span > 1) return false;
            }
        return true;
    }

    void fill(const Area& area) {
        DataCell& origin = cell(area.first_row, area.first_column);
        origin.row_span = static_cast<int>(area.last_row - area.first_row + 1);
        origin.column_span = static_cast<int>(area.last_column - area.first_column + 1);
        for (std::size_t row = area.first_row; row <= area.last_row; ++row)
            for (std::uint32_t column = area.first_column; column <= area.last_column; ++column) {
                if (row == area.first_row && column == area.first_column) continue;
                DataCell covered;
                covered.rows_up = static_cast<int>(row - area.first_row);
                covered.columns_left = static_cast<int>(column - area.first_column);
                covered.span = origin.span;
                cell(row, column) = std::move(covered);
            }
    }

    TableRows& rows_;
    const std::vector<std::uint32_t>& numbers_;
    const CellRange& range_;
};

}  // namespace

void cover_merged(TableRows& rows, const std::vector<std::uint32_t>& numbers, const std::vector<CellRange>& merged,
                  const CellRange& range) {
    Covering covering(rows, numbers, range);
    for (const auto& area : merged) covering.group(area);
    for (const auto& area : merged) covering.cover(area);
}

void settle_covered(model::DataTable& table) {
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t column = 0; column < table.fields.size(); ++column) {
            DataCell& cell = table.rows[row].cells[column];
            if (!cell.is_covered()) continue;
            const DataCell& origin = table.rows[row - static_cast<std::size_t>(cell.rows_up)].cells[column - static_cast<std::size_t>(cell.columns_left)];
            cell.missing = origin.missing || cell.columns_left > 0;
            if (cell.missing) {
                cell.value = model::Missing{};
            } else {
                cell.text = origin.text;
                cell.value = origin.value;
            }
        }
}

}  // namespace reading
