// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/pages.h"

namespace model {

/// A box with centred lines of text; the first `bold_lines` of them are the name, the rest a note.
struct DrawnBox {
    Rect rect;
    std::vector<std::string> lines;
    std::size_t bold_lines = 0;
};
struct DrawnLine {
    std::vector<std::pair<float, float>> points;
    bool dashed = false;
};

/// The size of text that drawings are made for, in points; a page with larger text scales them.
inline constexpr float kDrawnTextSize = 8.8F;

/// A picture made from data: boxes and the lines between them, in reading order. Points, y down from its own top left.
struct Drawing {
    float width = 0, height = 0;
    float text_size = 0, text_leading = 0;
    std::vector<DrawnBox> boxes;
    std::vector<DrawnLine> lines;
};

/// The width of a text in points, in the face that drawings are set in.
using MeasureText = std::function<float(std::string_view text, bool bold)>;

}  // namespace model
