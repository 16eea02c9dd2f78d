// SPDX-License-Identifier: MPL-2.0
// A layouter for tests: it stacks every text of an assembly down the pages, so that the PDF writer has pages to write
// without the layout room. No beauty is meant.
#pragma once

#include "font/font_book.h"
#include "font/shaping.h"
#include "model/assembly.h"
#include "model/pages.h"

namespace stacking {

/// Gentium for text (face 0), Lato (1), Noto Sans Mono (2); Noto Sans as fallback (3).
const font::FontBook& book();

/// Every kind of item: runs with hyphens and spaces at line ends, list labels, tables over pages with repeated heads,
/// link areas, figures as strokes and fills, notes after the text, page heads and feet.
model::Pages pages(const model::Assembly& assembly);

}  // namespace stacking
