// SPDX-License-Identifier: MPL-2.0
#include "write/xlsx/xlsx.h"

#include <vector>

#include "write/xlsx/sheets.h"
#include "write/xlsx/workbook.h"

namespace writing::xlsx {

std::string write_xlsx(const model::Assembly& assembly, const model::Theme& theme, const model::Messages& words,
                       const std::string& scratch_path, const XlsxOptions& options) {
    Workbook book(assembly, theme, words, scratch_path, options);
    lxw_worksheet* about = book.add_sheet(words.text("workbook.about"));
    const std::string about_name = book.last_name();
    // All sheets are named before any is written, so that the first can lead to the others.
    std::vector<TableSheet> tables;
    for (const model::Block* block : tables_of(assembly.blocks)) {
        const std::string title = table_title(std::get<model::Table>(block->kind), words, assembly.review_marks);
        lxw_worksheet* sheet = book.add_sheet(title);
        tables.push_back({block, sheet, book.last_name(), title});
    }
    write_about_sheet(book, about, tables);
    for (std::size_t i = 0; i < tables.size(); ++i) write_table_sheet(book, tables[i], i + 1, about_name);
    return book.finish();
}

}  // namespace writing::xlsx
