// SPDX-License-Identifier: MPL-2.0
#include "model/rule_set.h"

#include <algorithm>
#include <array>

namespace model {

const RuleLevel* RuleSet::find(std::string_view rule) const {
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const RuleLevel& r) { return r.rule == rule; });
    return found == rules.end() ? nullptr : &*found;
}

int status_rank(std::string_view status) {
    constexpr std::array<std::string_view, 10> order = {
        "udkast",          "i-hoering",      "til-godkendelse", "godkendt-af-parterne", "indsendt",
        "godkendt-af-sst", "ikke-godkendt", "gaeldende",       "erstattet",            "ophoert"};
    const auto found = std::find(order.begin(), order.end(), status);
    return found == order.end() ? -1 : static_cast<int>(found - order.begin());
}

std::optional<Severity> severity_at(const RuleLevel& level, std::string_view status) {
    const int now = status.empty() ? 0 : status_rank(status);
    const auto reached = [&](const std::string& from) { return !from.empty() && now >= status_rank(from); };
    if (reached(level.error_from)) return Severity::error;
    if (reached(level.warning_from)) return Severity::warning;
    if (reached(level.todo_from)) return Severity::todo;
    return std::nullopt;
}

}  // namespace model
