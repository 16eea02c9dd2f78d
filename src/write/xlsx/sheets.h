// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "write/xlsx/workbook.h"

namespace writing::xlsx {

class CellWriter;

/// A cell's Markdown, where what it shows is not the same.
struct KeptMarkdown {
    std::string table;    // name of its range
    std::string column;   // letters; empty for a footnote, and for the words that head a row of totals
    std::size_t row = 0;  // of the sheet, from 1; 0 for a footnote
    std::string shown;
    std::string markdown;
};

/// What stands as the Markdown of a total's words that stands under its table.
inline constexpr const char* totals_under = "under";
/// The same of a cell's that reaches over all columns.
inline constexpr const char* wide_cell = "wide";

/// A table and the sheet that it has got.
struct TableSheet {
    const model::Block* block = nullptr;
    lxw_worksheet* sheet = nullptr;
    std::string name;
    std::string title;
    std::string range;               // name of its table or range
    std::vector<std::string> heads;  // of its columns, different from each other; filled as it is written
    std::vector<bool> rounded;       // by column: numbers show fewer decimals than they have; filled as it is written
    bool streamed = false;           // its rows go to the disk one by one
    lxw_row_t first_body_row = 0;    // of the sheet, from 0

    const model::Table& table() const { return std::get<model::Table>(block->kind); }
    /// Neither heads nor groups nor sums.
    std::size_t body_rows() const;
};

/// What the sheets learn of each other while they are written.
struct SheetContext {
    std::string about;                                         // the first sheet's name
    std::map<model::NodeId, const TableSheet*> table_of_node;  // where links and references into the document lead
    std::vector<KeptMarkdown> kept;
    lxw_worksheet* lists = nullptr;  // where choices stand; made when the first needs it
    std::string lists_name;
    lxw_col_t list_count = 0;
};

/// The tables that get a sheet, in reading order: not the cover's facts, not tables within cells.
std::vector<const model::Block*> tables_of(const model::Blocks& blocks);
/// Whether a table is too long to be one of Excel's own: it is written as a plain range, row by row.
bool is_streamed(const model::Table& table);

/// "Tabel 1 Mål for gode overgange".
std::string table_title(const model::Table& table, const model::Messages& words,
                        const std::vector<model::ReviewMark>& marks);

/// The first sheet: what the document says of itself, and where its tables are.
void write_about_sheet(Workbook& book, lxw_worksheet* sheet, const std::vector<TableSheet>& tables);
/// One table.
void write_table_sheet(Workbook& book, TableSheet& table, SheetContext& context);
/// Hidden, what the columns of all tables hold, as a table; and the Markdown of cells that show something else.
void write_column_sheet(Workbook& book, const std::vector<TableSheet>& tables, const std::vector<KeptMarkdown>& kept);

/// The heads of a table's columns: what the last header row says, made different, and never empty.
std::vector<std::string> column_heads(const model::Table& table, const model::Messages& words,
                                      const std::vector<model::ReviewMark>& marks);
/// What may be chosen or written in the cells of the columns, from row `first` to `last`.
void add_validations(Workbook& book, const TableSheet& table, SheetContext& context, const CellWriter& cells,
                     lxw_row_t first, lxw_row_t last);
/// Whether days since 1970 are a date that a sheet can hold: before March 1900 programs disagree on what a number
/// means.
bool is_sheet_day(double days);
/// "A", "AB": a column counted from 0.
std::string column_letters(std::size_t column);

}  // namespace writing::xlsx
