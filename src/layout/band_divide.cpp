// SPDX-License-Identifier: MPL-2.0
// Rows of a table divided at a height, and the tables in their cells with them.
#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include "layout/band.h"

namespace layout {
using namespace model;

namespace {

constexpr float kSlack = 0.01F;
constexpr float kTallInner = 8;  // lines: rows of a table in a cell that are divided themselves, …
constexpr float kTallHead = 24;  // … and heads

// Where a cell would be divided: after `slices` of its slices, and within the next one, a band, at height `inside` of
// it (0: not there). `lines`: what would stay, at least.
struct CellCut {
    std::size_t slices = 0;
    float inside = 0;
    std::size_t lines = 0;
};

// The head of a table in a cell, said again where the table goes on.
bool is_said_again(const Slice& slice) {
    return !slice.band && slice.table >= 0;
}

// A head: nothing of the table yet.
bool is_head(const Slice& slice) {
    return slice.band ? slice.band->head : is_said_again(slice);
}

// A row of a table is two lines at least, so to say, and so is a picture: a cell may be divided after it.
std::size_t lines_of_slices(const Slices& slices, std::size_t count, const Theme& theme) {
    const float two_lines = 2 * static_cast<float>(theme.baseline);
    std::size_t lines = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Slice& slice = slices[i];
        if (!is_head(slice)) lines += slice.band || slice.height >= two_lines ? 2U : 1U;
    }
    return lines;
}

// What of a cell ends at or above `limit` (from the band's top).
CellCut cut_of(const BandCell& cell, float top, float limit, Divide where, const Theme& theme) {
    const Slices& slices = cell.slices;
    float y = top + static_cast<float>(theme.cell_padding_y);
    std::size_t count = 0;
    for (; count < slices.size(); ++count) {
        const Slice& slice = slices[count];
        const float above = count > 0 ? slice.space_above : 0;
        if (y + above + slice.height > limit + kSlack) break;
        y += above + slice.height;
    }
    if (count == slices.size()) return {count, 0, lines_of_slices(slices, count, theme)};
    const Slice& next = slices[count];
    const float lines = where == Divide::anywhere ? 0 : next.band && next.band->head ? kTallHead : kTallInner;
    if (next.band && next.height > lines * static_cast<float>(theme.baseline)) {
        const float room = limit - y - (count > 0 ? next.space_above : 0);
        if (can_split_band(*next.band, room, where, theme))
            return {count, room, lines_of_slices(slices, count, theme) + 2};
    }
    if (where == Divide::anywhere) {
        const auto end = slices.begin() + static_cast<std::ptrdiff_t>(count);
        return {count, 0, count - static_cast<std::size_t>(std::count_if(slices.begin(), end, is_said_again))};
    }
    // No lone first or last line of a paragraph, as long as something stays.
    std::size_t kept = count;
    while (kept > 0 && slices[kept - 1].keep >= kKeep) --kept;
    const bool head_alone = count > 0 && is_head(slices[count - 1]);
    if (kept < 2 && !head_alone) kept = count;
    return {kept, 0, lines_of_slices(slices, kept, theme)};
}

// Where a band would be divided: in or above row `row`.
struct Cut {
    std::uint32_t row = 0;
    bool inside_rows = false;
    float limit = 0;  // nothing of the first part reaches below this
};

std::optional<Cut> find_cut(const Band& band, float height, Divide where, const Theme& theme) {
    const auto tops = row_tops(band);
    std::uint32_t row = 0;
    while (row < band.rows.size() && tops[row + 1] <= height + kSlack) ++row;
    if (row == band.rows.size()) return std::nullopt;
    if (where == Divide::between_rows) return row == 0 ? std::nullopt : std::optional(Cut{row, false, tops[row]});
    const float limit = height - static_cast<float>(theme.cell_padding_y);
    // A row that would leave less than two lines in each of its cells, or nothing at all in one, stays whole.
    std::size_t most = 0;
    bool begins = true;
    for (const auto& cell : band.cells) {
        if (cell.repeated || cell.row > row || cell.row + cell.row_span <= row) continue;
        const std::size_t lines = cut_of(cell, tops[cell.row], limit, where, theme).lines;
        most = std::max(most, lines);
        begins = begins && (lines > 0 || cell.row < row || cell.slices.empty());
    }
    if (most >= (where == Divide::anywhere ? 1U : 2U) && (begins || where == Divide::anywhere))
        return Cut{row, true, limit};
    return row > 0 ? find_cut(band, tops[row], Divide::between_rows, theme) : std::nullopt;
}

}  // namespace

bool can_split_band(const Band& band, float height, Divide where, const Theme& theme) {
    return find_cut(band, height, where, theme).has_value();
}

namespace {

// Moves what is below the cut to `later`; a table that goes on there begins with its head.
void cut_cell(BandCell& cell, const CellCut& at, Divide where, const Theme& theme, BandCell& later) {
    std::move(cell.slices.begin() + static_cast<std::ptrdiff_t>(at.slices), cell.slices.end(),
              std::back_inserter(later.slices));
    cell.slices.resize(at.slices);
    if (at.inside > 0) {
        Slice rest;
        if (divide_slice(later.slices.front(), at.inside, where, theme, rest)) {
            cell.slices.push_back(std::move(later.slices.front()));
            later.slices.front() = std::move(rest);
        }
    }
    if (later.slices.empty() || !later.slices.front().band) return;
    const Band& first = *later.slices.front().band;
    if (first.head || !first.head_again) return;
    Slice again;
    again.height = first.head_again->height;
    again.items = first.head_again->items;
    again.table = later.slices.front().table;
    again.frame = later.slices.front().frame;
    again.keep = kKeep;
    later.slices.insert(later.slices.begin(), std::move(again));
}

}  // namespace

bool divide_slice(Slice& slice, float height, Divide where, const Theme& theme, Slice& rest) {
    Band later;
    if (!split_band(*slice.band, height, where, theme, later)) return false;
    rest.table = slice.table;
    rest.continues = true;
    rest.group = slice.rest_group > 0 ? slice.rest_group : slice.group;
    rest.rest_group = slice.rest_group;
    rest.keep = slice.keep;
    rest.frame = slice.frame;
    rest.band = std::make_unique<Band>(std::move(later));
    rest.height = band_height(*rest.band);
    slice.height = band_height(*slice.band);
    return true;
}

bool split_band(Band& band, float height, Divide where, const Theme& theme, Band& rest) {
    const auto cut = find_cut(band, height, where, theme);
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
    rest.head_again = band.head_again;
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
        const CellCut at =
            cell.repeated ? CellCut{cell.slices.size(), 0, 0} : cut_of(cell, tops[cell.row], limit, where, theme);
        BandCell later;
        later.x = cell.x;
        later.width = cell.width;
        later.begins = false;
        later.row = cell.row > row ? cell.row - row : 0;
        later.row_span = end - std::max(cell.row, row);
        cut_cell(cell, at, where, theme, later);
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

void divide_tall_bands(Slices& slices, float tallest, const Theme& theme) {
    for (std::size_t i = 0; i < slices.size(); ++i) {
        if (!slices[i].band || slices[i].height <= tallest) continue;
        Slice rest;
        if (!divide_slice(slices[i], tallest, Divide::inside_rows, theme, rest)) continue;
        slices[i].keep = 0;
        slices.insert(slices.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(rest));
    }
}

}  // namespace layout
