// SPDX-License-Identifier: MPL-2.0
#include "write/pdf/word_gaps.h"

namespace writing::pdf {

WordGaps::WordGaps(const Tree& tree) : tree_(tree), last_(tree.slot_owner.size()) {}

bool WordGaps::before(const model::GlyphRun& run, std::int32_t slot) {
    Last& last = last_[static_cast<std::size_t>(slot)];
    const bool between = last.mark == run.mark ? tree_.separation[run.mark.node] == Separation::each_run
                                               : apart(last.mark) || apart(run.mark);
    const bool gap = last.text && !last.blank && between && !run.text.empty() && run.text.front() != ' ';
    last = {run.mark, true, run.trailing_space || (!run.text.empty() && run.text.back() == ' ')};
    return gap;
}

bool WordGaps::apart(const model::Mark& mark) const {
    return mark.role == model::MarkRole::label || tree_.separation[mark.node] != Separation::none;
}

}  // namespace writing::pdf
