// SPDX-License-Identifier: MPL-2.0
// All rows of a workbook's table: held, or of a long one made again from the file whenever they are asked for.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "read/table_workbook_reading.h"

namespace reading {

/// A workbook and what was chosen in it. Rows that are made later keep it.
struct OpenBook {
    /// `bytes` must outlive this. Throws BrokenWorkbook.
    OpenBook(std::string_view bytes, std::string_view part, const TableSchema& described,
             const MarkdownCellReader& reader);
    OpenBook(const OpenBook&) = delete;
    OpenBook& operator=(const OpenBook&) = delete;

    const xlsx::Workbook workbook;
    const WrittenBook written_book;
    xlsx::Choice choice;
    const WrittenTable* written = nullptr;
    bool written_whole = false;
    std::map<xlsx::CellPlace, std::string> links;  // of another program's cells
    std::vector<xlsx::CellPlace> comments;         // the same
    TableSchema schema;  // of a table that this program wrote its own, unless another is given
    MarkdownCellReader read_markdown;

    WorkbookInput input(model::SourceId source) const {
        return {source, workbook, choice, written, written_whole, links, comments, schema, read_markdown};
    }
};

/// The table below a head: `place` and `head` are what find_workbook_head gave. Sets `last_row`, the sheet's last row
/// that belongs to it. Throws BrokenWorkbook.
model::DataTable read_workbook_rows(const std::shared_ptr<const OpenBook>& book, const WorkbookPlace& place,
                                    const TableRows& head, model::Diagnostics& diagnostics, std::uint32_t& last_row);

}  // namespace reading
