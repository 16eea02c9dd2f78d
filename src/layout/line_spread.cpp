// SPDX-License-Identifier: MPL-2.0
#include "layout/line_spread.h"

#include <algorithm>

namespace layout {
namespace {

// What one letter of a loose line takes (em): too little to see, and the gaps stay even. `line_break` counts on it.
constexpr float kMostTracking = 0.012F;
// … and gives in a tight one.
constexpr float kMostTightening = 0.008F;
// Where gaps would be wider than this many times their natural stretch, the line falls short, with gaps of usual width.
constexpr float kLargestRatio = 5.0F;

// Letters and what they stand for together, at the size that each is set in: what one em of tracking widens a line by.
float trackable(const ParagraphText& text, const Line& line) {
    float sum = 0;
    for (std::uint32_t i = line.begin; i < line.end; ++i) {
        const Item& item = text.items[i];
        if (item.kind != Item::Kind::box) continue;
        std::uint32_t last = ~0U;
        std::uint32_t clusters = 0;
        for (const auto& run : item.shaped->runs)
            for (const auto& glyph : run.glyphs)
                if (glyph.cluster >= item.begin && glyph.cluster < item.end && glyph.cluster != last) {
                    last = glyph.cluster;
                    ++clusters;
                }
        sum += static_cast<float>(clusters) * text.spans[item.span].size;
    }
    return sum;
}

// Lets the letters take `room` or as much of it as they may. Returns what they took, in points.
float track(Spread& spread, const ParagraphText& text, const Line& line, const LineFrame& frame, float room) {
    const float letters = trackable(text, line) - frame.type.size;
    if (letters <= 0) return 0;
    spread.tracking = std::clamp(room / letters, -kMostTightening, kMostTracking);
    return letters * spread.tracking;
}

}  // namespace

Spread spread_of(const ParagraphText& text, const Line& line, const LineFrame& frame, float room) {
    Spread spread;
    if (!frame.justified) return spread;
    if (room < 0 && line.shrink > 0) {
        const float excess = -room - kTightRatio * line.shrink;
        if (excess > 0) room -= track(spread, text, line, frame, -excess);
        spread.shrink = std::max(room / line.shrink, -1.0F);
    }
    if (line.last || room <= 0 || line.stretch <= 0) return spread;
    const float excess = room - kLooseRatio * line.stretch;
    if (excess > 0) room -= track(spread, text, line, frame, excess);
    spread.stretch = room / line.stretch;
    const float largest = text.items[line.break_item].address ? kAddressRatio : kLargestRatio;
    return spread.stretch > largest ? Spread{} : spread;
}

}  // namespace layout
