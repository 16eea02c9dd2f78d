// SPDX-License-Identifier: MPL-2.0
// The Markdown of a table of ours that is too long to be held: read in step with the table's rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/xlsx/sheet_rows.h"

namespace reading {

/// Without the white space at its ends, as the texts of a table's cells are.
std::string trimmed(std::string_view text);

/// A sheet in which each row has, for the row of the table's sheet with the same number, what cells show and beside it
/// their Markdown: of column n (from 1) in the columns 2n - 1 and 2n.
class KeptMarkdown {
  public:
    /// Both must outlive this; up to `head` (from 1) stand no cells of the table's. Throws BrokenWorkbook, as all do.
    KeptMarkdown(const xlsx::Workbook& workbook, const xlsx::Sheet& sheet, std::uint32_t head)
        : rows_(workbook, sheet), row_(head) {}

    /// The Markdown of a cell that shows this; null when there is none. Rows are asked for in growing order.
    const std::string* find(std::uint32_t row, std::uint32_t column, std::string_view shown);
    /// After the last row: how many cells that are kept no cell of the table showed.
    std::size_t unused();
    /// The row of the first of them.
    std::uint32_t first_unused() const { return first_unused_; }

  private:
    struct Kept {
        std::uint32_t column = 0;
        std::string shown, markdown;
        bool used = false;
    };
    void next_row();
    void leave_row();

    xlsx::SheetRows rows_;
    xlsx::SheetRow sheet_row_;
    std::uint32_t row_;       // whose cells are held
    std::vector<Kept> kept_;  // none after the last row
    std::size_t unused_ = 0;
    std::uint32_t first_unused_ = 0;
};

}  // namespace reading
