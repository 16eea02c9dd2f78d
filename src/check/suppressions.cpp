// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "check/judge.h"
#include "support/nearest.h"

namespace check {
namespace {

/// Where the rule is named: in the last comment before the block.
model::Span place_of(const Judge& judge, const std::string& rule, model::Span block) {
    if (!judge.inputs().sources || !block.known()) return block;
    const std::string& bytes = (*judge.inputs().sources)[block.source].bytes();
    const auto comment = bytes.rfind("<!--", block.begin);
    const auto at = comment == std::string::npos ? comment : bytes.find(rule, comment);
    if (at == std::string::npos || at >= block.begin) return block;
    const auto begin = static_cast<std::uint32_t>(at);
    return {block.source, begin, begin + static_cast<std::uint32_t>(rule.size())};
}

}  // namespace

void check_suppressions(Judge& judge) {
    const auto known = rule_ids();
    for (const auto& [rule, block] : judge.inputs().assembly->suppressions) {
        if (std::find(known.begin(), known.end(), rule) != known.end()) continue;
        const std::string near = support::nearest(rule, known);
        // Rules of reading and merging are explained too, but what they say cannot be allowed.
        const bool exists = judge.inputs().words->has(rule + ".explain");
        judge.report(exists         ? "suppression-rule.fixed"
                     : near.empty() ? "suppression-rule.none"
                                    : "suppression-rule.near",
                     place_of(judge, rule, block), {{"rule", rule}, {"nearest", near}});
    }
}

}  // namespace check
