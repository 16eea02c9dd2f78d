// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "layout/inline_text.h"
#include "layout/slice.h"
#include "model/node.h"

namespace layout {

/// How the lines of a paragraph stand in their column.
struct LineFrame {
    float left = 0, width = 0;
    model::Alignment align = model::Alignment::left;
    bool justified = false;
    Type type;
    float hang = 0;  // lines that continue begin farther right by this, after an arrow …
    model::Colour arrow;
};

/// Sets one line of a paragraph as a slice: its glyph runs, decorations, pictures and link areas.
Slice set_line(const ParagraphText& text, const Line& line, const LineFrame& frame, TextSetter& setter);

/// Sets a short text that never breaks, from `x` on a baseline; gives the x after it. `links`, notes and objects are
/// left out.
float set_label(const ParagraphText& text, float x, float baseline, std::vector<model::PlacedItem>& out);
/// The width of all its items on one line.
float natural_width(const ParagraphText& text);

}  // namespace layout
