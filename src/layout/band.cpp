// SPDX-License-Identifier: MPL-2.0
#include "layout/band.h"

#include <algorithm>
#include <numeric>

namespace layout {
using namespace model;

namespace {

constexpr float kSlack = 0.01F;

float content_height(const BandCell& cell, const Theme& theme) {
    return stacked_height(cell.slices) + 2 * static_cast<float>(theme.cell_padding_y);
}

// Boxes around consecutive slices of a cell: where each begins and ends.
class CellFrames {
  public:
    explicit CellFrames(const std::vector<Frame>& frames) : frames_(frames) {}

    void add(const Slice& slice, float top) {
        for (std::uint32_t frame = slice.frame; frame != 0; frame = frames_[frame].outer) {
            const float bottom = top + slice.height;
            const auto same = [&](const Ground& ground) { return ground.frame == frame; };
            const auto found = std::find_if(grounds_.begin(), grounds_.end(), same);
            if (found == grounds_.end())
                grounds_.push_back({frame, top, bottom});
            else
                found->bottom = bottom;
        }
    }

    // Paints them with the cell's left at `x`, before the item that is number `at`; the outer ones, which are taller,
    // first.
    void paint(float x, const Theme& theme, std::size_t at, std::vector<PlacedItem>& out) {
        std::stable_sort(grounds_.begin(), grounds_.end(),
                         [](const Ground& a, const Ground& b) { return a.bottom - a.top > b.bottom - b.top; });
        std::vector<PlacedItem> painted;
        for (const auto& ground : grounds_) {
            const Frame& frame = frames_[ground.frame];
            const Rect rect{x + frame.left, ground.top, frame.width, ground.bottom - ground.top};
            if (frame.tint) painted.push_back(Fill{rect, theme.tint, {}});
            if (frame.bar > 0) painted.push_back(Fill{{rect.x, rect.y, frame.bar, rect.height}, frame.bar_colour, {}});
        }
        out.insert(out.begin() + static_cast<std::ptrdiff_t>(at), painted.begin(), painted.end());
    }

