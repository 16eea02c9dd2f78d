// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "model/node.h"
#include "write/html/page.h"

namespace writing::html {

/// A data table: caption, heads with their scope, and where cells span or heads have several rows, each cell names its
/// heads. Every data cell carries its column's head as `data-label`, which narrow screens show before it.
void write_table(Page& page, const model::Block& block, const model::Table& table);
/// "Tabel 3" and the caption's text.
void write_caption(Page& page, const model::Caption& caption);

}  // namespace writing::html
