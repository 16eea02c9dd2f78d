// SPDX-License-Identifier: MPL-2.0
// Rows of a table as geometry: measured from their cells, placed on a page, divided at a height.
#pragma once

#include "layout/slice.h"
#include "model/theme.h"

namespace layout {

/// Lists the notes called in the cells, each once.
void list_notes(Band& band);
/// Sets the rows' heights from the cells' lines; a cell over several rows makes the last of them grow.
void measure_band(Band& band, const model::Theme& theme);
float band_height(const Band& band);

/// Draws grounds, rules and the cells' lines with the band's top at `y` and the column's left at 0. The cells are used
/// up.
void place_band(Band& band, const model::Theme& theme, float y, std::vector<model::PlacedItem>& out,
                std::vector<PlaceMark>& places);

/// Divides a band so that its first part is at most `height`; the rest goes to `rest`. `inside_rows` lets a row be
/// divided between its lines, else only the gaps between rows are used. False when nothing would be left in the first
/// part.
bool split_band(Band& band, float height, bool inside_rows, const model::Theme& theme, Band& rest);
/// What split_band would answer.
bool can_split_band(const Band& band, float height, bool inside_rows, const model::Theme& theme);

/// A copy without meaning, for a head that is repeated.
Band picture_of(const Band& band);

/// Turns bands among slices into plain slices, where nothing may be divided (a table inside a cell or a column).
void flatten_bands(Slices& slices, const model::Theme& theme);

}  // namespace layout
