// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string_view>

#include "model/data_table.h"
#include "model/diagnostic.h"
#include "model/source.h"
#include "read/table.h"
#include "read/table_schema.h"

namespace reading {

/// The XLSX half of `read_table`: the chosen cells as fields and typed rows; constraints are not checked yet. Rows
/// without any value are passed over. Merged cells cover rows and columns; merged over all columns they are a group
/// row. Errors: `table-workbook.…` (the file), `table-choice.…`, `table-cell.…`; warnings and notes: `table-hidden.…`,
/// `table-choice.first`.
model::DataTable read_workbook_table(model::SourceId source, std::string_view part, const TableSchema& schema,
                                     model::Sources& sources, const MarkdownCellReader& read_markdown,
                                     model::Diagnostics& diagnostics, TableForm& form);

}  // namespace reading
