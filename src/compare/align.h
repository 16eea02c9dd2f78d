// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "compare/fingerprint.h"

namespace compare {

/// One step through two lists side by side: a member of both, of the old list alone or of the new one alone.
struct Step {
    std::optional<std::size_t> old, now;
    bool same = false;  // both say the same
};

/// How much two members are one another's, by their indices: 0 when they may not stand for each other.
using Kinship = std::function<double(std::size_t old, std::size_t now)>;

/// Steps that go through both lists in order. Equal members are paired by common_subsequence; what stands between two
/// such pairs is paired so that the sum of kinships is greatest, in windows of bounded size.
std::vector<Step> align(const std::vector<Fingerprint>& old, const std::vector<Fingerprint>& now,
                        const Kinship& kinship);

}  // namespace compare
