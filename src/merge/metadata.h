// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "merge/work.h"

namespace merge {

/// Fills the assembly's Metadata from the front matter and reports what it cannot understand there. A value of the
/// wrong form under `ikrafttraedelse`, `valgperiode` or `aftaleperiode` is left out silently: checking has a rule for
/// each.
void read_metadata(Work& work);

/// Whether a switch of the front matter (`toc`, `nummerering` …) is on; `fallback` when it is not given.
bool switch_of(const Work& work, std::string_view key, bool fallback);

}  // namespace merge
