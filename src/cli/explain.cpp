// SPDX-License-Identifier: MPL-2.0
#include "cli/explain.h"

#include <algorithm>
#include <limits>

namespace cli {
namespace {

std::size_t edits_between(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

std::string levels(const model::RuleLevel& level, const model::RuleSet& rules, const model::Messages& messages) {
    std::string text;
    const auto add = [&](const char* key, const std::string& status) {
        if (!status.empty()) text += (text.empty() ? "" : ", ") + messages.text(key) + " " + messages.text("status." + status);
    };
    add("explain.todo", level.todo_from);
    add("explain.warning", level.warning_from);
    add("explain.error", level.error_from);
    return "  " + rules.title + ": " + text + "\n";
}

}  // namespace

std::vector<std::string> explained_rules(const model::Messages& messages) {
    constexpr std::string_view ending = ".explain";
    std::vector<std::string> rules;
    for (const auto& [key, text] : messages.all())
        if (key.ends_with(ending)) rules.push_back(key.substr(0, key.size() - ending.size()));
    return rules;
}

std::optional<std::string> explain(const std::string& rule, const model::Messages& messages,
                                   const std::vector<model::RuleSet>& rule_sets) {
    if (!messages.has(rule + ".explain")) return std::nullopt;
    std::string text = rule + "\n\n" + messages.text("explain.what") + "\n  " + messages.text(rule + ".explain") + "\n";
    if (messages.has(rule + ".source")) text += "\n" + messages.text("explain.where") + "\n  " + messages.text(rule + ".source") + "\n";
    std::string counted;
    for (const auto& rules : rule_sets)
        if (const model::RuleLevel* level = rules.find(rule)) counted += levels(*level, rules, messages);
    if (!counted.empty()) text += "\n" + messages.text("explain.levels") + "\n" + counted;
    return text;
}

std::string nearest_name(const std::string& name, const std::vector<std::string>& known) {
    std::string nearest;
    std::size_t fewest = std::numeric_limits<std::size_t>::max();
    for (const auto& candidate : known) {
        const std::size_t edits = edits_between(name, candidate);
        if (edits < fewest) {
            fewest = edits;
            nearest = candidate;
        }
    }
    return nearest;
}

}  // namespace cli
