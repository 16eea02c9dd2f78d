// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "merge/footnotes.h"
#include "merge/table_selection.h"

namespace merge {

/// The rows and columns to be shown of what was chosen: heads with units, typed cells in their form, group rows,
/// totals, spans, turned where that is asked for. The table's notes join the document's.
model::Table table_of(const TableOptions& options, const model::DataTable& data, Selection chosen,
                      const NoteScope& document);

}  // namespace merge
