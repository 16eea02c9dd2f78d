// SPDX-License-Identifier: MPL-2.0
#include "layout/page_scan.h"

#include <algorithm>
#include <cmath>

#include "layout/band.h"

namespace layout {
namespace {

constexpr float kSlack = 0.05F;
constexpr float kLeastColumns = 75;  // columns begin on a page only with this much room
constexpr float kLeastBand = 40;
constexpr float kLeastNote = 3 * kNoteRule;  // of a note that goes on overleaf
constexpr float kDivisibleGroup = 0.3F;  // rows tied by spans part between rows when taller than this share of a page

}  // namespace

PageScan::PageScan(const Flow& flow, const model::Theme& theme)
    : flow_(flow), theme_(theme), grid_(static_cast<float>(theme.baseline) / 2) {}

void PageScan::begin(PageStart start, float height, float foot) {
    start_ = start;
    height_ = height;
    foot_ = foot;
    closes_ = false;
    tops_.clear();
    fits_.clear();
    begin_ = 0;
    const Slice& opening = flow_.slices[start.slice];
    if (opening.continues) begin_ = flow_.tables[static_cast<std::size_t>(opening.table)].height;
    y_ = begin_;
}

float PageScan::top_of_next() const {
    if (tops_.empty()) return begin_;
    const Slice& slice = flow_.slices[next()];
    const float top = y_ + slice.space_above;
    return slice.snap ? std::ceil((top - kSlack) / grid_) * grid_ : top;
}

float PageScan::room() const {
    return height_ - foot_ - top_of_next();
}

std::vector<std::uint32_t> PageScan::notes_of(const Slice& slice, const ColumnFit& fit) {
    if (!slice.columns) return slice.notes;
    std::vector<std::uint32_t> notes;
    const std::size_t end = fit.ends.empty() ? fit.first : fit.ends.back();
    for (std::size_t i = fit.first; i < end; ++i) {
        const auto& called = slice.columns->flow[i].notes;
        notes.insert(notes.end(), called.begin(), called.end());
    }
    return notes;
}

float PageScan::note_height(const std::vector<std::uint32_t>& notes, float foot) const {
    float height = 0;
    for (const std::uint32_t index : notes)
        for (const auto& slice : flow_.notes[index]) height += slice.height + slice.space_above;
    return height > 0 && foot <= 0 ? height + kNoteRule : height;
}

PageScan::Step PageScan::add() {
    const Slice& slice = flow_.slices[next()];
    if (closes_ && (slice.columns || !slice.notes.empty())) return Step::full;
    const float top = top_of_next();
    float height = slice.height;
    ColumnFit fit;
    float notes = 0;
    if (slice.columns) {
        ColumnFit all;
        all.first = tops_.empty() ? start_.column : 0;
        all.ends = {slice.columns->flow.size()};
        notes = note_height(notes_of(slice, all), foot_);
        fit = balance_columns(*slice.columns, all.first, std::max(height_ - foot_ - notes - top, grid_), grid_);
        if (!fit.complete) return Step::full;
        height = fit.height;
    } else if (!slice.notes.empty()) {
        notes = note_height(slice.notes, foot_);
    }
    const float bottom = top + height + foot_;
    if (bottom + notes > height_ + kSlack) {
        if (notes <= 0 || slice.columns || bottom + kLeastNote > height_) return Step::full;
        closes_ = true;
        notes = kLeastNote;
    }
    tops_.push_back(top);
    fits_.push_back(std::move(fit));
    y_ = top + height;
    foot_ += notes;
    return closes_ ? Step::closes : Step::placed;
}

bool PageScan::taller_than_page(const Slice& slice) const {
    return slice.height > height_ - flow_.tables[static_cast<std::size_t>(slice.table)].height + kSlack;
}

bool PageScan::rows_tied(const Slice& slice) const {
    return slice.band->rows.size() > 1 && slice.height > height_ * kDivisibleGroup;
}

bool PageScan::may_divide_band() const {
    const Slice& slice = flow_.slices[next()];
    if (!slice.band || room() < kLeastBand) return false;
    const bool inside = taller_than_page(slice) || tops_.empty();
    return (rows_tied(slice) && can_split_band(*slice.band, room(), false, theme_)) ||
           (inside && can_split_band(*slice.band, room(), true, theme_));
}

// Notes called in the part take room from it, which may shorten it: three rounds settle it or leave a little air.
ColumnFit PageScan::part_of_columns() const {
    const Slice& slice = flow_.slices[next()];
    ColumnFit fit;
    fit.first = tops_.empty() ? start_.column : 0;
    const float free = room();
    if (!slice.columns || (!tops_.empty() && (free < kLeastColumns || slice.columns->whole))) return fit;
    float notes = 0;
    for (int round = 0; round < 3; ++round) {
        fit = fill_columns(*slice.columns, fit.first, std::max(free - notes, grid_ * 4), grid_);
        notes = note_height(notes_of(slice, fit), foot_);
        if (fit.height + notes <= free + kSlack) break;
    }
    return fit;
}

void PageScan::force(ColumnFit part) {
    const Slice& slice = flow_.slices[next()];
    const float top = top_of_next();
    y_ = top + (slice.columns ? part.height : slice.height);
    tops_.push_back(top);
    fits_.push_back(std::move(part));
}

}  // namespace layout
