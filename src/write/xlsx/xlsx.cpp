// SPDX-License-Identifier: MPL-2.0
#include "write/xlsx/xlsx.h"

#include <vector>

#include "write/xlsx/sheets.h"
#include "write/xlsx/workbook.h"

namespace writing::xlsx {

support::SharedBytes write_xlsx(const model::Assembly& assembly, const model::Theme& theme, const model::Messages& words,
                       const std::string& scratch_path, const XlsxOptions& options) {
    Workbook book(assembly, theme, words, scratch_path, options);
    lxw_worksheet* about = book.add_sheet(words.text("workbook.about"));
    SheetContext context;
    context.about = book.last_name();
    // All sheets are named before any is written, so that they can lead to each other.
    const auto blocks = tables_of(assembly.blocks);
    std::vector<TableSheet> tables(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        TableSheet& made = tables[i];
        made.block = blocks[i];
        made.title = table_title(made.table(), words, assembly.review_marks);
        made.streamed = is_streamed(made.table());
        made.sheet = book.add_sheet(made.title, made.streamed);
        made.name = book.last_name();
        made.range = book.range_name(blocks[i]->attributes.id);
        made.heads = column_heads(made.table(), words, assembly.review_marks);
        context.table_of_node[blocks[i]->id] = &made;
    }
    write_about_sheet(book, about, tables);
    for (auto& table : tables) write_table_sheet(book, table, context);
    write_column_sheet(book, tables, context.kept);
    return book.finish();
}

}  // namespace writing::xlsx
