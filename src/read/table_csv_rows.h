// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "model/data_table.h"
#include "read/table.h"
#include "read/table_csv.h"
#include "read/table_schema.h"

namespace reading {

/// The table of a CSV file, as read_table gives it. A file that is no text, or empty, has no fields. Of a file of
/// more than most_held_rows lines the rows are made from `sources`, which must outlive the table.
model::DataTable read_csv_table(model::SourceId source, const TableSchema& schema, const model::Sources& sources,
                                const MarkdownCellReader& read_markdown, model::Diagnostics& diagnostics,
                                TableForm& form);

}  // namespace reading
