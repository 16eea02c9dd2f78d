// SPDX-License-Identifier: MPL-2.0
#include "read/table_workbook.h"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "read/table_workbook_rows.h"

namespace reading {

using model::DataTable;

DataTable read_workbook_table(model::SourceId source, std::string_view part, const TableSchema& schema,
                              model::Sources& sources, const MarkdownCellReader& read_markdown,
                              model::Diagnostics& diagnostics, TableForm& form) {
    const std::string path = sources[source].path();
    sources.set_grid(source, {});
    try {
        const auto book = std::make_shared<OpenBook>(sources[source].bytes(), part, schema, read_markdown);
        const WorkbookInput input = book->input(source);
        TableRows head(input.schema, input.read_markdown, NumberForm::danish, true, diagnostics);
        const WorkbookPlace place = find_workbook_head(input, book->schema, sources, head, diagnostics);
        if (head.columns() == 0) return {};
        std::uint32_t last_row = 0;
        DataTable table = read_workbook_rows(book, place, head, diagnostics, last_row);
        const xlsx::CellRange& range = place.range;
        form.part = book->choice.sheet->name + "!" + xlsx::column_letters(range.first_column) +
                    std::to_string(place.grid.first_row) + ":" + xlsx::column_letters(range.end_column) +
                    std::to_string(last_row);
        if (book->choice.one_of_several)
            diagnostics.note("table-choice.first", {source, 0, 1},
                             {{"sheet", book->choice.sheet->name}, {"path", path}});
        return table;
    } catch (const xlsx::BrokenWorkbook& broken) {
        auto args = broken.args;
        args.emplace_back("path", path);
        diagnostics.error(broken.key, {source, 0, 0}, std::move(args));
        DataTable nothing;
        nothing.broken = true;
        return nothing;
    }
}

}  // namespace reading
