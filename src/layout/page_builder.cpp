// SPDX-License-Identifier: MPL-2.0
#include "layout/page_builder.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "layout/band.h"

namespace layout {
using namespace model;

namespace {

constexpr float kSlack = 0.05F;
constexpr float kFillBeforeDividing = 0.55F;  // notes are divided rather than leaving a page emptier than this
constexpr float kLargestCarry = 0.6F;         // of a page's height for the rests of notes
constexpr float kLeastColumns = 75;           // columns begin on a page only with this much room
constexpr float kLeastBand = 40;
constexpr float kDivisibleGroup = 0.3F;  // rows tied by spans part between rows when taller than this share of a page
constexpr double kEmptyLine = 2;         // what a line left free costs, squared, against the penalties of keeping
constexpr float kLargestHead = 0.4F;     // a head that takes more of the page is not repeated

}  // namespace

PageBuilder::PageBuilder(Flow flow, const TypeBook& types, std::size_t node_count)
    : flow_(std::move(flow)), types_(types), theme_(types.theme()) {
    built_.places.resize(node_count + 1);
    grid_ = static_cast<float>(theme_.baseline) / 2;
    in_cover_ = flow_.has_cover;
    apply(Control::portrait);
    for (auto& table : flow_.tables)
        if (table.height > height_ * kLargestHead) {
            table.slices.clear();
            table.height = 0;
        }
}

void PageBuilder::apply(Control control) {
    if (control == Control::landscape) landscape_ = true;
    if (control == Control::portrait) landscape_ = false;
    const double page_height = landscape_ ? theme_.page_width : theme_.page_height;
    left_ = static_cast<float>(theme_.margin_left);
    top_ = static_cast<float>(theme_.margin_top);
    height_ = static_cast<float>(page_height - theme_.margin_top - theme_.margin_bottom);
}

BuiltPages PageBuilder::build() {
    std::size_t next = 0;
    while (next < flow_.slices.size()) {
        const Control control = flow_.slices[next].control;
        if (control != Control::none) {
            // Pages end before controls (find_end), so none is open here and none is left empty.
            if (control == Control::page_break) in_cover_ = false;
            apply(control);
            ++next;
            continue;
        }
        next = fill_page(next);
    }
    while (!waiting_notes_.empty() || built_.pages.empty()) {
        begin_page();
        continue_notes();
        emit_notes();
        end_page();
    }
    return std::move(built_);
}

void PageBuilder::begin_page() {
    BuiltPage made;
    made.page.width = static_cast<float>(landscape_ ? theme_.page_height : theme_.page_width);
    made.page.height = static_cast<float>(landscape_ ? theme_.page_width : theme_.page_height);
    made.page.label = std::to_string(built_.pages.size() + 1);
    made.bare = in_cover_;
    built_.pages.push_back(std::move(made));
    foot_ = {};
    grounds_.clear();
}

void PageBuilder::end_page() {
    draw_grounds();
}

float PageBuilder::place_top(const Slice& slice, bool first, float y) const {
    if (first) return y;
    const float top = y + slice.space_above;
    return slice.snap ? std::ceil((top - kSlack) / grid_) * grid_ : top;
}

// The footnotes called in a slice, or in the part of its columns that is placed.
std::vector<std::uint32_t> PageBuilder::notes_of(const Slice& slice, const ColumnFit& fit) {
    if (!slice.columns) return slice.notes;
    std::vector<std::uint32_t> notes;
    const std::size_t end = fit.ends.empty() ? 0 : fit.ends.back();
    for (std::size_t i = 0; i < end; ++i) {
        const auto& called = slice.columns->flow[i].notes;
        notes.insert(notes.end(), called.begin(), called.end());
    }
    return notes;
}

float PageBuilder::note_height(const std::vector<std::uint32_t>& notes, float foot) const {
    float height = 0;
    for (const std::uint32_t index : notes)
        for (const auto& slice : flow_.notes[index]) height += slice.height + slice.space_above;
    return height > 0 && foot <= 0 ? height + kNoteRule : height;
}

// Moves the notes to this page's foot, or their first lines when they are taller than `room`; the rest waits.
void PageBuilder::take_notes(const std::vector<std::uint32_t>& notes, float room) {
    for (const std::uint32_t index : notes) {
        for (auto& slice : flow_.notes[index]) {
            const float needed = slice.height + slice.space_above + (foot_.slices.empty() ? kNoteRule : 0);
            if (!waiting_notes_.empty() || needed > room + kSlack) {
                waiting_notes_.push_back(std::move(slice));
                continue;
            }
            room -= needed;
            foot_.height += needed;
            foot_.slices.push_back(std::move(slice));
        }
        flow_.notes[index].clear();
    }
}

void PageBuilder::continue_notes() {
    Slices waiting = std::move(waiting_notes_);
    waiting_notes_.clear();
    const float room = height_ * kLargestCarry;
    for (auto& slice : waiting) {
        const float needed = slice.height + slice.space_above + (foot_.slices.empty() ? kNoteRule : 0);
        // At least one line goes on each page, whatever its height.
        if (!waiting_notes_.empty() || (foot_.height + needed > room && !foot_.slices.empty())) {
            waiting_notes_.push_back(std::move(slice));
            continue;
        }
        foot_.height += needed;
        foot_.slices.push_back(std::move(slice));
    }
}

// Adds a slice to the scan if it fits. `closes` tells that the page ends after it, because a note had to be divided.
bool PageBuilder::add_to_scan(Scan& scan, std::size_t index, bool& closes) {
    const Slice& slice = flow_.slices[index];
    const float top = place_top(slice, index == scan.first, index == scan.first ? scan.begin : scan.y);
    float height = slice.height;
    ColumnFit fit;
    if (slice.columns) {
        ColumnFit all;
        all.ends = {slice.columns->flow.size()};
        const float notes = note_height(notes_of(slice, all), scan.foot);
        fit = balance_columns(*slice.columns, std::max(height_ - scan.foot - notes - top, grid_), grid_);
        if (!fit.complete) return false;
        height = fit.height;
    }
    const auto called = notes_of(slice, fit);
    const float notes = called.empty() ? 0 : note_height(called, scan.foot);
    const float bottom = top + height + scan.foot;
    if (bottom + notes > height_ + kSlack) {
        const float least_notes = kNoteRule * 3;
        closes = notes > 0 && !slice.columns && top < height_ * kFillBeforeDividing && bottom + least_notes <= height_;
        if (!closes) return false;
    }
    tops_.push_back(top);
    fits_.push_back(std::move(fit));
    scan.y = top + height;
    scan.foot += notes;
    return true;
}

PageBuilder::Ending PageBuilder::find_end(std::size_t first) {
    auto& slices = flow_.slices;
    tops_.clear();
    fits_.clear();
    Scan scan;
    scan.first = first;
    const Slice& opening = slices[first];
    if (opening.continues) scan.begin = flow_.tables[static_cast<std::size_t>(opening.table)].height;
    scan.y = scan.begin;
    scan.foot = foot_.height;
    scan.best_cost = std::numeric_limits<double>::max();
    Ending ending;
    for (std::size_t at = first; at < slices.size(); ++at) {
        if (slices[at].control != Control::none) {
            ending.count = at - first;
            return ending;
        }
        bool closes = false;
        if (!add_to_scan(scan, at, closes)) return divide_at(scan, at);
        if (closes) {
            ending.count = at + 1 - first;
            return ending;
        }
        if (slices[at].keep >= kKeep) continue;
        const double free_lines = (height_ - scan.foot - scan.y) / 15.0;
        const double cost = kEmptyLine * free_lines * free_lines + slices[at].keep;
        if (cost > scan.best_cost) continue;
        scan.best_cost = cost;
        scan.best = at + 1;
    }
    ending.count = slices.size() - first;
    return ending;
}

// The slice at `index` does not fit: its first part ends the page, or the page ends at the best place before it.
PageBuilder::Ending PageBuilder::divide_at(const Scan& scan, std::size_t index) {
    Slice& slice = flow_.slices[index];
    const bool is_first = index == scan.first;
    const float top = place_top(slice, is_first, is_first ? scan.begin : scan.y);
    const float room = height_ - scan.foot - top;
    Ending ending;
    ending.count = index + 1 - scan.first;
    if (slice.band && divide_band(slice, top, room, is_first, ending.rest)) {
        ending.divided = true;
        tops_.push_back(top);
        fits_.emplace_back();
        return ending;
    }
    if (slice.columns && (room >= kLeastColumns || is_first)) {
        ending.divided = true;
        tops_.push_back(top);
        fits_.push_back(part_of_columns(*slice.columns, room, scan.foot));
        return ending;
    }
    if (is_first) {
        // Nothing holds it: it is placed all the same, rather than lost.
        tops_.push_back(top);
        fits_.emplace_back();
        return ending;
    }
    ending.count = (scan.best > 0 ? scan.best : index) - scan.first;
    return ending;
}

bool PageBuilder::divide_band(Slice& slice, float, float room, bool first_on_page, Slice& rest) {
    const auto& head = flow_.tables[static_cast<std::size_t>(slice.table)];
    const bool too_tall = slice.height > height_ - head.height + kSlack;
    const bool group = slice.band->rows.size() > 1 && slice.height > height_ * kDivisibleGroup;
    if (!(too_tall || group || first_on_page) || room < kLeastBand) return false;
    Band later;
    bool divided = group && split_band(*slice.band, room, false, theme_, later);
    if (!divided && (too_tall || first_on_page)) divided = split_band(*slice.band, room, true, theme_, later);
    if (!divided) return false;
    rest.table = slice.table;
    rest.continues = true;
    rest.keep = slice.keep;
    rest.frame = slice.frame;
    rest.band = std::make_unique<Band>(std::move(later));
    rest.height = band_height(*rest.band);
    slice.height = band_height(*slice.band);
    return true;
}

// Notes called in the part take room from it, which may shorten it: three rounds settle it or leave a little air.
ColumnFit PageBuilder::part_of_columns(const Columns& columns, float room, float foot) const {
    ColumnFit fit;
    float notes = 0;
    for (int round = 0; round < 3; ++round) {
        fit = fill_columns(columns, std::max(room - notes, grid_ * 4), grid_);
        std::vector<std::uint32_t> called;
        for (std::size_t i = 0; i < fit.ends.back(); ++i)
            called.insert(called.end(), columns.flow[i].notes.begin(), columns.flow[i].notes.end());
        notes = note_height(called, foot);
        if (fit.height + notes <= room + kSlack) break;
    }
    return fit;
}

std::size_t PageBuilder::fill_page(std::size_t first) {
    begin_page();
    continue_notes();
    Ending ending = find_end(first);
    auto& slices = flow_.slices;
    const std::size_t last = ending.count - 1;
    const auto height_of = [&](std::size_t k) {
        return slices[first + k].columns ? fits_[k].height : slices[first + k].height;
    };
    const float end = tops_[last] + height_of(last);
    if (slices[first].continues) emit_head(static_cast<std::size_t>(slices[first].table));
    for (std::size_t k = 0; k < ending.count; ++k) {
        Slice& slice = slices[first + k];
        take_notes(notes_of(slice, fits_[k]), height_ - end - foot_.height);
        if (slice.columns)
            emit_columns(*slice.columns, fits_[k], tops_[k]);
        else
            emit(slice, 0, tops_[k]);
        if (slice.table >= 0 && (k == last || slices[first + k + 1].table != slice.table))
            close_table(slice, tops_[k] + slice.height);
    }
    emit_notes();
    end_page();
    if (!ending.divided) return first + ending.count;
    Slice& parted = slices[first + last];
    if (parted.columns) {
        auto& flow = parted.columns->flow;
        flow.erase(flow.begin(), flow.begin() + static_cast<std::ptrdiff_t>(fits_[last].ends.back()));
        if (flow.empty()) return first + ending.count;
    } else {
        parted = std::move(ending.rest);
    }
    return first + last;
}

}  // namespace layout
