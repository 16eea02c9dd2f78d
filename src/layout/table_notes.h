// SPDX-License-Identifier: MPL-2.0
// The notes of a table that goes on overleaf: what of them stands under a part of it. The choice of page ends and the
// placing both ask this.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "layout/slice.h"

namespace layout {

/// Lines of each note that stand on pages before. A note that is not among them has none there.
using ToldLines = std::map<std::uint32_t, std::size_t>;

/// Lines [first, last) of a note under a part of a table.
struct NotePart {
    std::uint32_t note = 0;
    std::size_t first = 0, last = 0;
};

/// What stands under a part of a table.
struct TableFoot {
    std::vector<NotePart> parts;
    float height = 0;                    // with the space above; 0 without parts
    std::vector<std::uint32_t> waiting;  // notes that go on overleaf, or begin there
    std::size_t missing = 0;             // … of these the ones without a line here

    bool complete() const { return waiting.empty(); }
};

/// A note called in a part of a table, and how many of its lines stand on pages before: with all of them there it is
/// said again.
struct CalledNote {
    std::uint32_t note = 0;
    std::size_t told = 0;
};

/// The notes called in a part of a table, in the order in which they stand: all of them whole, unless those that are
/// said again would make them higher than `repeated`; then only what is new, as far as `room` holds it, no line of a
/// paragraph alone. Heights are in points. `lines` are TableHead::notes.
TableFoot table_foot(const std::vector<CalledNote>& called, const std::map<std::uint32_t, Slices>& lines,
                     float repeated, float room);

}  // namespace layout
