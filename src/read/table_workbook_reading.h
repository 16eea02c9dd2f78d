// SPDX-License-Identifier: MPL-2.0
// The rows of a workbook's table, one after the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/table_merged.h"
#include "read/table_workbook_head.h"

namespace reading {

/// One reading of a table whose head is known.
class WorkbookReading {
  public:
    /// All must outlive this; `head` is the head's. Throws BrokenWorkbook, as `row` does.
    WorkbookReading(const WorkbookInput& input, const WorkbookPlace& place, const TableRows& head,
                    model::Diagnostics& diagnostics);
    WorkbookReading(const WorkbookReading&) = delete;
    WorkbookReading& operator=(const WorkbookReading&) = delete;

    /// The next row, its values not yet typed; false after the last, when all is known that stands after the rows.
    /// Rows without anything in the table's columns are passed over. Errors: `table-cell.…`.
    bool row();
    TableRows& rows() { return rows_; }
    /// Of the last row, from 0.
    std::size_t index() const { return numbers_.size() - 1; }
    /// The sheet's numbers of all rows until now, and which of the rows are group rows.
    const std::vector<std::uint32_t>& numbers() const { return numbers_; }
    const std::vector<std::size_t>& groups() const { return groups_; }
    /// And which are none although a cell of theirs reaches over all columns.
    const std::vector<std::size_t>& wide() const { return wide_; }
    /// Of the sheet. Known after the last row.
    const std::vector<xlsx::CellRange>& merged() const { return sheet_rows_.merged(); }
    /// The last row of the table in the sheet; the head's when there is none.
    std::uint32_t last_row() const;

    static LocatedText locate(const model::DataCell& cell);
    /// What this program wrote of the cells beside the sheet, after the last row.
    std::optional<WrittenCells>& written() { return written_; }
    /// The rows right under the table, which are not read: `table-cell.below`.
    void report_below();
    /// Numbers that may be a hundredth of what is meant: `table-cell.bare-percent`.
    void report_percents();
    /// Numbers of more digits than a spreadsheet keeps: `table-cell.digits`.
    void report_unsure_digits();
    /// What the sheet hides: `table-hidden.…`.
    void report_hidden();
    /// The comments of its cells, which are not read: `table-cell.comments`.
    void report_comments();

  private:
    bool is_inside(const xlsx::SheetRow& row) const;
    void take(const xlsx::SheetRow& row);
    void mark(const xlsx::SheetCell& cell, std::uint32_t row, model::DataCell& made);
    void report_outside(const xlsx::SheetRow& row);
    bool belongs_below(const xlsx::SheetRow& row);
    bool is_filled_inside(const xlsx::SheetRow& row) const;
    void keep_below(const xlsx::SheetRow& row);
    void find_last_total();
    void show_written(const xlsx::SheetCell& cell, model::DataCell& made);
    void see_percent(const xlsx::SheetCell& cell, const model::DataCell& made);
    std::string_view type_of(std::uint32_t column) const;

    /// A column of a field in per cent.
    struct PercentColumn {
        bool formatted = false;  // a cell has the format for per cent
        std::size_t bare = 0;    // cells of no format whose number lies between -1 and 1
        model::Span first;       // and the first of them
        std::string shown, percent;
    };

    const WorkbookInput& input_;
    const WorkbookPlace& place_;
    model::Diagnostics& diagnostics_;
    std::optional<WrittenCells> written_;  // none: another program's
    TableRows rows_;
    xlsx::SheetRows sheet_rows_;
    xlsx::SheetRow sheet_row_;
    std::vector<std::uint32_t> numbers_;
    std::vector<std::size_t> groups_;
    std::vector<std::size_t> wide_;
    std::vector<std::uint32_t> hidden_rows_;
    std::size_t hidden_times_ = 0;  // times of day in cells that show the day alone
    model::Span hidden_time_;       // the first of them
    std::size_t unsure_numbers_ = 0;  // of more than fifteen digits
    model::Span unsure_number_;       // the first of them
    std::string unsure_shown_;
    bool said_outside_ = false;
    std::uint32_t below_;            // the next row under the table that has to do with it
    bool typed_below_;               // such rows are the table's still: more totals are to come
    std::uint32_t last_total_ = 0;   // the row of the last of them; 0 where there is none
    std::vector<std::uint32_t> below_rows_;  // that look like the table's and are not
    model::Span below_span_;
    std::map<std::uint32_t, PercentColumn> percents_;  // by the column of the sheet
};

}  // namespace reading
