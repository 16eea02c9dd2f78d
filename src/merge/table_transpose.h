// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string_view>

#include "model/node.h"

namespace merge {

/// The format of a markdown column whose cells have their own values: those of a turned table are typed by row.
inline constexpr std::string_view values_format = "values";

/// Rows become columns: the first column's cells head the new columns, and the old heads head the new rows. Only for a
/// table with one head row, as merging makes it, and without group and total rows.
void transpose(model::Table& table);
/// Columns of `values_format` that hold numbers alone stand by their decimal comma.
void align_values(model::Table& table);

}  // namespace merge
