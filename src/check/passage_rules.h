// SPDX-License-Identifier: MPL-2.0
// Rules about running words. Each sees every passage once, in reading order, since those of long tables are not held.
#pragma once

#include <memory>

#include "check/judge.h"
#include "check/text.h"

namespace check {

class PassageRule {
  public:
    virtual ~PassageRule() = default;
    /// The passage holds until this returns.
    virtual void see(const Passage& passage) = 0;
    /// After the last.
    virtual void finish() {}
};

/// All must be used up before the judge.
std::unique_ptr<PassageRule> placeholder_rule(Judge& judge);   // placeholders.cpp: L, 166 and 167
std::unique_ptr<PassageRule> double_word_rule(Judge& judge);   // draft.cpp
std::unique_ptr<PassageRule> paste_rule(Judge& judge);         // paste.cpp
std::unique_ptr<PassageRule> period_label_rule(Judge& judge);  // periods.cpp

/// Lets them see the assembly's passages.
void check_passages(Judge& judge);

}  // namespace check
