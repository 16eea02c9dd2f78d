// SPDX-License-Identifier: MPL-2.0
#include "check/check.h"

#include <algorithm>
#include <array>
#include <memory>

#include "check/judge.h"
#include "check/passage_rules.h"
#include "support/ensure.h"

namespace check {

void check(const Inputs& inputs, model::Diagnostics& diagnostics) {
    support::ensure(inputs.assembly && inputs.document && inputs.words,
                    "checking has its document, as read and as merged");
    Judge judge(inputs, diagnostics);
    check_metadata(judge);
    check_periods(judge);
    check_parties(judge);
    check_approvals(judge);
    check_kind(judge);
    check_values(judge);
    check_draft(judge);
    check_review(judge);
    check_paste(judge);
    check_passages(judge);
    check_tables(judge);
    check_suppressions(judge);
}

void check_passages(Judge& judge) {
    const std::array<std::unique_ptr<PassageRule>, 4> rules = {placeholder_rule(judge), double_word_rule(judge),
                                                               paste_rule(judge), period_label_rule(judge)};
    for_each_passage(*judge.inputs().assembly, [&](const Passage& passage) {
        for (const auto& rule : rules) rule->see(passage);
    });
    for (const auto& rule : rules) rule->finish();
}

std::vector<std::string> rule_ids() {
    std::vector<std::string> ids(guidance_rules());
    for (const auto& house : house_levels()) ids.emplace_back(house.rule);
    std::sort(ids.begin(), ids.end());
    return ids;
}

}  // namespace check
