// SPDX-License-Identifier: MPL-2.0
#include "compare/metadata_changes.h"

#include <map>

#include "model/date.h"

namespace compare {
namespace {

using Facts = std::vector<std::pair<std::string, std::string>>;

std::string joined(const std::vector<std::string>& values) {
    std::string all;
    for (const auto& value : values) all += (all.empty() ? "" : ", ") + value;
    return all;
}

std::string day(const std::optional<model::Date>& date, const model::Messages& words) {
    return date ? model::to_words(*date, words) : std::string();
}

std::string names(const std::vector<model::Party>& parties) {
    std::vector<std::string> all;
    for (const auto& party : parties) all.push_back(party.name);
    return joined(all);
}

Facts facts(const model::Metadata& m, const model::Messages& words) {
    Facts all = {
        {"title", m.title},
        {"subtitle", m.subtitle},
        {"kind", m.kind_title.empty() ? m.kind : m.kind_title},
        {"status", m.status_title.empty() ? m.status : m.status_title},
        {"version", m.version},
        {"date", m.date ? model::to_words(*m.date, words) : m.date_text},
        {"effective", day(m.effective_date, words)},
        {"election-period", m.election_period ? model::to_text(*m.election_period) : ""},
        {"agreement-period", m.agreement_period ? model::to_words(*m.agreement_period, words) : ""},
        {"responsible", m.responsible_unit},
        {"forum", m.deciding_forum},
        {"author", joined(m.authors)},
        {"parties", names(m.parties)},
        {"subject", m.subject},
        {"keywords", joined(m.keywords)},
        {"summary", m.summary},
        {"replaces", m.replaces},
        {"change", m.change},
        {"language", m.language},
    };
    return all;
}

Change change_of(const std::string& key, const std::string& before, const std::string& after) {
    Change change;
    change.kind = before.empty() ? ChangeKind::inserted : after.empty() ? ChangeKind::deleted : ChangeKind::changed;
    change.part = Part::metadata;
    change.label = key;
    change.before = before;
    change.after = after;
    return change;
}

}  // namespace

std::vector<Change> metadata_changes(const model::Metadata& old, const model::Metadata& now,
                                     const model::Messages& words) {
    std::vector<Change> changes;
    const Facts before = facts(old, words), after = facts(now, words);
    for (std::size_t i = 0; i < after.size(); ++i)
        if (before[i].second != after[i].second)
            changes.push_back(change_of(after[i].first, before[i].second, after[i].second));
    // The kind's own keys, in the new document's order, then those that only the old one has.
    std::map<std::string, std::string> left(old.other.begin(), old.other.end());
    for (const auto& [key, value] : now.other) {
        const auto same = left.find(key);
        const std::string was = same == left.end() ? std::string() : same->second;
        if (was != value) changes.push_back(change_of(key, was, value));
        if (same != left.end()) left.erase(same);
    }
    for (const auto& [key, value] : left)
        if (!value.empty()) changes.push_back(change_of(key, value, ""));
    return changes;
}

}  // namespace compare
