// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "merge/table_options.h"

namespace merge {

/// `join="TABLE" on="LEFT=RIGHT" take="…" unmatched="error|empty"`: the table with columns of `other` beside each row
/// whose keys agree. Several rows that agree stand one below the other; what they share reaches over them. Keys that
/// differ by case or the spelling of å alone agree where no other does. A key that agrees with none is an error at its
/// cell, or empty cells with `unmatched="empty"`.
model::DataTable joined_tables(const TableOptions& options, const model::DataTable& table,
                               const model::DataTable& other);

}  // namespace merge
