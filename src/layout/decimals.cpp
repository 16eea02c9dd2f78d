// SPDX-License-Identifier: MPL-2.0
#include "layout/decimals.h"

#include <algorithm>
#include <utility>

namespace layout {
using namespace model;

namespace {

float width_of(const GlyphRun& run) {
    float width = 0;
    for (const auto& glyph : run.glyphs) width += glyph.advance;
    return width;
}

// Where the decimal comma of a cell's only line stands, from the line's left; the end of its digits without one, and of
// a dash.
bool decimal_place(const BandCell& cell, float& place, float& width) {
    if (cell.slices.size() != 1) return false;
    place = -1;
    width = 0;
    float end_of_digits = 0;
    bool digits = false;
    bool over = false;
    bool dash = true;
    float baseline = 0;
    for (const auto& item : cell.slices[0].items) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (run == nullptr) continue;
        if (width <= 0) baseline = run->baseline;
        dash = dash && (run->text == "–" || run->text == "-" || run->text == "—" || run->text == "−");
        // The mark of a note is no digit of the number.
        if (run->baseline < baseline) over = true;
        std::size_t byte = 0;
        float x = run->x;
        for (const auto& glyph : run->glyphs) {
            const char c = glyph.text_length > 0 ? run->text[byte] : ' ';
            const bool digit = c >= '0' && c <= '9';
            if (c == ',' && digits && place < 0 && !over) place = x;
            byte += glyph.text_length;
            x += glyph.advance;
            if (digit && !over) end_of_digits = x;
            digits = digits || digit;
            if (digits && !digit && c != '.' && c != ' ' && static_cast<unsigned char>(c) != 0xC2) over = true;
        }
        width = std::max(width, run->x + width_of(*run));
    }
    // A dash says that there is no number: it stands where the units of one would.
    if (!digits && !(dash && width > 0)) return false;
    if (place < 0) place = digits ? end_of_digits : width;
    return true;
}

}  // namespace

void align_decimals(const std::vector<BandCell*>& cells, float padding) {
    float before = 0;
    float after = 0;
    std::vector<std::pair<float, float>> places(cells.size(), {-1.0F, 0.0F});
    for (std::size_t i = 0; i < cells.size(); ++i) {
        float place = 0;
        float width = 0;
        if (!decimal_place(*cells[i], place, width)) continue;
        places[i] = {place, width};
        before = std::max(before, place);
        after = std::max(after, width - place);
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const float room = cells[i]->width - cells[i]->gap - padding;
        float dx = 0;
        if (places[i].first >= 0) {
            dx = room - after - places[i].first;
        } else if (cells[i]->slices.size() == 1) {
            float right = 0;
            for (const auto& item : cells[i]->slices[0].items)
                if (const auto* run = std::get_if<GlyphRun>(&item)) right = std::max(right, run->x + width_of(*run));
            dx = room - right;
        }
        if (dx > 0) shift(cells[i]->slices[0].items, dx, 0);
    }
}

}  // namespace layout
