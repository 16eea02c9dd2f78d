// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

#include "merge/table_options.h"

namespace merge {

/// One of the tables that `join` names, with its part of `on` and `take`, which part theirs by semicolons too.
struct Join {
    const model::DataTable* table = nullptr;
    std::string on, take;
};

/// `join="TABLE" on="LEFT=RIGHT" take="…" unmatched="error|empty"`: the table with columns of another beside each row
/// whose keys agree. Several rows that agree stand one below the other; what they share reaches over them. Keys that
/// differ by case or the spelling of å alone agree where no other does. A key that agrees with none is an error at its
/// cell, or empty cells with `unmatched="empty"`.
model::DataTable joined_tables(const TableOptions& options, const model::DataTable& table, const Join& other);

}  // namespace merge
