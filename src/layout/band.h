// SPDX-License-Identifier: MPL-2.0
// Rows of a table as geometry: measured from their cells, placed on a page, divided at a height.
#pragma once

#include <cstdint>

#include "layout/slice.h"
#include "model/theme.h"

namespace layout {

/// Lists the notes called in the cells, each once.
void list_notes(Band& band);
/// Sets the rows' heights from the cells' lines; a cell over several rows makes the last of them grow.
void measure_band(Band& band, const model::Theme& theme);
float band_height(const Band& band);
/// Where each row begins, from the band's top, and where the last one ends.
std::vector<float> row_tops(const Band& band);

/// Draws grounds, rules and the cells' lines with the band's top at `y` and the column's left at 0, and what stands in
/// cells as tables and boxes (of `frames`). The cells are used up.
void place_band(Band& band, const model::Theme& theme, const std::vector<Frame>& frames, float y,
                std::vector<model::PlacedItem>& out, std::vector<PlaceMark>& places);

/// The line that a table ends with, wherever it is divided, centred on `y`.
model::Fill closing_rule(const Band& last, const model::Theme& theme, float y);
/// Whether the table of slice `at` ends with it, among these.
bool ends_table(const Slices& slices, std::size_t at);

/// Where a band may be divided.
enum class Divide : std::uint8_t {
    between_rows,
    inside_rows,  // between a row's lines too, with two of them at least before the cut, and within tables in its cells
    anywhere,     // … where nothing else helps: after a single line, or a head
};
/// Divides a band so that its first part is at most `height`; the rest goes to `rest`. A table in a cell that goes on
/// there begins with its head again. False when nothing would be left in the first part.
bool split_band(Band& band, float height, Divide where, const model::Theme& theme, Band& rest);
/// The same of a slice that is a band; `rest` becomes the slice that goes on after it.
bool divide_slice(Slice& slice, float height, Divide where, const model::Theme& theme, Slice& rest);
/// What split_band would answer.
bool can_split_band(const Band& band, float height, Divide where, const model::Theme& theme);

/// A copy without meaning, for a head that is repeated.
Band picture_of(const Band& band);

/// Divides the bands among slices that are taller than `tallest`, where nothing will divide them later.
void divide_tall_bands(Slices& slices, float tallest, const model::Theme& theme);
/// Turns bands among slices into plain slices, where nothing may be divided.
void flatten_bands(Slices& slices, const std::vector<Frame>& frames, const model::Theme& theme);

}  // namespace layout
