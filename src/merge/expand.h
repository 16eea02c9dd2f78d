// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "merge/work.h"

namespace merge {

/// Fills the assembly's blocks, footnotes, review marks and suppressions from the document and everything it includes.
/// Afterwards no Include, TableMerge or ChartMerge remains, and every FootnoteCall and ReviewBoundary has its index.
/// The labels of footnotes are each file's own: two files may use the same. What a file does not define itself is
/// looked for in the files that include it.
void expand(Work& work);

}  // namespace merge
