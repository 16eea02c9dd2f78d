// SPDX-License-Identifier: MPL-2.0
#include <map>

#include "compare/weaver.h"

namespace compare {

// Which note of one version is which of the other is settled before any call of them is met: a note may be called more
// than once, and in other places than before.
void Weaver::pair_notes() {
    const auto prints = [](Version& version) {
        std::vector<Fingerprint> all;
        for (const auto& footnote : version.assembly.footnotes) all.push_back(version.prints.of(footnote.children));
        return all;
    };
    const auto a = prints(old_), b = prints(now_);
    old_.same_notes.resize(a.size());
    now_.same_notes.resize(b.size());
    const auto join = [&](std::size_t i, std::size_t j) {
        if (old_.same_notes[i] || now_.same_notes[j]) return;
        old_.same_notes[i] = j;
        now_.same_notes[j] = i;
    };
    std::multimap<std::uint64_t, std::size_t> by_hash;
    std::map<std::string, std::size_t> by_label;
    for (std::size_t i = 0; i < a.size(); ++i) {
        by_hash.emplace(a[i].hash, i);
        by_label.emplace(old_.assembly.footnotes[i].label, i);
    }
    for (std::size_t j = 0; j < b.size(); ++j) {
        const auto [first, last] = by_hash.equal_range(b[j].hash);
        for (auto same = first; same != last && !now_.same_notes[j]; ++same) join(same->second, j);
    }
    constexpr double least = 0.4;
    for (std::size_t j = 0; j < b.size(); ++j) {
        const auto same = by_label.find(now_.assembly.footnotes[j].label);
        if (same != by_label.end() && likeness(a[same->second], b[j]) >= least) join(same->second, j);
    }
    const auto kin = [&](std::size_t i, std::size_t j) {
        if (old_.same_notes[i] || now_.same_notes[j]) return old_.same_notes[i] == j ? 1.0 : 0.0;
        const double alike = likeness(a[i], b[j]);
        return alike >= least ? alike : 0.0;
    };
    for (const auto& step : align(a, b, kin))
        if (step.old && step.now) join(*step.old, *step.now);
}

std::size_t Weaver::note(std::optional<std::size_t> old, std::optional<std::size_t> now) {
    if (now)
        old = now_.same_notes[*now];
    else if (old)
        now = old_.same_notes[*old];
    if (now && now_.notes[*now]) return *now_.notes[*now];
    if (old && old_.notes[*old]) return *old_.notes[*old];
    const std::size_t index = made.footnotes.size();
    model::Footnote empty = now ? now_.assembly.footnotes[*now] : old_.assembly.footnotes[*old];
    empty.children.clear();
    empty.id = 0;
    if (!now) empty.span = {};
    made.footnotes.push_back(std::move(empty));
    if (old) old_.notes[*old] = index;
    if (now) now_.notes[*now] = index;
    pending_.push_back({index, old, now});
    return index;
}

void Weaver::weave_pending_notes() {
    while (!pending_.empty()) {
        const std::vector<PendingNote> waiting = std::move(pending_);
        pending_.clear();
        for (const auto& one : waiting) weave_note(one);
    }
}

void Weaver::weave_note(const PendingNote& pending) {
    contexts_.push_back({Part::note, made.footnotes[pending.made].number});
    ++depth_;
    model::Blocks children;
    if (pending.old && pending.now) {
        children =
            blocks(old_.assembly.footnotes[*pending.old].children, now_.assembly.footnotes[*pending.now].children);
    } else if (pending.now) {
        children = now_.assembly.footnotes[*pending.now].children;
        for (const auto& block : children) report_whole(ChangeKind::inserted, block);
        mark_inserted(children);
    } else {
        const auto& list = old_.assembly.footnotes[*pending.old].children;
        for (const auto& block : list) report_whole(ChangeKind::deleted, block);
        children = deleted(list);
    }
    --depth_;
    contexts_.pop_back();
    made.footnotes[pending.made].children = std::move(children);
}

}  // namespace compare
