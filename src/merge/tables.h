// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "merge/footnotes.h"
#include "merge/work.h"

namespace merge {

/// The Table that `::: {.table src=… columns=… where=… sort=… group=… widths=…}` stands for, under its id and classes.
/// `source` is the file that it is written in. A mistake gives a table of what could be understood.
model::Block merge_table(Work& work, const model::Block& block, model::SourceId source, const NoteScope& document);

/// The table at a path, noted as used; null after reporting `table-missing`.
const model::DataTable* find_table(Work& work, const model::Block& block, model::SourceId source,
                                   const std::string& path);

}  // namespace merge
