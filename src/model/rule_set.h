// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/date.h"
#include "model/diagnostic.h"

namespace model {

/// How one rule counts at each status: a to-do until `warning_from`/`error_from` is reached. Empty: never.
struct RuleLevel {
    std::string rule;
    std::string source;        // where the requirement is stated: "VEJ 9008, 5.1"
    std::string todo_from;     // status ids in the contract's order
    std::string warning_from;
    std::string error_from;
    std::vector<std::string> kinds;   // applies to these kinds; empty: all
};

/// A region or a municipality, as its official name and code tell it: "Assens Kommune", "420".
struct Authority {
    std::string name;
    std::string code;
};

/// A region and every municipality in it: who together make one agreement.
struct Region {
    Authority self;
    std::vector<Authority> municipalities;
};

/// templates/rule-sets/ID.yaml: a dated set of rules.
struct RuleSet {
    std::string id;
    std::string title;
    std::optional<Date> from;
    std::optional<Date> to;
    std::vector<RuleLevel> rules;
    std::vector<Region> regions;  // none: nobody is known to be missing among the parties

    const RuleLevel* find(std::string_view rule) const;
};

/// The statuses in the order of a document's life; -1 for one that does not exist.
int status_rank(std::string_view status);
/// How severe a rule is at a status; nullopt: it does not apply. An empty status counts as the first, `udkast`.
std::optional<Severity> severity_at(const RuleLevel& level, std::string_view status);

}  // namespace model
