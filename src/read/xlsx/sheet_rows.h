// SPDX-License-Identifier: MPL-2.0
// The rows of one sheet, one after the other, in constant memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "read/xlsx/row_scan.h"
#include "read/xlsx/workbook.h"

namespace reading::xlsx {

struct SheetCell {
    enum class Kind : std::uint8_t { blank, number, date, boolean, text, error };
    Kind kind = Kind::blank;
    bool uncalculated = false;  // a formula whose result the file does not hold
    std::uint32_t column = 1;
    std::uint32_t style = 0;
    double number = 0;      // of number, date (as a serial) and boolean
    std::string_view text;  // of text and error; holds until the next row
    std::string_view marked = {};  // the same as Markdown where its runs look differently, else ""; as long
};

struct SheetRow {
    std::uint32_t number = 1;
    bool hidden = false;
    int level = 0;                 // of its outline, 0 to 7
    std::vector<SheetCell> cells;  // those that the file has, by column
};

class SheetRows {
  public:
    /// Throws BrokenWorkbook, as `next` does.
    SheetRows(const Workbook& workbook, const Sheet& sheet);

    /// The next row that the file has, in growing numbers; false after the last.
    bool next(SheetRow& row);
    /// Known from the first row on: whether the columns at these places are hidden.
    bool is_hidden_column(std::uint32_t column) const;
    /// Known after the last row.
    const std::vector<CellRange>& merged() const { return merged_; }
    /// Known after the last row: the cells that lead out of the workbook, and the id of the relationship.
    struct Link {
        CellRange range;
        std::string id;
    };
    const std::vector<Link>& links() const { return links_; }

  private:
    [[noreturn]] void broken() const;
    void read_row(SheetRow& row);
    bool scan_cells(SheetRow& row);
    void pull_cells(SheetRow& row);
    void pull_cell(RawCell& cell);
    void add(const RawCell& from, SheetRow& row);
    void set_value(SheetCell& cell, const RawCell& from);
    std::string_view text_of(std::string_view value);
    std::string& next_text();

    const Workbook& workbook_;
    std::string part_;
    support::XmlPull xml_;
    bool in_data_ = false;
    std::uint32_t row_ = 0;
    std::uint32_t column_ = 0;
    std::vector<CellRange> hidden_columns_;
    std::vector<CellRange> merged_;
    std::vector<Link> links_;
    std::deque<std::string> texts_;  // of this row's cells that do not stand in the file as they are
    std::size_t texts_used_ = 0;
    std::string marked_;  // of the cell that is pulled
    std::string value_, decoded_, place_, style_, type_;
};

}  // namespace reading::xlsx
