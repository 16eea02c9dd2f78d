// SPDX-License-Identifier: MPL-2.0
// Long tables that go to a workbook row by row, as their file has them, and are never held as a whole.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "merge/table_options.h"
#include "model/messages.h"

namespace merge {

/// Whether a table may be shown without holding its rows: it is long, nothing but a workbook is made, no option needs
/// more than one row at a time, it has no group rows, and no cell holds what a later step of merging must find: notes,
/// values, references, pictures and links into the document.
bool may_stream(const TableOptions& options, const model::DataTable& table);

/// A column that is shown, and whether its cells head their rows.
struct StreamedColumn {
    std::size_t field = 0;
    bool heads_row = false;
};
/// The rows of a table that may_stream. The table and the words must outlive them.
std::shared_ptr<const model::RowSource> streamed_rows(const model::DataTable& table,
                                                      std::vector<StreamedColumn> columns,
                                                      const model::Messages& words);

}  // namespace merge
