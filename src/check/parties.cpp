// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <map>

#include "check/judge.h"

namespace check {
namespace {

void no_others(Judge& judge) {
    for (const auto& party : judge.metadata().parties) {
        if (party.type != model::PartyType::other) continue;
        const bool doctors =
            party.name.starts_with("PLO") || party.name.find("Praktiserende Læger") != std::string::npos;
        judge.report(doctors ? "approval-plo-not-required" : "parties-others-not-party",
                     party.span.known() ? party.span : judge.value_span("parter"), {{"name", party.name}});
    }
}

void each_once(Judge& judge) {
    std::map<std::string, int> seen;
    for (const auto& party : judge.metadata().parties)
        if (++seen[party.code.empty() ? party.name : party.code] == 2)
            judge.report("meta-parties-complete.twice", party.span.known() ? party.span : judge.value_span("parter"),
                         {{"name", party.name}});
}

void complete(Judge& judge) {
    const auto* table = judge.inputs().parties;
    if (!table) return;
    std::vector<std::string> missing;
    int expected = 0;
    for (const auto& row : table->rows) {
        const std::string type = text_at(*table, row, "type");
        if (row.is_group || (type != "region" && type != "kommune")) continue;
        ++expected;
        const std::string name = text_at(*table, row, "navn");
        const std::string code = text_at(*table, row, "kode");
        const auto& parties = judge.metadata().parties;
        const bool there = std::any_of(parties.begin(), parties.end(), [&](const model::Party& party) {
            return party.name == name || (!code.empty() && party.code == code);
        });
        if (!there) missing.push_back(code.empty() ? name : name + " (" + code + ")");
    }
    if (missing.empty()) return;
    judge.report(missing.size() == 1 ? "meta-parties-complete.one" : "meta-parties-complete.several",
                 judge.value_span("parter"),
                 {{"names", name_list(missing)},
                  {"count", std::to_string(missing.size())},
                  {"expected", std::to_string(expected)}});
}

}  // namespace

void check_parties(Judge& judge) {
    if (judge.metadata().parties.empty()) {
        if (!judge.gives("parter")) judge.report("meta-parties", judge.value_span("parter"));
        return;
    }
    no_others(judge);
    each_once(judge);
    complete(judge);
}

}  // namespace check
