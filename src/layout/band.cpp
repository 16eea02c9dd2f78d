// SPDX-License-Identifier: MPL-2.0
#include "layout/band.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace layout {
using namespace model;

namespace {

constexpr float kSlack = 0.01F;

std::vector<float> row_tops(const Band& band) {
    std::vector<float> tops{0};
    for (const float row : band.rows) tops.push_back(tops.back() + row);
    return tops;
}

float content_height(const BandCell& cell, const Theme& theme) {
    return stacked_height(cell.slices) + 2 * static_cast<float>(theme.cell_padding_y);
}

void move_into(Slices& slices, float x, float y, std::vector<PlacedItem>& out, std::vector<PlaceMark>& places) {
    for (std::size_t i = 0; i < slices.size(); ++i) {
        Slice& slice = slices[i];
        if (i > 0) y += slice.space_above;
        shift(slice.items, x, y);
        std::move(slice.items.begin(), slice.items.end(), std::back_inserter(out));
        for (const auto& place : slice.places) places.push_back({place.node, x + place.x, y + place.y});
        y += slice.height;
    }
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

// How many of a cell's slices end at or above `limit` (from the band's top).
std::size_t slices_above(const BandCell& cell, float top, float limit, const Theme& theme) {
    float y = top + static_cast<float>(theme.cell_padding_y);
    std::size_t count = 0;
    for (; count < cell.slices.size(); ++count) {
        const Slice& slice = cell.slices[count];
        y += (count > 0 ? slice.space_above : 0) + slice.height;
        if (y > limit + kSlack) break;
    }
    if (count == cell.slices.size()) return count;
    // No lone first or last line of a paragraph, as long as something stays.
    std::size_t kept = count;
    while (kept > 0 && cell.slices[kept - 1].keep >= kKeep) --kept;
    return kept >= 2 ? kept : count;
}

// Where a band would be divided: in or above row `row`.
struct Cut {
    std::uint32_t row = 0;
    bool inside_rows = false;
    float limit = 0;  // nothing of the first part reaches below this
};

std::optional<Cut> find_cut(const Band& band, float height, bool inside_rows, const Theme& theme) {
    const auto tops = row_tops(band);
    std::uint32_t row = 0;
    while (row < band.rows.size() && tops[row + 1] <= height + kSlack) ++row;
    if (row == band.rows.size()) return std::nullopt;
    if (!inside_rows) return row == 0 ? std::nullopt : std::optional(Cut{row, false, tops[row]});
    const float limit = height - static_cast<float>(theme.cell_padding_y);
    // A row that would leave less than two lines in each of its cells stays whole.
    std::size_t most = 0;
    for (const auto& cell : band.cells)
        if (!cell.repeated && cell.row <= row && cell.row + cell.row_span > row)
            most = std::max(most, slices_above(cell, tops[cell.row], limit, theme));
    if (most >= 2) return Cut{row, true, limit};
    return row > 0 ? find_cut(band, tops[row], false, theme) : std::nullopt;
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

float band_height(const Band& band) {
    return std::accumulate(band.rows.begin(), band.rows.end(), 0.0F);
}

void place_band(Band& band, const Theme& theme, float y, std::vector<PlacedItem>& out, std::vector<PlaceMark>& places) {
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
        move_into(cell.slices, band.left + cell.x + band.padding, top, out, places);
    }
}

bool can_split_band(const Band& band, float height, bool inside_rows, const Theme& theme) {
    return find_cut(band, height, inside_rows, theme).has_value();
}

bool split_band(Band& band, float height, bool inside, const Theme& theme, Band& rest) {
    const auto cut = find_cut(band, height, inside, theme);
    if (!cut) return false;
    const auto tops = row_tops(band);
    const auto [row, inside_rows, limit] = *cut;
    rest = Band{};
    rest.left = band.left;
    rest.width = band.width;
    rest.quiet = band.quiet;
    rest.padding = band.padding;
    rest.shaded = band.shaded;
    rest.line_above = !inside_rows;
    rest.rows.assign(band.rows.begin() + row, band.rows.end());
    std::vector<BandCell> first;
    for (auto& cell : band.cells) {
        const std::uint32_t end = cell.row + cell.row_span;
        if (end <= row) {
            first.push_back(std::move(cell));
            continue;
        }
        if (!inside_rows && cell.row >= row) {
            cell.row -= row;
            rest.cells.push_back(std::move(cell));
            continue;
        }
        if (inside_rows && cell.row > row) {
            cell.row -= row;
            rest.cells.push_back(std::move(cell));
            continue;
        }
        const std::size_t count = cell.repeated ? cell.slices.size() : slices_above(cell, tops[cell.row], limit, theme);
        BandCell later;
        later.x = cell.x;
        later.width = cell.width;
        later.begins = false;
        later.row = cell.row > row ? cell.row - row : 0;
        later.row_span = end - std::max(cell.row, row);
        std::move(cell.slices.begin() + static_cast<std::ptrdiff_t>(count), cell.slices.end(),
                  std::back_inserter(later.slices));
        cell.slices.resize(count);
        if (later.slices.empty() && !cell.again.empty()) {
            later.slices = pictures_of(cell.again);
            later.repeated = true;
        }
        later.again = std::move(cell.again);
        const std::uint32_t first_end = inside_rows ? row + 1 : row;
        cell.row_span = first_end - cell.row;
        first.push_back(std::move(cell));
        rest.cells.push_back(std::move(later));
    }
    band.cells = std::move(first);
    band.rows.resize(inside_rows ? row + 1 : row);
    measure_band(band, theme);
    measure_band(rest, theme);
    if (!band.notes.empty()) {
        list_notes(band);
        list_notes(rest);
    }
    return true;
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
            made.slices.push_back(std::move(line));
        }
        copy.cells.push_back(std::move(made));
    }
    return copy;
}

void flatten_bands(Slices& slices, const Theme& theme) {
    for (auto& slice : slices) {
        if (!slice.band) continue;
        place_band(*slice.band, theme, 0, slice.items, slice.places);
        slice.band.reset();
        slice.table = -1;
        slice.continues = false;
    }
}

}  // namespace layout
