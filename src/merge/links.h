// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "merge/work.h"

namespace merge {

/// Keeps of every link to another place what all formats may write (support::may_lead_to) and reports the rest: an
/// address that is empty, runs something or names a place on one machine, and a Markdown file, which no reader gets.
/// Such a link becomes its words. A link without words shows its address.
void settle_links(Work& work);

}  // namespace merge
