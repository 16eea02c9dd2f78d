// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <vector>

#include "write/xlsx/workbook.h"

namespace writing::xlsx {

/// A table and the sheet that it has got.
struct TableSheet {
    const model::Block* block = nullptr;
    lxw_worksheet* sheet = nullptr;
    std::string name;
    std::string title;
};

/// The tables that get a sheet, in reading order: not the cover's facts, not tables within cells.
std::vector<const model::Block*> tables_of(const model::Blocks& blocks);

/// "Tabel 1 Mål for gode overgange".
std::string table_title(const model::Table& table, const model::Messages& words,
                        const std::vector<model::ReviewMark>& marks);

/// The first sheet: what the document says of itself, and where its tables are.
void write_about_sheet(Workbook& book, lxw_worksheet* sheet, const std::vector<TableSheet>& tables);
/// One table. `number` is its place among the sheets, from 1; `about` the first sheet's name.
void write_table_sheet(Workbook& book, const TableSheet& table, std::size_t number, const std::string& about);

}  // namespace writing::xlsx
