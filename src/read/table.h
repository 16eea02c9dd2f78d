// SPDX-License-Identifier: MPL-2.0
// A structured table, CSV, YAML or a workbook's, with the schema that describes it, to typed rows in which every value has its place.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "model/data_table.h"
#include "model/diagnostic.h"
#include "model/source.h"
#include "read/markdown_text.h"
#include "read/table_csv.h"

namespace reading {

/// Reads the Markdown of a cell: appends to the blocks and footnotes. `read_markdown_fragment` is the real one.
using MarkdownCellReader =
    std::function<void(std::string_view text, const TextPlaces& places, model::Blocks& blocks,
                       std::vector<model::Footnote>& footnotes, model::Diagnostics& diagnostics)>;

/// Reads a table. A path that ends in `.yaml` or `.yml` is YAML (`title`, `fields`, `rows`, `notes`), a ZIP archive or
/// old Office file a workbook, anything else CSV. `part` chooses in a workbook: a sheet, a table, a defined name, or a
/// range ("Mål!A4:F20"); it wins over the schema's `dialect`. A workbook's source gets its grid: spans of its values
/// count cells (model::CellGrid). `form` is told how the table was written. `schema` is the source of NAME.schema.yaml, 0 when there is none; fields inside a YAML table win over it.
///
/// Without a schema the columns are those of the first line (or the rows' keys), and a CSV column in which all values
/// are dates, years or numbers gets that type. A column's name is its heading, with "-" for white space. Every row has
/// a cell for every field. A row of which only the first cell is filled and ends with ":", or the YAML row `gruppe:
/// text`, is a group row. `text` of a maaltal is a Danish sentence part ("højst 8,6 %"); that of a sequence is its
/// items, parted by "; ".
///
/// In a workbook an absent cell is missing and an empty text is a text; numbers, dates and booleans are what the cells
/// say, with the words of their number formats.
///
/// Errors: `table-workbook.…`, `table-ragged`, `table-column.…`, `table-value.…`, `table-span.…`, `table-constraint.…`, `table-empty`,
/// `footnote-duplicate`, those of CSV and YAML.
model::DataTable read_table(model::SourceId table, model::SourceId schema, model::Sources& sources,
                            const MarkdownCellReader& read_markdown, model::Diagnostics& diagnostics,
                            TableForm* form = nullptr, std::string_view part = {});

/// Compares a table's foreign keys with the tables they name; a row in which one of the columns has no value is not
/// compared. `find` gives the table behind a key's `resource`, null when there is none. Errors:
/// `table-constraint.foreign-key` at the cell, `table-schema.foreign-…` at the key.
void check_foreign_keys(const model::DataTable& table,
                        const std::function<const model::DataTable*(const model::ForeignKey& key)>& find,
                        model::Diagnostics& diagnostics);

}  // namespace reading
