// SPDX-License-Identifier: MPL-2.0
#include "layout/columns.h"

#include <algorithm>
#include <cmath>

namespace layout {
namespace {

constexpr float kSlack = 0.05F;

float snapped(float y, float grid) {
    return std::ceil((y - kSlack) / grid) * grid;
}

// One column from slice `first`: gives where it ends, at a place where a column may end if there is one.
std::size_t fill_one(const Slices& flow, std::size_t first, float height, float grid, ColumnFit& fit) {
    float y = 0;
    std::size_t end = first;
    std::size_t at = first;
    for (; at < flow.size(); ++at) {
        const Slice& slice = flow[at];
        float top = at == first ? 0 : y + slice.space_above;
        if (slice.snap && at != first) top = snapped(top, grid);
        if (top + slice.height > height + kSlack && at > first) break;
        fit.tops[at] = top;
        y = top + slice.height;
        if (slice.keep < kKeep || at + 1 == flow.size()) end = at + 1;
    }
    return end > first ? end : std::max(at, first + 1);
}

float filled_height(const Columns& columns, const ColumnFit& fit) {
    float height = 0;
    std::size_t first = 0;
    for (const std::size_t end : fit.ends) {
        if (end > first) height = std::max(height, fit.tops[end - 1] + columns.flow[end - 1].height);
        first = end;
    }
    return height;
}

}  // namespace

ColumnFit fill_columns(const Columns& columns, float height, float grid) {
    ColumnFit fit;
    fit.tops.resize(columns.flow.size());
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < columns.count && next < columns.flow.size(); ++i) {
        next = fill_one(columns.flow, next, height, grid, fit);
        fit.ends.push_back(next);
    }
    fit.complete = next == columns.flow.size();
    fit.height = filled_height(columns, fit);
    return fit;
}

ColumnFit balance_columns(const Columns& columns, float height, float grid) {
    const float total = stacked_height(columns.flow);
    if (total / static_cast<float>(columns.count) <= height) {
        float tallest = 0;
        for (const auto& slice : columns.flow) tallest = std::max(tallest, slice.height);
        for (float h = snapped(std::max(total / static_cast<float>(columns.count), tallest), grid);
             h <= height + kSlack; h += grid) {
            ColumnFit fit = fill_columns(columns, h, grid);
            if (fit.complete && fit.height <= h + kSlack) return fit;
        }
    }
    ColumnFit fit = fill_columns(columns, height, grid);
    return fit;
}

}  // namespace layout
