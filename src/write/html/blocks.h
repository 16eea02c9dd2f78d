// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "model/node.h"
#include "write/html/page.h"

namespace writing::html {

void write_block(Page& page, const model::Block& block);
void write_blocks(Page& page, const model::Blocks& blocks);
/// As `write_blocks`, but a paragraph that is alone, or all of them when `tight`, are written without their `<p>`.
void write_flow(Page& page, const model::Blocks& blocks, bool tight = false);
/// The footnotes that were called, with links back; nothing when none was.
void write_notes(Page& page);
/// The table of contents as a navigation landmark.
void write_contents(Page& page, const model::Contents& contents);

}  // namespace writing::html