  private:
    struct Ground {
        std::uint32_t frame = 0;
        float top = 0, bottom = 0;
    };
    const std::vector<Frame>& frames_;
    std::vector<Ground> grounds_;
};

void move_into(Slices& slices, float x, float y, const Theme& theme, const std::vector<Frame>& frames,
               std::vector<PlacedItem>& out, std::vector<PlaceMark>& places) {
    CellFrames grounds(frames);
    const std::size_t first = out.size();
    for (std::size_t i = 0; i < slices.size(); ++i) {
        Slice& slice = slices[i];
        if (i > 0) y += slice.space_above;
        if (slice.band) {
            slice.band->left += x;
            place_band(*slice.band, theme, frames, y, out, places);
            if (ends_table(slices, i)) out.push_back(closing_rule(*slice.band, theme, y + slice.height));
        }
        shift(slice.items, x, y);
        std::move(slice.items.begin(), slice.items.end(), std::back_inserter(out));
        for (const auto& place : slice.places) places.push_back({place.node, x + place.x, y + place.y});
        if (slice.frame != 0) grounds.add(slice, y);
        y += slice.height;
    }
    grounds.paint(x, theme, first, out);
}

void rule(float x, float y, float width, double thickness, Colour colour, std::vector<PlacedItem>& out) {
    const auto t = static_cast<float>(thickness);
    out.push_back(Fill{{x, y - t / 2, width, t}, colour, {}});
}

// Hairlines above the rows inside a band, where a cell begins; cells that go through from above have none.
void inner_rules(const Band& band, const std::vector<float>& tops, const Theme& theme, float y,
                 std::vector<PlacedItem>& out) {
    for (std::size_t row = 1; row < band.rows.size(); ++row) {
        std::vector<std::pair<float, float>> parts;
        for (const auto& cell : band.cells)
            if (cell.row == row) parts.emplace_back(cell.x, cell.x + cell.width);
        std::sort(parts.begin(), parts.end());
        for (std::size_t i = 0; i < parts.size(); ++i) {
            auto [from, to] = parts[i];
            while (i + 1 < parts.size() && parts[i + 1].first <= to + kSlack) to = parts[++i].second;
            rule(band.left + from, y + tops[row], to - from, theme.rule_thin, theme.hairline, out);
        }
    }
}

}  // namespace

void list_notes(Band& band) {
    band.notes.clear();
    for (const auto& cell : band.cells)
        for (const auto& slice : cell.slices)
            for (const std::uint32_t note : slice.notes)
                if (std::find(band.notes.begin(), band.notes.end(), note) == band.notes.end())
                    band.notes.push_back(note);
}

void measure_band(Band& band, const Theme& theme) {
    std::fill(band.rows.begin(), band.rows.end(), static_cast<float>(theme.cell_padding_y) * 2);
    for (const auto& cell : band.cells)
        if (cell.row_span == 1) band.rows[cell.row] = std::max(band.rows[cell.row], content_height(cell, theme));
    for (const auto& cell : band.cells) {
        if (cell.row_span == 1) continue;
        const auto first = band.rows.begin() + cell.row;
        const float covered = std::accumulate(first, first + cell.row_span, 0.0F);
        const float needed = content_height(cell, theme);
        if (needed > covered) band.rows[cell.row + cell.row_span - 1] += needed - covered;
    }
}

std::vector<float> row_tops(const Band& band) {
    std::vector<float> tops{0};
    for (const float row : band.rows) tops.push_back(tops.back() + row);
    return tops;
}

float band_height(const Band& band) {
    return std::accumulate(band.rows.begin(), band.rows.end(), 0.0F);
}

Fill closing_rule(const Band& last, const Theme& theme, float y) {
    const auto thickness = static_cast<float>(last.quiet ? theme.rule_thin : theme.rule_thick);
    return {{last.left, y - thickness / 2, last.width, thickness}, last.quiet ? theme.hairline : theme.accent, {}};
}

bool ends_table(const Slices& slices, std::size_t at) {
    if (slices[at].table < 0) return false;
    return at + 1 == slices.size() || slices[at + 1].table != slices[at].table;
}

void place_band(Band& band, const Theme& theme, const std::vector<Frame>& frames, float y, std::vector<PlacedItem>& out,
                std::vector<PlaceMark>& places) {
    const float height = band_height(band);
    if (band.head) {
        out.push_back(Fill{{band.left, y, band.width, height}, theme.tint, {}});
        rule(band.left, y + height, band.width, theme.rule_thick * 0.6, theme.accent, out);
    }
    if (band.shaded) out.push_back(Fill{{band.left, y, band.width, height}, theme.tint, {}});
    if (band.top_rule) rule(band.left, y, band.width, theme.rule_thick, theme.accent, out);
    if (band.line_above)
        rule(band.left, y, band.width, band.emphasised ? theme.rule_thick * 0.6 : theme.rule_thin,
             band.emphasised ? theme.accent : theme.hairline, out);
    const auto tops = row_tops(band);
    inner_rules(band, tops, theme, y, out);
    const auto padding_y = static_cast<float>(theme.cell_padding_y);
    for (auto& cell : band.cells) {
        float top = y + tops[cell.row] + padding_y;
        if (band.head) top = y + tops[cell.row + cell.row_span] - padding_y - stacked_height(cell.slices);
        move_into(cell.slices, band.left + cell.x + band.padding, top, theme, frames, out, places);
    }
}

Band picture_of(const Band& band) {
    Band copy;
    copy.left = band.left;
    copy.width = band.width;
    copy.rows = band.rows;
    copy.padding = band.padding;
    copy.head = band.head;
    copy.quiet = band.quiet;
    copy.top_rule = band.top_rule;
    copy.line_above = band.line_above;
    copy.shaded = band.shaded;
    copy.emphasised = band.emphasised;
    for (const auto& cell : band.cells) {
        BandCell made;
        made.x = cell.x;
        made.width = cell.width;
        made.row = cell.row;
        made.row_span = cell.row_span;
        for (const auto& slice : cell.slices) {
            Slice line;
            line.height = slice.height;
            line.space_above = slice.space_above;
            line.items = as_artifacts(slice.items);
            line.frame = slice.frame;
            line.table = slice.table;
            if (slice.band) line.band = std::make_unique<Band>(picture_of(*slice.band));
            made.slices.push_back(std::move(line));
        }
        copy.cells.push_back(std::move(made));
    }
    return copy;
}

void flatten_bands(Slices& slices, const std::vector<Frame>& frames, const Theme& theme) {
    for (std::size_t i = 0; i < slices.size(); ++i) {
        Slice& slice = slices[i];
        if (!slice.band) continue;
        place_band(*slice.band, theme, frames, 0, slice.items, slice.places);
        if (ends_table(slices, i)) slice.items.emplace_back(closing_rule(*slice.band, theme, slice.height));
    }
    for (auto& slice : slices) {
        if (!slice.band) continue;
        slice.band.reset();
        slice.table = -1;
        slice.continues = false;
    }
}

}  // namespace layout
