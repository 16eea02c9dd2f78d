// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "merge/footnotes.h"
#include "merge/work.h"

namespace merge {

/// Adds the Table that `::: {.table src=… columns=… …}` stands for, under its id and classes; with `split`, several.
/// First rows and columns are added (`unfold`, `join`, `compute`), then chosen (`where`, `columns`, `sort`), then shaped
/// (`pivot`, `split`, `group`, `totals`, `spans`, `transpose`). `source` is the file that it is written in. A mistake
/// gives a table of what could be understood.
void merge_table(Work& work, const model::Block& block, model::SourceId source, const NoteScope& document,
                 model::Blocks& out);

/// The table at the path that the attribute `key` gives, noted as used; null after reporting `table-missing`.
const model::DataTable* find_table(Work& work, const model::Block& block, model::SourceId source,
                                   const std::string& path, std::string_view key = "src");

}  // namespace merge
