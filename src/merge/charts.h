// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "merge/work.h"

namespace merge {

/// The Figure that `::: {.orgchart src=… alt=…}` stands for: its bodies and whom they report to, a text alternative and
/// a nested list that says the same in words. Columns: id, navn, refererer_til (or overordnet), note, niveau,
/// sideordnet;
/// `-` and `_` in them are the same.
model::Block merge_chart(Work& work, const model::Block& block, model::SourceId source);

}  // namespace merge
