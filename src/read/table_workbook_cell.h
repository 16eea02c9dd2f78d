// SPDX-License-Identifier: MPL-2.0
// One cell of a workbook, whoever wrote it, to the text and value of a table's cell.
#pragma once

#include <string_view>

#include "model/data_table.h"
#include "model/diagnostic.h"
#include "read/xlsx/sheet_rows.h"

namespace reading {

/// Whether anything stands in a cell.
inline bool is_filled(const xlsx::SheetCell& cell) {
    return cell.kind != xlsx::SheetCell::Kind::blank || cell.uncalculated;
}

/// Without the white space around it.
std::string_view trimmed_text(std::string_view text);

/// Whether a cell that shows a day alone holds a time of day beside it, as exports make them.
enum class TimeOfDay { none, hidden };

/// Fills an empty cell, whose span is set: its text as it is shown, and the amount, date or truth that it holds.
/// Errors: `table-cell.uncalculated`, `table-cell.error`, `table-cell.no-day`.
TimeOfDay fill_cell(const xlsx::SheetCell& from, const xlsx::Workbook& workbook, model::DataCell& cell,
               model::Diagnostics& diagnostics);

/// Puts the words of another program's number format that are no unit beside the number: "ca. 12", "16+", "nul".
void add_words(const xlsx::NumberFormat& format, model::DataCell& cell);

}  // namespace reading
