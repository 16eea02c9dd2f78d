// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "merge/work.h"

namespace merge {

/// Sets how the columns of every table are aligned: as its `aligns` says (`l`, `c`, `r` or `d` for each column; what is
/// wrong there is reported), and columns written in Markdown that hold nothing but numbers on their decimal comma,
/// unless their author aligned them left or centred. The first column names the rows and stays as it is.
void align_columns(Work& work);

}  // namespace merge
