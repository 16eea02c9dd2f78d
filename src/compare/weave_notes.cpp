// SPDX-License-Identifier: MPL-2.0
#include "compare/weaver.h"

namespace compare {

std::size_t Weaver::note(std::optional<std::size_t> old, std::optional<std::size_t> now) {
    if (now && now_.notes[*now]) return *now_.notes[*now];
    // A note that another call paired already is no longer free.
    if (old && old_.notes[*old]) {
        if (!now) return *old_.notes[*old];
        old.reset();
    }
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
