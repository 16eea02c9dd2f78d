// SPDX-License-Identifier: MPL-2.0
#include "compare/moves.h"

#include <map>
#include <utility>

namespace compare {
namespace {

constexpr std::size_t fewest_words = 3;

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t most_pairs = 250'000;

/// For each insertion the deletion that it is the other end of.
class Moves {
  public:
    explicit Moves(const std::vector<Found>& found) : from(found.size(), none), found_(found), taken_(found.size()) {
        same_words();
        nearly_same_words();
    }

    std::vector<std::size_t> from;

  private:
    void same_words() {
        std::map<std::pair<std::uint64_t, Part>, std::vector<std::size_t>> gone;
        for (std::size_t i = found_.size(); i-- > 0;)  // last first: they are taken from the end
            if (counts(found_[i], ChangeKind::deleted, fewest_words))
                gone[{found_[i].print.hash, found_[i].change.part}].push_back(i);
        for (std::size_t i = 0; i < found_.size(); ++i) {
            if (found_[i].change.kind != ChangeKind::inserted) continue;
            const auto same = gone.find({found_[i].print.hash, found_[i].change.part});
            if (same == gone.end() || same->second.empty()) continue;
            take(i, same->second.back());
            same->second.pop_back();
        }
    }

    void nearly_same_words() {
        constexpr std::size_t enough_words = 5;
        constexpr double least = 0.6;
        std::vector<std::size_t> gone;
        std::size_t come = 0;
        for (std::size_t i = 0; i < found_.size(); ++i) {
            if (!taken_[i] && counts(found_[i], ChangeKind::deleted, enough_words)) gone.push_back(i);
            come += counts(found_[i], ChangeKind::inserted, enough_words) ? 1U : 0U;
        }
        if (gone.size() * come > most_pairs) return;
        for (std::size_t i = 0; i < found_.size(); ++i) {
            if (from[i] != none || !counts(found_[i], ChangeKind::inserted, enough_words)) continue;
            std::size_t best = none;
            double most = least;
            for (const std::size_t j : gone) {
                if (taken_[j] || found_[j].change.part != found_[i].change.part) continue;
                const double alike = likeness(found_[j].print, found_[i].print);
                if (alike > most) best = j, most = alike;
            }
            if (best != none) take(i, best);
        }
    }

    static bool counts(const Found& one, ChangeKind kind, std::size_t words) {
        if (one.change.kind != kind || one.print.words.empty()) return false;
        return one.print.words.size() >= words || one.change.part == Part::heading;
    }
    void take(std::size_t inserted, std::size_t deleted) {
        from[inserted] = deleted;
        taken_[deleted] = true;
    }

    const std::vector<Found>& found_;
    std::vector<bool> taken_;
};

}  // namespace

std::vector<Change> with_moves(std::vector<Found> found) {
    const std::vector<std::size_t> from = Moves(found).from;
    std::vector<bool> dropped(found.size());
    for (const std::size_t deleted : from)
        if (deleted != none) dropped[deleted] = true;
    bool after_moved_heading = false;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (from[i] == none) {
            after_moved_heading = after_moved_heading && dropped[i];
            continue;
        }
        Change& change = found[i].change;
        const Change& before = found[from[i]].change;
        const bool follows = after_moved_heading && i > 0 && from[i - 1] != none && from[i] == from[i - 1] + 1;
        // A table whose columns are others is deleted and inserted whole; where both stand side by side, it never left.
        const bool stayed = change.part == Part::table && (from[i] + 1 == i || i + 1 == from[i]) &&
                            found[i].print.hash != found[from[i]].print.hash && before.section == change.section;
        change.kind = stayed ? ChangeKind::changed : ChangeKind::moved;
        change.old_place = before.old_place;
        change.old_section = before.old_section;
        change.before = before.before;
        if (follows && change.part != Part::heading && found[i].print.hash == found[from[i]].print.hash)
            dropped[i] = true;
        after_moved_heading = change.part == Part::heading || follows;
    }
    std::vector<Change> kept;
    for (std::size_t i = 0; i < found.size(); ++i)
        if (!dropped[i]) kept.push_back(std::move(found[i].change));
    return kept;
}

}  // namespace compare
