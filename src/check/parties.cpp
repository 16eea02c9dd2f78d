// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <map>

#include "check/judge.h"
#include "support/nearest.h"

namespace check {
namespace {

using model::Authority;
using model::PartyType;

/// By code where both have one, else by name.
bool is_same(const model::Party& party, const Authority& authority) {
    if (!party.code.empty() && !authority.code.empty()) return party.code == authority.code;
    return party.name == authority.name || party.name + " Kommune" == authority.name;
}

bool is_there(const std::vector<model::Party>& parties, const Authority& authority) {
    return std::any_of(parties.begin(), parties.end(), [&](const auto& party) { return is_same(party, authority); });
}

/// The regions and municipalities of the project's table of parties.
std::vector<Authority> listed(const model::DataTable* table) {
    std::vector<Authority> found;
    if (!table) return found;
    for (const auto& row : table->rows) {
        const std::string type = text_at(*table, row, "type");
        if (!row.is_group && (type == "region" || type == "kommune"))
            found.push_back({text_at(*table, row, "navn"), text_at(*table, row, "kode")});
    }
    return found;
}

/// The region whose agreement this is: the one that is a party; when none is, that of most of the municipalities.
const model::Region* region_of(const Judge& judge) {
    const auto* rules = judge.inputs().rule_set;
    const model::Region* best = nullptr;
    std::ptrdiff_t most = 0;
    if (!rules) return nullptr;
    const auto& parties = judge.metadata().parties;
    for (const auto& region : rules->regions) {
        if (is_there(parties, region.self)) return &region;
        const auto count = std::count_if(region.municipalities.begin(), region.municipalities.end(),
                                         [&](const Authority& one) { return is_there(parties, one); });
        if (count > most) best = &region;
        most = std::max(most, count);
    }
    return best;
}

/// Who must be parties: the region with all its municipalities, and whom the project's table adds to them.
std::vector<Authority> expected(const Judge& judge) {
    std::vector<Authority> all;
    if (const auto* region = region_of(judge)) {
        all = region->municipalities;
        all.insert(all.begin(), region->self);
    }
    const std::size_t known = all.size();
    for (auto& one : listed(judge.inputs().parties)) {
        const bool again =
            std::any_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(known), [&](const auto& other) {
                return one.code.empty() || other.code.empty() ? one.name == other.name : one.code == other.code;
            });
        if (!again) all.push_back(std::move(one));
    }
    return all;
}

/// The party that a name which is nobody's most likely means.
std::string meant(const model::Party& party, const std::vector<Authority>& all) {
    std::vector<std::string> names;
    for (const auto& one : all) {
        if (is_same(party, one)) return {};
        names.push_back(one.name);
    }
    return support::nearest(party.name, names);
}

void no_others(Judge& judge, const std::vector<Authority>& all) {
    for (const auto& party : judge.metadata().parties) {
        // A misspelt name is a misspelt name, which merging has said, and not a stranger.
        if (party.type != PartyType::other || !meant(party, all).empty()) continue;
        // Several names on one line are a mistake of form (field-form.parties).
        if (party.name.find(',') != std::string::npos) continue;
        const bool doctors =
            party.name.starts_with("PLO") || party.name.find("Praktiserende Læger") != std::string::npos;
        judge.report(doctors ? "approval-plo-not-required" : "parties-others-not-party",
                     party.span.known() ? party.span : judge.value_span("parter"), {{"name", party.name}});
    }
}

/// The region that a municipality belongs to when it is another one than the agreement's.
const model::Region* other_region(const Judge& judge, const model::Party& party) {
    const auto* own = region_of(judge);
    if (!own || is_there({party}, own->self)) return nullptr;
    const auto has = [&](const model::Region& region) {
        return is_same(party, region.self) || std::any_of(region.municipalities.begin(), region.municipalities.end(),
                                                          [&](const Authority& one) { return is_same(party, one); });
    };
    if (has(*own)) return nullptr;
    const auto& regions = judge.inputs().rule_set->regions;
    const auto found = std::find_if(regions.begin(), regions.end(), has);
    return found == regions.end() ? nullptr : &*found;
}

void no_foreign(Judge& judge) {
    for (const auto& party : judge.metadata().parties)
        if (const auto* region = other_region(judge, party))
            judge.report("meta-parties-complete.foreign", party.span.known() ? party.span : judge.value_span("parter"),
                         {{"name", party.name}, {"region", region->self.name}, {"own", region_of(judge)->self.name}});
}

void each_once(Judge& judge) {
    std::map<std::string, int> seen;
    for (const auto& party : judge.metadata().parties)
        if (++seen[party.code.empty() ? party.name : party.code] == 2)
            judge.report("meta-parties-complete.twice", party.span.known() ? party.span : judge.value_span("parter"),
                         {{"name", party.name}});
}

void complete(Judge& judge, const std::vector<Authority>& all) {
    const auto& parties = judge.metadata().parties;
    std::vector<std::string> misspelt;
    for (const auto& party : parties)
        if (!other_region(judge, party)) misspelt.push_back(meant(party, all));
    std::vector<std::string> missing;
    for (const auto& one : all) {
        const bool meant_here = std::find(misspelt.begin(), misspelt.end(), one.name) != misspelt.end();
        if (!meant_here && !is_there(parties, one))
            missing.push_back(one.code.empty() ? one.name : one.name + " (" + one.code + ")");
    }
    if (missing.empty()) return;
    // "parter: alle" takes the project's table as it is: then that is where the missing one must be written.
    const auto* value = judge.inputs().document->front_matter.find("parter");
    const bool by_table = judge.inputs().parties && value && value->scalar == "alle";
    const std::string key = std::string("meta-parties-complete.") + (by_table ? "table-" : "");
    judge.report(key + (missing.size() == 1 ? "one" : "several"), judge.value_span("parter"),
                 {{"names", name_list(missing)},
                  {"count", std::to_string(missing.size())},
                  {"table", by_table ? judge.inputs().parties->path : ""},
                  {"expected", std::to_string(all.size())}});
}

}  // namespace

void check_parties(Judge& judge) {
    if (judge.metadata().parties.empty()) {
        if (!judge.gives("parter")) judge.report("meta-parties", judge.value_span("parter"));
        return;
    }
    const auto all = expected(judge);
    no_others(judge, all);
    each_once(judge);
    no_foreign(judge);
    complete(judge, all);
}

}  // namespace check
