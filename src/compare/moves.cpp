// SPDX-License-Identifier: MPL-2.0
#include "compare/moves.h"

#include <map>
#include <utility>

namespace compare {
namespace {

constexpr std::size_t fewest_words = 3;

}  // namespace

std::vector<Change> with_moves(std::vector<Found> found) {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::map<std::pair<std::uint64_t, Part>, std::vector<std::size_t>> gone;
    for (std::size_t i = found.size(); i-- > 0;) {  // last first: they are taken from the end
        const auto& one = found[i];
        const bool counts = one.words >= fewest_words || (one.words > 0 && one.change.part == Part::heading);
        if (one.change.kind == ChangeKind::deleted && counts) gone[{one.hash, one.change.part}].push_back(i);
    }
    std::vector<std::size_t> from(found.size(), none);
    std::vector<bool> dropped(found.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i].change.kind != ChangeKind::inserted) continue;
        const auto same = gone.find({found[i].hash, found[i].change.part});
        if (same == gone.end() || same->second.empty()) continue;
        from[i] = same->second.back();
        same->second.pop_back();
        dropped[from[i]] = true;
    }
    bool after_moved_heading = false;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (from[i] == none) {
            after_moved_heading = after_moved_heading && dropped[i];
            continue;
        }
        Change& change = found[i].change;
        const Change& before = found[from[i]].change;
        const bool follows = after_moved_heading && i > 0 && from[i - 1] != none && from[i] == from[i - 1] + 1;
        change.kind = ChangeKind::moved;
        change.old_place = before.old_place;
        change.old_section = before.old_section;
        change.before = before.before;
        if (follows && change.part != Part::heading) dropped[i] = true;
        after_moved_heading = change.part == Part::heading || (follows && dropped[i]);
    }
    std::vector<Change> kept;
    for (std::size_t i = 0; i < found.size(); ++i)
        if (!dropped[i]) kept.push_back(std::move(found[i].change));
    return kept;
}

}  // namespace compare
