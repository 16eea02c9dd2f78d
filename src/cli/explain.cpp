// SPDX-License-Identifier: MPL-2.0
#include "cli/explain.h"

namespace cli {
namespace {

std::string levels(const model::RuleLevel& level, const model::RuleSet& rules, const model::Messages& messages) {
    std::string text;
    const auto add = [&](const char* key, const std::string& status) {
        if (!status.empty())
            text += (text.empty() ? "" : ", ") + messages.text(key) + " " + messages.text("status." + status);
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
    if (messages.has(rule + ".source"))
        text += "\n" + messages.text("explain.where") + "\n  " + messages.text(rule + ".source") + "\n";
    if (messages.has(rule + ".fix"))
        text += "\n" + messages.text("explain.fix") + "\n  " + messages.text(rule + ".fix") + "\n";
    std::string counted;
    for (const auto& rules : rule_sets)
        if (const model::RuleLevel* level = rules.find(rule)) counted += levels(*level, rules, messages);
    if (!counted.empty()) text += "\n" + messages.text("explain.levels") + "\n" + counted;
    return text;
}

}  // namespace cli
