// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "model/node.h"

namespace merge {

/// Rows become columns: the first column's cells head the new columns, and the old heads head the new rows. Only for a
/// table with one head row, as merging makes it, and without group and total rows.
void transpose(model::Table& table);

}  // namespace merge
