// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "model/data_table.h"
#include "model/diagnostic.h"
#include "model/source.h"
#include "read/table.h"
#include "read/table_schema.h"

namespace reading {

/// The YAML half of `read_table`: fields, rows, notes and cells, typed; constraints are not checked yet.
model::DataTable read_yaml_table(model::SourceId source, const TableSchema& schema, const model::Sources& sources,
                                 const MarkdownCellReader& read_markdown, model::Diagnostics& diagnostics);

}  // namespace reading
