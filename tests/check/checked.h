// SPDX-License-Identifier: MPL-2.0
// A document read, merged and checked, for the tests of the rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/check.h"
#include "merge/world.h"

struct Checked {
    World world;
    std::optional<model::RuleSet> rule_set;
    std::optional<std::string> kind;
    std::string parties;    // path of a table, or empty
    std::string approvals;  // path of a table, or empty

    /// With the repository's rule set VEJ 9008 and one of its kinds.
    static Checked guided(const std::string& kind_id);

    /// Checks a document; only what checking says is kept.
    Checked& run(const std::string& text);
    /// "rule-key «source text»" for every problem, in order.
    std::vector<std::string> found() const { return world.problems(); }
    /// Those whose key begins so.
    std::vector<std::string> found(const std::string& rule) const;
    model::Severity severity(const std::string& key) const { return world.problem(key).severity; }
    /// The message in Danish, every field filled.
    std::string message(const std::string& key) const;
};
