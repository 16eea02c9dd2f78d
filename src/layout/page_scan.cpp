// SPDX-License-Identifier: MPL-2.0
#include "layout/page_scan.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "layout/band.h"
#include "layout/page_costs.h"

namespace layout {
namespace {

constexpr float kSlack = 0.05F;
constexpr float kLeastColumns = 75;  // columns begin on a page only with this much room

}  // namespace

PageScan::PageScan(const Flow& flow, const model::Theme& theme)
    : flow_(flow), theme_(theme), grid_(static_cast<float>(theme.baseline) / 2) {
    for (std::size_t at = 0; at < flow.slices.size(); ++at) {
        const Slice& slice = flow.slices[at];
        for (const std::uint32_t note : slice.notes) text_calls_.emplace(note, PageStart{at, 0});
        for (std::size_t i = 0; slice.columns && i < slice.columns->flow.size(); ++i)
            for (const std::uint32_t note : slice.columns->flow[i].notes) text_calls_.emplace(note, PageStart{at, i});
        const bool begins_note = slice.table_note != 0 && flow.slices[at - 1].table_note != slice.table_note;
        if (begins_note) first_lines_[slice.table_note].push_back(at);
        if (slice.table < 0) continue;
        for (const std::uint32_t note : flow.tables[static_cast<std::size_t>(slice.table)].caption_notes)
            first_calls_.emplace(std::pair{slice.table, note}, at);
        for (const std::uint32_t note : slice.band->notes) first_calls_.emplace(std::pair{slice.table, note}, at);
    }
}

void PageScan::begin(PageStart start, float height, const CarriedNotes& carried) {
    start_ = start;
    end_ = start;
    height_ = height;
    foot_ = carried.foot;
    columns_foot_ = 0;
    feet_ = carried.columns;
    for (const auto& feet : feet_) columns_foot_ += feet.height();
    least_foot_ = 0;
    closes_ = false;
    table_ = -1;
    called_in_table_.clear();
    table_foot_ = {};
    carried_table_notes_ = carried.table_notes;
    told_ = carried.told;
    tops_.clear();
    fits_.clear();
    begin_ = head_height(flow_, flow_.slices[start.slice]);
    y_ = tight_ = begin_;
    stretch_ = even_stretch_ = 0;
}

bool PageScan::leaves_out(std::size_t slice) const {
    const Slice& line = flow_.slices[slice];
    if (!line.note_again) return false;
    if (stands_at_foot(line.table_note - 1, slice)) return true;
    const auto& all = first_lines_.at(line.table_note);
    const auto own = std::prev(std::upper_bound(all.begin(), all.end(), slice));
    // One that stands on a page before, under an earlier part of its table, has no height.
    return std::any_of(std::lower_bound(all.begin(), own, start_.slice), own,
                       [&](std::size_t first) { return flow_.slices[first].height > 0; });
}

bool PageScan::stands_at_foot(std::uint32_t note, std::size_t slice) const {
    const auto call = text_calls_.find(note);
    if (call == text_calls_.end() || call->second < start_) return false;
    return call->second.slice < slice || call->second < end_;
}

float PageScan::top_after(float y, std::size_t at, float more) const {
    if (leaves_out(at)) return y;
    const Slice& slice = flow_.slices[at];
    const bool below_left_out = slice.table_note != 0 && leaves_out(at - 1);
    const float above = below_left_out ? std::max(slice.space_above, kAboveTableNotes) : slice.space_above;
    const float top = y + above + more;
    return slice.snap ? std::ceil((top - kSlack) / grid_) * grid_ : top;
}

// Only what parts sections, tables and figures gives: paragraphs keep their rhythm.
float PageScan::may_grow(const Slice& slice) const {
    if (slice.space_above < grid_ * 2 - kSlack) return 0;
    return slice.space_above < grid_ * 3 - kSlack ? grid_ : grid_ * 2;
}

float PageScan::may_shrink(const Slice& slice) const {
    return slice.space_above < grid_ * 3 - kSlack ? 0 : grid_;
}

float PageScan::room() const {
    return height_ - foot() - top_of_next();
}

float FeetOfColumns::height() const {
    return heights.empty() ? 0 : *std::max_element(heights.begin(), heights.end());
}

ColumnFeet PageScan::feet_of(const Columns& columns) const {
    ColumnFeet feet{&flow_.notes, {}};
    for (const auto& known : feet_)
        if (known.holds(columns)) feet.taken = known.heights;
    return feet;
}

float PageScan::notes_below(const Columns& columns) const {
    for (const auto& known : feet_)
        if (known.holds(columns)) return known.height();
    return 0;
}

void PageScan::set_feet(const Columns& columns, const ColumnFit& fit) {
    FeetOfColumns made{columns.left, columns.width, fit.feet};
    columns_foot_ += made.height();
    for (auto& known : feet_)
        if (known.holds(columns)) {
            columns_foot_ -= known.height();
            known = std::move(made);
            return;
        }
    feet_.push_back(std::move(made));
}

float PageScan::note_height(const std::vector<std::uint32_t>& notes, float foot) const {
    float height = 0;
    for (const std::uint32_t index : notes)
        for (const auto& slice : flow_.notes[index]) height += slice.height + slice.space_above;
    return height > 0 && foot <= 0 ? height + kNoteRule : height;
}

// The same when only the first two lines of the last note are set here, or all of it when it has no more than three.
float PageScan::least_note_height(const std::vector<std::uint32_t>& notes, float foot) const {
    const auto& last = flow_.notes[notes.back()];
    float height = note_height(notes, foot);
    if (last.size() < kLeastNoteLines * 2) return height;
    for (std::size_t i = kLeastNoteLines; i < last.size(); ++i) height -= last[i].height + last[i].space_above;
    return height;
}

PageScan::Step PageScan::add() {
    const Slice& slice = flow_.slices[next()];
    // A line that is tied to the one above comes along, and its notes wait behind the divided one.
    const bool tied = !tops_.empty() && flow_.slices[next() - 1].keep >= kKeep;
    if (closes_ && (slice.columns || (!slice.notes.empty() && !tied))) return Step::full;
    if (slice.columns) return add_columns(*slice.columns);
    // A note without room has none below more rows either.
    if (table_goes_on() && table_foot_.missing > 0) return Step::full;
    if (slice.band && parts_from_notes(slice)) return Step::full;
    const float top = top_of_next();
    const float notes = slice.notes.empty() || closes_ ? 0 : note_height(slice.notes, foot_);
    const float bottom = top + height_of(next());
    const float least =
        closes_ || tops_.empty() ? bottom : top_after(tight_, next(), -may_shrink(slice)) + height_of(next());
    const float all = foot() + notes;
    // A row whose notes have no room below it is divided, or goes overleaf with them.
    if (slice.band && notes_after(next(), false) > 0) {
        const bool divides = band_division() != Division::none;
        const float after = notes_after(next(), divides);
        if ((divides || !tops_.empty()) && least + after + all > height_ + kSlack) return Step::full;
    }
    if (least + all > height_ + kSlack + (all > 0 ? kTightRule : 0)) {
        if (closes_) return Step::full;
        if (notes > 0) least_foot_ = foot_ + least_note_height(slice.notes, foot_);
        if (!divide_last_note(bottom)) return Step::full;
    } else {
        if (notes > 0) least_foot_ = foot_ + least_note_height(slice.notes, foot_);
        foot_ += notes;
    }
    count_in(top, height_of(next()), {});
    return closes_ ? Step::closes : Step::placed;
}

PageScan::Step PageScan::add_columns(const Columns& columns) {
    const Slice& slice = flow_.slices[next()];
    const float top = top_of_next();
    const std::size_t first = tops_.empty() ? start_.column : 0;
    ColumnFit fit = balance_columns(columns, first, std::max(height_ - foot() - top, grid_), grid_, feet_of(columns));
    if (!fit.complete) return Step::full;
    const float least = (tops_.empty() ? top : top_after(tight_, next(), -may_shrink(slice))) + fit.height;
    const float before = columns_foot_;
    auto feet_before = feet_;
    set_feet(columns, fit);
    if (least + foot() > height_ + kSlack + (foot() > 0 ? kTightRule : 0)) {
        columns_foot_ = before;
        feet_ = std::move(feet_before);
        return Step::full;
    }
    // The last note of the text around them is not divided below columns.
    if (foot_ > 0) least_foot_ = foot_;
    count_in(top, fit.height, std::move(fit));
    return Step::placed;
}

// Room is made for a slice that ends at `bottom` by what the last note called may leave for the next page.
bool PageScan::divide_last_note(float bottom) {
    if (least_foot_ <= 0 || bottom + least_foot_ + columns_foot_ > height_ + kSlack) return false;
    foot_ = least_foot_;
    closes_ = true;
    return true;
}

void PageScan::count_in(float top, float height, ColumnFit fit) {
    const Slice& slice = flow_.slices[next()];
    const bool first = tops_.empty();
    const bool calls = slice.table != table_ || (slice.band && !slice.band->notes.empty());
    if (calls) called_in_table_ = slice.table < 0 ? std::vector<std::uint32_t>{} : notes_with(slice, slice.band->notes);
    table_ = slice.table;
    tight_ = (first ? top : top_after(tight_, next(), -may_shrink(slice))) + height;
    if (!first) stretch_ += may_grow(slice);
    if (!first) even_stretch_ += std::min(may_grow(slice), grid_);
    y_ = top + height;
    tops_.push_back(top);
    fits_.push_back(std::move(fit));
    const float below = height_ - foot() - tight_;
    if (calls || !stays_whole(below)) table_foot_ = foot_with(called_in_table_, table_, below);
}

ColumnFit PageScan::part_of_columns() const {
    const Slice& slice = flow_.slices[next()];
    ColumnFit fit;
    fit.first = tops_.empty() ? start_.column : 0;
    if (!slice.columns) return fit;
    // What these columns have at their feet already is counted column by column.
    const float free = room() + notes_below(*slice.columns);
    if (!tops_.empty() && (free < kLeastColumns || slice.columns->whole)) return fit;
    const auto& flow = slice.columns->flow;
    if (!tops_.empty() && fit.first < flow.size() && flow[fit.first].height > free + kSlack) return fit;
    ColumnFit part =
        level_columns(*slice.columns, fit.first, std::max(free, grid_ * 4), grid_, feet_of(*slice.columns));
    // Rather nothing than a line alone.
    const bool alone = part.ends[0] < flow.size() && flow[part.ends[0] - 1].keep >= kKeep;
    return alone && !tops_.empty() ? fit : part;
}

void PageScan::force(ColumnFit part) {
    const Slice& slice = flow_.slices[next()];
    const float height = slice.columns ? part.height : height_of(next());
    const float top = top_of_next();
    // The page ends with these columns: the notes of one may stand beside the text of another.
    if (slice.columns) columns_foot_ += std::max(0.0F, part.reach - part.height) - notes_below(*slice.columns);
    count_in(top, height, std::move(part));
}

// The tops with `more` space above each slice; gives the new bottom.
float PageScan::move_tops(const std::vector<float>& more) {
    float y = begin_;
    for (std::size_t k = 0; k < tops_.size(); ++k) {
        const Slice& slice = flow_.slices[start_.slice + k];
        if (k > 0) tops_[k] = top_after(y, start_.slice + k, more[k]);
        y = tops_[k] + (slice.columns ? fits_[k].height : height_of(start_.slice + k));
    }
    return y;
}

void PageScan::settle(bool level) {
    move_spaces(level);
    // Now that no space gives any more, the notes under the table have this room.
    table_foot_ = foot_with(called_in_table_, table_, height_ - foot() - y_);
}

void PageScan::move_spaces(bool level) {
    const bool shrinks = free() < -kSlack;
    if (!shrinks && (!level || free() < grid_ || free() - stretch_ >= grid_ * 2)) return;
    std::vector<float> more(tops_.size(), 0);
    // The largest spaces give first, each one step before any gives another.
    for (int round = 0; round < 2; ++round)
        for (const float least : {4.0F, 3.0F, 2.0F})
            for (std::size_t k = 1; k < tops_.size(); ++k) {
                const Slice& slice = flow_.slices[start_.slice + k];
                const bool larger = least < 4 && slice.space_above >= (least + 1) * grid_ - kSlack;
                if (larger || slice.space_above < least * grid_ - kSlack) continue;
                if (shrinks ? free() >= -kSlack : free() < grid_ - kSlack) return;
                const float most = shrinks ? may_shrink(slice) : may_grow(slice);
                if (std::abs(more[k]) + grid_ > most + kSlack) continue;
                more[k] += shrinks ? -grid_ : grid_;
                y_ = move_tops(more);
            }
}

}  // namespace layout
