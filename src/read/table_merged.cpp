// SPDX-License-Identifier: MPL-2.0
#include "read/table_merged.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace reading {
namespace {

using model::DataCell;
using xlsx::CellRange;

class AreaFinder {
  public:
    AreaFinder(const CellRange& range, const std::vector<std::uint32_t>& numbers, const TableRows& rows)
        : range_(range), numbers_(numbers), rows_(rows) {}

    std::optional<MergedArea> find(const CellRange& merged) const {
        const auto first = std::lower_bound(numbers_.begin(), numbers_.end(), merged.first_row);
        const auto end = std::upper_bound(first, numbers_.end(), merged.end_row);
        if (first == end || *first != merged.first_row || !range_.has_column(merged.first_column)) return std::nullopt;
        MergedArea area;
        area.first_row = static_cast<std::size_t>(first - numbers_.begin());
        area.last_row = static_cast<std::size_t>(end - numbers_.begin()) - 1;
        area.first_column = merged.first_column - range_.first_column;
        area.last_column = std::min(merged.end_column, range_.end_column) - range_.first_column;
        return area;
    }

    /// The row of a range over all columns that has no other row.
    std::optional<std::size_t> group(const CellRange& merged) const {
        const bool wide = range_.columns() > 1 && merged.first_column <= range_.first_column &&
                          merged.end_column >= range_.end_column;
        const auto area = wide ? find(merged) : std::nullopt;
        return area && area->first_row == area->last_row ? std::optional(area->first_row) : std::nullopt;
    }

    /// Takes away what a cell cannot reach; false when nothing is left that it covers.
    bool clip(MergedArea& area, const std::vector<std::size_t>& groups) const {
        const auto group = std::lower_bound(groups.begin(), groups.end(), area.first_row);
        if (group != groups.end() && *group == area.first_row) return false;
        if (group != groups.end()) area.last_row = std::min(area.last_row, *group - 1);
        // Where a schema has put the columns in another order, a cell can only reach down.
        for (std::uint32_t column = area.first_column; column < area.last_column; ++column)
            if (rows_.field_of(column + 1) != rows_.field_of(column) + 1) area.last_column = area.first_column;
        return area.last_row > area.first_row || area.last_column > area.first_column;
    }

  private:
    const CellRange& range_;
    const std::vector<std::uint32_t>& numbers_;
    const TableRows& rows_;
};

/// Of those that lie over each other the first stays.
void drop_overlapping(std::vector<MergedArea>& areas, std::size_t columns) {
    std::stable_sort(areas.begin(), areas.end(), [](const MergedArea& a, const MergedArea& b) {
        return std::tie(a.first_row, a.first_column) < std::tie(b.first_row, b.first_column);
    });
    std::vector<std::size_t> free_from(columns, 0);  // the first row of each column that nothing covers yet
    std::erase_if(areas, [&](const MergedArea& area) {
        const auto begin = free_from.begin() + area.first_column, end = free_from.begin() + area.last_column + 1;
        if (std::any_of(begin, end, [&](std::size_t row) { return row > area.first_row; })) return true;
        std::fill(begin, end, area.last_row + 1);
        return false;
    });
}

}  // namespace

MergedAreas find_merged(const std::vector<CellRange>& merged, const CellRange& range,
                        const std::vector<std::uint32_t>& numbers, const std::vector<std::size_t>& groups,
                        const std::vector<std::size_t>& wide, const TableRows& rows) {
    const AreaFinder finder(range, numbers, rows);
    MergedAreas found;
    for (const auto& one : merged)
        if (const auto row = finder.group(one); row && !std::binary_search(wide.begin(), wide.end(), *row))
            found.groups.push_back(*row);
    std::sort(found.groups.begin(), found.groups.end());
    std::vector<std::size_t> all = groups;
    all.insert(all.end(), found.groups.begin(), found.groups.end());
    std::sort(all.begin(), all.end());
    for (const auto& one : merged)
        if (auto area = finder.find(one); area && finder.clip(*area, all)) found.areas.push_back(*area);
    drop_overlapping(found.areas, range.columns());
    return found;
}

void MergedRows::activate(std::size_t index) {
    std::erase_if(active_, [index](const Active& active) { return active.area.last_row < index; });
    for (; next_ < merged_.areas.size() && merged_.areas[next_].first_row <= index; ++next_)
        active_.push_back({merged_.areas[next_], {}});
}

void MergedRows::cover(std::size_t index, model::DataRow& row) {
    if (std::binary_search(merged_.groups.begin(), merged_.groups.end(), index)) rows_.make_group(row);
    activate(index);
    for (auto& active : active_) {
        const MergedArea& area = active.area;
        if (index == area.first_row) {
            DataCell& origin = row.cells[rows_.field_of(area.first_column)];
            origin.row_span = static_cast<int>(area.last_row - area.first_row + 1);
            origin.column_span = static_cast<int>(area.last_column - area.first_column + 1);
            active.origin.span = origin.span;
        }
        cover(active, index, row);
    }
}

void MergedRows::cover(const Active& active, std::size_t index, model::DataRow& row) const {
    const MergedArea& area = active.area;
    for (std::uint32_t column = area.first_column; column <= area.last_column; ++column) {
        if (index == area.first_row && column == area.first_column) continue;
        DataCell covered;
        covered.rows_up = static_cast<int>(index - area.first_row);
        covered.columns_left = static_cast<int>(column - area.first_column);
        covered.span = active.origin.span;
        row.cells[rows_.field_of(column)] = std::move(covered);
    }
}

void MergedRows::settle(std::size_t index, model::DataRow& row) {
    activate(index);
    for (auto& active : active_) {
        const MergedArea& area = active.area;
        if (index == area.first_row) active.origin = row.cells[rows_.field_of(area.first_column)];
        const DataCell& origin = active.origin;
        for (std::uint32_t column = area.first_column; column <= area.last_column; ++column) {
            DataCell& cell = row.cells[rows_.field_of(column)];
            if (!cell.is_covered()) continue;
            cell.missing = origin.missing || cell.columns_left > 0;
            if (cell.missing) {
                cell.value = model::Missing{};
            } else {
                cell.text = origin.text;
                cell.value = origin.value;
            }
        }
    }
}

}  // namespace reading
