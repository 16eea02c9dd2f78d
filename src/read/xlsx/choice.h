// SPDX-License-Identifier: MPL-2.0
// Which cells of a workbook are the table that its author asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/xlsx/workbook.h"

namespace reading::xlsx {

/// What is asked for; nothing set is the first visible sheet.
struct Wanted {
    std::string part;   // a table's, name's or sheet's name, or "Mål!A4:F20": of these the first that there is
    std::string sheet;
    std::uint32_t sheet_number = 0;  // from 1; 0: none is asked for
    std::string table;  // a table object's or a defined name
    std::string range;
};

struct Choice {
    const Sheet* sheet = nullptr;
    CellRange range;
    bool bounded = false;   // the range is the author's: what stands beside it is no concern
    bool object = false;    // the range is a table object's, which may not hold all that its author typed under it
    bool find_head = true;  // the head is to be looked for in the first rows
    std::uint32_t total_rows = 0;  // at the range's end, not part of the data
    std::vector<std::string> columns;  // of a table object without a head
    bool one_of_several = false;  // nothing was asked for, and other sheets can be seen too
};

/// Throws BrokenWorkbook: `table-choice.…` when there is no such sheet, table or range, or a sheet was chosen
/// that has several table objects.
Choice choose(const Workbook& workbook, const Wanted& wanted);

}  // namespace reading::xlsx
