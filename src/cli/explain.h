// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/messages.h"
#include "model/rule_set.h"

namespace cli {

/// The rules that the catalogue explains: every key that ends in ".explain", sorted.
std::vector<std::string> explained_rules(const model::Messages& messages);

/// What `aftale explain RULE` prints; nullopt when there is no such rule. `rule_sets` tell when the rule counts.
std::optional<std::string> explain(const std::string& rule, const model::Messages& messages,
                                   const std::vector<model::RuleSet>& rule_sets);

}  // namespace cli
