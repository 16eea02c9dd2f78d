// SPDX-License-Identifier: MPL-2.0
#include "layout/columns.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "layout/page_costs.h"

namespace layout {
namespace {

constexpr float kSlack = 0.05F;
constexpr double kDearestColumn = 150;   // no penalty at a column's end is worth more than some eight free lines
constexpr double kUnevenLine = 0.6;      // a line of difference against a line of height
constexpr double kPenaltyInLines = 100;  // penalties of this sum are worth one line of height

float snapped(float y, float grid) {
    return std::ceil((y - kSlack) / grid) * grid;
}

float top_after(const Slice& slice, float y, float grid) {
    const float top = y + slice.space_above;
    return slice.snap ? snapped(top, grid) : top;
}

// Gives the height of the slices [first, last) as one column; writes their tops when `tops` is given.
float stack(const Slices& flow, std::size_t first, std::size_t last, float grid, float* tops = nullptr) {
    float y = 0;
    for (std::size_t at = first; at < last; ++at) {
        const float top = at == first ? 0 : top_after(flow[at], y, grid);
        if (tops != nullptr) tops[at - first] = top;
        y = top + flow[at].height;
    }
    return y;
}

// The height of a column's foot once the notes called in a slice stand there too; `least`: with two lines of the last.
float foot_with(const ColumnFeet& feet, const Slice& slice, float foot, bool least = false) {
    if (feet.notes == nullptr) return foot;
    for (const std::uint32_t note : slice.notes) {
        const Slices& lines = (*feet.notes)[note];
        const bool part = least && note == slice.notes.back() && lines.size() >= kLeastNoteLines * 2;
        const std::size_t count = part ? kLeastNoteLines : lines.size();
        for (std::size_t i = 0; i < count; ++i)
            foot += lines[i].height + lines[i].space_above + (foot <= 0 ? kNoteRule : 0);
    }
    return foot;
}

float taken_by(const ColumnFeet& feet, std::size_t column) {
    return column < feet.taken.size() ? feet.taken[column] : 0;
}

// The height of columns with their notes, and of their text.
struct Room {
    float whole = 0;
    float text = 0;
};

// What it costs to end a column after this slice; `last`: the next one is overleaf. Narrow lines end in hyphens so
// often that columns would hardly end level if they were as dear there as at a full page's end.
double price_of_end(const Slice& slice, bool last) {
    if (slice.keep == kHyphenOverleaf) return last ? kHyphenAfterColumns : kHyphenInColumns;
    return std::min<double>(slice.keep, kDearestColumn);
}

// One column from slice `first`: gives the best place to end it, or where it is full when it may end nowhere. The last
// note called there may go on overleaf, at a price.
std::size_t fill_one(const Slices& flow, std::size_t first, Room room, float grid, const ColumnFeet& feet, float foot,
                     bool last) {
    float y = 0;
    std::size_t end = first;
    std::size_t at = first;
    bool divides = false;
    double best = std::numeric_limits<double>::max();
    for (; at < flow.size(); ++at) {
        const Slice& slice = flow[at];
        const float bottom = (at == first ? 0 : top_after(slice, y, grid)) + slice.height;
        const auto fits = [&](float below) {
            return bottom <= room.text + kSlack && bottom + below <= room.whole + kSlack + (below > 0 ? kTightRule : 0);
        };
        const bool calls = !slice.notes.empty();
        const float whole = foot_with(feet, slice, foot);
        const float least = foot_with(feet, slice, foot, true);
        if (divides && calls) break;
        if (!fits(whole) && at > first && !(calls && fits(least))) break;
        divides = divides || (calls && !fits(whole));
        foot = fits(whole) ? whole : least;
        y = bottom;
        if (at + 1 == flow.size()) return flow.size();
        if (slice.keep >= kKeep) continue;
        const double lines = std::max(0.0F, std::min(room.text, room.whole - foot) - y) / (2 * grid);
        const double cost = (divides ? kColumnNoteDivided : kEmptyLine * lines * lines) + price_of_end(slice, last);
        if (cost > best) continue;
        best = cost;
        end = at + 1;
    }
    return end > first ? end : std::max(at, first + 1);
}

void measure(const Columns& columns, float grid, const ColumnFeet& feet, ColumnFit& fit) {
    fit.tops.resize((fit.ends.empty() ? fit.first : fit.ends.back()) - fit.first);
    fit.feet = feet.taken;
    fit.feet.resize(columns.count, 0);
    fit.height = fit.reach = 0;
    std::size_t first = fit.first;
    for (std::size_t i = 0; i < fit.ends.size(); ++i) {
        const float height = stack(columns.flow, first, fit.ends[i], grid, fit.tops.data() + (first - fit.first));
        for (; first < fit.ends[i]; ++first) fit.feet[i] = foot_with(feet, columns.flow[first], fit.feet[i]);
        fit.height = std::max(fit.height, height);
        fit.reach = std::max(fit.reach, height + fit.feet[i]);
    }
    fit.complete = first == columns.flow.size();
}

ColumnFit fill(const Columns& columns, std::size_t first, Room room, float grid, const ColumnFeet& feet) {
    ColumnFit fit;
    fit.first = first;
    std::size_t next = first;
    for (std::uint32_t i = 0; i < columns.count && next < columns.flow.size(); ++i) {
        // What is too tall for a column begins no other than the first: there is more room overleaf.
        if (i > 0 && columns.flow[next].height + taken_by(feet, i) > room.whole + kSlack) break;
        const std::size_t end =
            fill_one(columns.flow, next, room, grid, feet, taken_by(feet, i), i + 1 == columns.count);
        // Nor does what is kept together and would have to be parted at its end.
        if (i > 0 && end < columns.flow.size() && columns.flow[end - 1].keep >= kKeep) break;
        next = end;
        fit.ends.push_back(next);
    }
    measure(columns, grid, feet, fit);
    // A note that goes on overleaf takes what there is.
    fit.reach = std::min(fit.reach, std::max(room.whole, fit.height));
    return fit;
}

// All ways to part a flow in two, weighed by height, levelness and where the first column ends.
bool part_in_two(const Columns& columns, std::size_t first, float height, float grid, ColumnFit& fit) {
    const auto& flow = columns.flow;
    const float line = 2 * grid;
    double best = std::numeric_limits<double>::max();
    float left = 0;
    for (std::size_t at = first; at < flow.size(); ++at) {
        left = (at == first ? 0 : top_after(flow[at], left, grid)) + flow[at].height;
        if (left > height + kSlack) break;
        if (flow[at].keep >= kKeep && at + 1 < flow.size()) continue;
        const float right = stack(flow, at + 1, flow.size(), grid);
        if (right > height + kSlack) continue;
        const double penalty =
            at + 1 < flow.size() ? std::min<double>(flow[at].keep, kDearestColumn) / kPenaltyInLines : 0;
        const double cost = std::max(left, right) / line + kUnevenLine * std::abs(left - right) / line + penalty;
        if (cost >= best) {
            if (left > right) break;  // it only gets less level
            continue;
        }
        best = cost;
        fit.ends = {at + 1, flow.size()};
        if (at + 1 == flow.size()) fit.ends.pop_back();
    }
    return !fit.ends.empty();
}

// Whether the rest of the flow may fit at all; walks no further than it must.
bool too_long(const Columns& columns, std::size_t first, float height, float& total, float& tallest) {
    total = tallest = 0;
    for (std::size_t at = first; at < columns.flow.size(); ++at) {
        const Slice& slice = columns.flow[at];
        total += slice.height + (at > first ? slice.space_above : 0);
        tallest = std::max(tallest, slice.height);
        // Spaces above are dropped where columns begin.
        if (total > (height + 60) * static_cast<float>(columns.count)) return true;
    }
    return false;
}

// Whether a column ends within what is kept together.
bool parts_group(const Columns& columns, const ColumnFit& fit) {
    return std::any_of(fit.ends.begin(), fit.ends.end(), [&](std::size_t end) {
        return end < columns.flow.size() && columns.flow[end - 1].keep >= kKeep;
    });
}

// The least height at which all fits, without parting what is kept together where that is to be had.
bool part_in_many(const Columns& columns, std::size_t first, float height, float grid, float least,
                  const ColumnFeet& feet, ColumnFit& fit) {
    bool found = false;
    for (float h = snapped(least, grid); h <= height + kSlack; h += grid) {
        ColumnFit made = fill(columns, first, {height, h}, grid, feet);
        if (!made.complete || made.height > h + kSlack) continue;
        const bool parts = parts_group(columns, made);
        if (!found || !parts) fit = std::move(made);
        found = true;
        if (!parts) return true;
    }
    return found;
}

}  // namespace

ColumnFit fill_columns(const Columns& columns, std::size_t first, float height, float grid, const ColumnFeet& feet) {
    return fill(columns, first, {height, height}, grid, feet);
}

ColumnFit balance_columns(const Columns& columns, std::size_t first, float height, float grid, const ColumnFeet& feet) {
    float total = 0;
    float tallest = 0;
    if (too_long(columns, first, height, total, tallest)) return fill_columns(columns, first, height, grid, feet);
    ColumnFit fit;
    fit.first = first;
    if (columns.count == 2 && part_in_two(columns, first, height, grid, fit)) {
        measure(columns, grid, feet, fit);
        return fit;
    }
    const float share = total / static_cast<float>(columns.count) * 0.8F;
    if (columns.count > 2 && part_in_many(columns, first, height, grid, std::max(share, tallest), {}, fit)) {
        measure(columns, grid, feet, fit);
        return fit;
    }
    return fill_columns(columns, first, height, grid, feet);
}

ColumnFit level_columns(const Columns& columns, std::size_t first, float height, float grid, const ColumnFeet& feet) {
    ColumnFit fit = fill_columns(columns, first, height, grid, feet);
    float total = 0;
    float tallest = 0;
    if (!fit.complete || too_long(columns, first, height, total, tallest)) return fit;
    const float share = total / static_cast<float>(columns.count) * 0.8F;
    ColumnFit level;
    return part_in_many(columns, first, height, grid, std::max(share, tallest), feet, level) ? level : fit;
}

}  // namespace layout
