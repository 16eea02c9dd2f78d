// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "model/data_table.h"
#include "model/messages.h"

namespace merge {

/// A cell of a structured table as it is shown without a format of its own: the Markdown of a text, the words of a
/// typed value. Calls of footnotes still say what the author wrote.
model::TableCell cell_as_is(const model::DataCell& from, const model::Field& field, const model::Messages& words);

}  // namespace merge
