// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "merge/table_options.h"

namespace merge {

/// `compute="ialt = a + b; andel = a / ialt * 100"`: the table with a column for each computation, from left to right;
/// one may use those before it. Their type is what all their values are. What has no value in a row is an error at the
/// cell to blame.
model::DataTable computed(const TableOptions& options, const model::DataTable& table);

}  // namespace merge
