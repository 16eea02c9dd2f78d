// SPDX-License-Identifier: MPL-2.0
// Slices onto the page under way (the second half of PageBuilder).
#include <algorithm>
#include <iterator>
#include <utility>

#include "layout/band.h"
#include "layout/page_builder.h"

namespace layout {
using namespace model;

namespace {

constexpr float kNoteRuleWidth = 60;
constexpr float kSlack = 0.05F;
constexpr float kCutPad = 4;     // what a ground reaches beyond its lines where a page's end cuts it
constexpr float kAboveRule = 3;  // … and stays away from the rule above notes

}  // namespace

// Places what the scan has measured: the slices from `first` on. `under_table` is kept free below them for the notes of
// a table that goes on.
void PageBuilder::emit_scanned(std::size_t first, float under_table) {
    auto& slices = flow_.slices;
    if (slices[first].continues) emit_head(slices[first]);
    const auto& tops = scan_.tops();
    const auto& fits = scan_.fits();
    for (std::size_t k = 0; k < tops.size(); ++k) {
        Slice& slice = slices[first + k];
        if (slice.columns) {
            take_column_notes(*slice.columns, fits[k], tops[k], k + 1 == tops.size());
            emit_columns(*slice.columns, fits[k], tops[k]);
        } else if (!scan_.leaves_out(first + k)) {
            const float taken = scan_.bottom() + under_table + scan_.columns_foot() + foot_.height;
            take_notes(slice.notes, height_ - taken, foot_);
            emit(slice, 0, tops[k]);
        }
        if (slice.table >= 0 && (k + 1 == tops.size() || ends_table(slices, first + k)))
            close_table(slice, 0, tops[k] + slice.height);
    }
}

void PageBuilder::emit(Slice& slice, float x, float y) {
    BuiltPage& built = built_.pages.back();
    auto& items = built.page.items;
    const float left = left_ + x;
    const float top = top_ + y;
    const auto page = static_cast<std::uint32_t>(built_.pages.size() - 1);
    std::vector<PlaceMark> places = std::move(slice.places);
    if (slice.band) {
        band_items_.clear();
        place_band(*slice.band, theme_, flow_.frames, 0, band_items_, places);
        shift(band_items_, left, top);
        std::move(band_items_.begin(), band_items_.end(), std::back_inserter(items));
    }
    shift(slice.items, left, top);
    std::move(slice.items.begin(), slice.items.end(), std::back_inserter(items));
    std::vector<PlacedItem>().swap(slice.items);
    for (const auto& mark : places) {
        NodePlace& place = built_.places[mark.node];
        if (!place.placed) place = {page, left + mark.x, top + mark.y, true};
    }
    if (slice.leader) {
        LeaderMark mark = *slice.leader;
        mark.from += left;
        mark.to += left;
        mark.baseline += top;
        built_.leaders.push_back({page, items.size(), mark});
        items.emplace_back(GlyphRun{});
        items.emplace_back(GlyphRun{});
    }
    if (slice.frame != 0) extend_frame(slice, x, y);
}

float PageBuilder::ColumnFooting::height() const {
    float most = 0;
    for (const auto& column : columns) most = std::max(most, column.height);
    return most;
}

float PageBuilder::foot_height() const {
    float height = foot_.height;
    for (const auto& feet : column_feet_) height += feet.height();
    return height;
}

// Moves the notes called in columns to the foot of each. The last columns of a page may leave notes for the next.
void PageBuilder::take_column_notes(const Columns& columns, const ColumnFit& fit, float top, bool last) {
    ColumnFooting& feet = feet_of(columns, last);
    feet.beside_text = feet.beside_text || last;
    // The feet of other columns stand below those of the last ones, where the notes of one column may stand beside the
    // text of another.
    const float others = foot_height() - foot_.height - feet.height();
    const float below = height_ - (scan_.foot() - scan_.columns_foot()) - others - top;
    WaitingColumns rest{columns.left, columns.width, columns.gap, columns.count, {}};
    std::size_t at = fit.first;
    for (std::size_t i = 0; i < fit.ends.size(); ++i) {
        Footing& foot = feet.columns[i];
        std::vector<std::uint32_t> notes;
        float bottom = 0;
        for (; at < fit.ends[i]; ++at) {
            const Slice& slice = columns.flow[at];
            notes.insert(notes.end(), slice.notes.begin(), slice.notes.end());
            bottom = fit.top(at) + slice.height;
        }
        const std::size_t waiting = waiting_notes_.size();
        take_notes(notes, last ? below - bottom - foot.height : fit.feet[i], foot);
        const auto first = waiting_notes_.begin() + static_cast<std::ptrdiff_t>(waiting);
        rest.lines.insert(rest.lines.end(), std::make_move_iterator(first),
                          std::make_move_iterator(waiting_notes_.end()));
        waiting_notes_.erase(first, waiting_notes_.end());
    }
    if (rest.lines.empty()) return;
    // What was carried over and goes on once more comes first.
    if (!waiting_columns_.empty() && waiting_columns_.back().left == rest.left &&
        waiting_columns_.back().width == rest.width) {
        auto& lines = waiting_columns_.back().lines;
        std::move(rest.lines.begin(), rest.lines.end(), std::back_inserter(lines));
    } else {
        waiting_columns_.push_back(std::move(rest));
    }
}

void PageBuilder::emit_columns(Columns& columns, const ColumnFit& fit, float y) {
    std::size_t first = fit.first;
    for (std::size_t i = 0; i < fit.ends.size(); ++i) {
        const float x = columns.left + static_cast<float>(i) * (columns.width + columns.gap);
        for (std::size_t at = first; at < fit.ends[i]; ++at) {
            Slice& slice = columns.flow[at];
            emit(slice, x, y + fit.top(at));
            if (slice.table >= 0 && (at + 1 == fit.ends[i] || ends_table(columns.flow, at)))
                close_table(slice, x, y + fit.top(at) + slice.height);
        }
        first = fit.ends[i];
    }
}

void PageBuilder::emit_head(const Slice& opening) {
    auto& items = built_.pages.back().page.items;
    const TableHead& table = flow_.tables[static_cast<std::size_t>(opening.table)];
    const auto put = [&](const Slice& slice, float y) {
        std::vector<PlacedItem> copies = slice.items;
        shift(copies, left_, y);
        std::move(copies.begin(), copies.end(), std::back_inserter(items));
    };
    float y = top_;
    for (std::size_t i = 0; i < table.slices.size(); ++i) {
        if (i > 0) y += table.slices[i].space_above;
        put(table.slices[i], y);
        y += table.slices[i].height;
    }
    if (opening.group > 0) put(table.groups[opening.group - 1], y);
}

// Whether the notes as wide as the page come before those in columns and have room above them: nothing does where text
// of a column stands beside the notes of another.
bool PageBuilder::foot_stands_above() const {
    if (foot_.slices.empty()) return false;
    // What begins without a place goes on from the page before.
    const auto first = [](const Footing& foot) {
        const auto& places = foot.slices.front().places;
        return places.empty() ? NodeId{0} : places.front().node;
    };
    return std::all_of(column_feet_.begin(), column_feet_.end(), [&](const ColumnFooting& feet) {
        return !feet.beside_text && std::all_of(feet.columns.begin(), feet.columns.end(), [&](const Footing& foot) {
            return foot.slices.empty() || first(foot_) < first(foot);
        });
    });
}

void PageBuilder::emit_notes() {
    const bool above = foot_stands_above();
    if (!above) emit_notes(foot_, 0, height_);
    float bottom = height_ - (above ? 0 : foot_.height);
    for (auto& feet : column_feet_) {
        for (std::size_t i = 0; i < feet.columns.size(); ++i)
            emit_notes(feet.columns[i], feet.left + static_cast<float>(i) * (feet.width + feet.gap), bottom);
        bottom -= feet.height();
    }
    if (above) emit_notes(foot_, 0, bottom);
}

void PageBuilder::emit_notes(Footing& foot, float x, float bottom) {
    if (foot.slices.empty()) return;
    float y = bottom - foot.height;
    built_.pages.back().page.items.push_back(Fill{
        {left_ + x, top_ + y + kNoteRule / 2, kNoteRuleWidth, static_cast<float>(theme_.rule_thin)}, theme_.grey, {}});
    y += kNoteRule;
    for (auto& slice : foot.slices) {
        y += slice.space_above;
        emit(slice, x, y);
        y += slice.height;
    }
}

void PageBuilder::close_table(const Slice& slice, float x, float bottom) {
    const TableHead& table = flow_.tables[static_cast<std::size_t>(slice.table)];
    const auto thickness = static_cast<float>(table.quiet ? theme_.rule_thin : theme_.rule_thick);
    built_.pages.back().page.items.push_back(
        Fill{{left_ + x + table.left, top_ + bottom - thickness / 2, table.width, thickness},
             table.quiet ? theme_.hairline : theme_.accent,
             {}});
}

void PageBuilder::extend_frame(const Slice& slice, float x, float top) {
    const float bottom = top + slice.height;
    for (std::uint32_t frame = slice.frame; frame != 0; frame = flow_.frames[frame].outer) {
        const bool edge = slice.frame_edge && frame == slice.frame;
        const auto same = [&](const OpenFrame& open) { return open.frame == frame && open.x == x; };
        const auto found = std::find_if(grounds_.begin(), grounds_.end(), same);
        if (found == grounds_.end()) {
            // The space that it ends with, when it stands alone, is not taken for a beginning: no page ends before it.
            grounds_.push_back({frame, x, top, bottom, edge, false});
        } else {
            found->bottom = std::max(found->bottom, bottom);
            found->ends = found->ends || edge;
        }
    }
}

// How far a ground that goes on overleaf reaches below its last line: not to the rule above notes.
float PageBuilder::below_cut(const OpenFrame& open) const {
    const float foot = foot_height();
    if (foot <= 0) return kCutPad;
    return std::clamp(height_ - foot + kNoteRule / 2 - kAboveRule - open.bottom, 0.0F, kCutPad);
}

// Grounds are painted before all else, an outer frame before the inner ones (it has the higher index only when nested
// frames were opened after it, so they are sorted by index).
void PageBuilder::draw_grounds() {
    if (grounds_.empty()) return;
    std::stable_sort(grounds_.begin(), grounds_.end(),
                     [](const OpenFrame& a, const OpenFrame& b) { return a.frame < b.frame; });
    std::vector<PlacedItem> painted;
    for (const auto& open : grounds_) {
        const Frame& frame = flow_.frames[open.frame];
        const float above = open.begins ? 0 : kCutPad;
        const float below = open.ends ? 0 : below_cut(open);
        const Rect rect{left_ + open.x + frame.left, top_ + open.top - above, frame.width,
                        open.bottom - open.top + above + below};
        if (frame.tint) painted.push_back(Fill{rect, theme_.tint, {}});
        if (frame.bar > 0) painted.push_back(Fill{{rect.x, rect.y, frame.bar, rect.height}, frame.bar_colour, {}});
    }
    auto& items = built_.pages.back().page.items;
    for (auto& leader : built_.leaders)
        if (leader.page + 1 == built_.pages.size()) leader.item += painted.size();
    items.insert(items.begin(), std::make_move_iterator(painted.begin()), std::make_move_iterator(painted.end()));
}

}  // namespace layout
