// SPDX-License-Identifier: MPL-2.0
// Which rows and columns of a sheet are the table, and what its head says.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/data_table.h"
#include "model/diagnostic.h"
#include "model/source.h"
#include "read/table_rows.h"
#include "read/table_written.h"
#include "read/xlsx/choice.h"
#include "read/xlsx/sheet_extras.h"
#include "read/xlsx/sheet_rows.h"

namespace reading {

/// What every reading of one table in a workbook needs. All must outlive it.
struct WorkbookInput {
    model::SourceId source = 0;
    const xlsx::Workbook& workbook;
    const xlsx::Choice& choice;
    const WrittenTable* written;  // null: another program's
    bool written_whole;           // all of that table was chosen
    const std::map<xlsx::CellPlace, std::string>& links;
    const std::vector<xlsx::CellPlace>& comments;
    const TableSchema& schema;
    const MarkdownCellReader& read_markdown;
};

/// Where the table lies, once its head is found.
struct WorkbookPlace {
    model::SourceId source = 0;
    xlsx::CellRange range;  // of which the rows are those that may be the table's, head and all
    model::CellGrid grid;
    std::uint32_t head_row = 0;  // values stand below it
    bool said_beside = false;    // that something stands beside the head of a table object

    /// Rows and columns are the sheet's.
    model::Span at(std::uint32_t row, std::uint32_t column) const {
        const std::uint32_t offset = grid.offset(row, column);
        return {source, offset, offset + 1};
    }
};

inline constexpr std::uint32_t most_columns = 4000;  // offsets of cells are 32 bits wide

/// Finds the head in the first rows, gives the source its grid and `rows` the head. Without a head `rows` has no
/// columns. `schema`, which is the input's, gets the headings that somebody gave to columns of a table that this program
/// wrote. Errors: those of TableRows::head and of the cells; `table-cell.beside`. Throws BrokenWorkbook.
WorkbookPlace find_workbook_head(const WorkbookInput& input, TableSchema& schema, model::Sources& sources, TableRows& rows,
                                 model::Diagnostics& diagnostics);

/// What stands right beside a table object, or a range that this program wrote, looks like a part of it, and at most
/// Excel takes it in: `table-cell.beside`.
/// Returns whether anything does.
bool report_beside(const WorkbookInput& input, const WorkbookPlace& place, const xlsx::SheetRow& row,
                   model::Diagnostics& diagnostics);

}  // namespace reading
