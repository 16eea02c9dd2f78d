// SPDX-License-Identifier: MPL-2.0
#include "layout/table_notes.h"

#include <algorithm>

namespace layout {
namespace {

constexpr float kSlack = 0.05F;

// Adds a note's lines from `first` on to those of the foot, as far as `room` holds them. Gives the line after the last.
std::size_t fill(TableFoot& foot, std::uint32_t note, const Slices& lines, std::size_t first, float room) {
    std::vector<float> bottoms;
    float bottom = foot.height;
    for (std::size_t at = first; at < lines.size(); ++at) {
        bottom += lines[at].height + (bottom > 0 ? lines[at].space_above : kAboveTableNotes);
        if (bottom > room + kSlack) break;
        bottoms.push_back(bottom);
    }
    if (first + bottoms.size() < lines.size())
        while (!bottoms.empty() && lines[first + bottoms.size() - 1].keep >= kKeep) bottoms.pop_back();
    if (bottoms.empty()) return first;
    foot.height = bottoms.back();
    foot.parts.push_back({note, first, first + bottoms.size()});
    return first + bottoms.size();
}

}  // namespace

TableFoot table_foot(const std::vector<CalledNote>& called, const std::map<std::uint32_t, Slices>& lines,
                     float repeated, float room) {
    TableFoot all;
    const float most = std::min(repeated, room);
    const bool fits = std::all_of(called.begin(), called.end(), [&](const CalledNote& call) {
        const Slices& note = lines.at(call.note);
        return fill(all, call.note, note, call.told < note.size() ? call.told : 0, most) == note.size();
    });
    if (fits) return all;
    TableFoot foot;
    for (const CalledNote& call : called) {
        const Slices& note = lines.at(call.note);
        if (call.told >= note.size()) continue;
        // What comes after a note that is not whole waits with its rest.
        const std::size_t last = foot.complete() ? fill(foot, call.note, note, call.told, room) : call.told;
        if (last == note.size()) continue;
        foot.waiting.push_back(call.note);
        if (last == call.told) ++foot.missing;
    }
    return foot;
}

}  // namespace layout
