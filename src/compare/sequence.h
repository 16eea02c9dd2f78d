// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace compare {

using Matches = std::vector<std::pair<std::size_t, std::size_t>>;

/// Index pairs of equal members, both rising: a longest common subsequence (E. W. Myers, "An O(ND) Difference
/// Algorithm", 1986) while the difference is at most a thousand members; beyond that, the members that occur once in
/// each are matched first ("patience") and what lies between two of those is compared by itself.
Matches common_subsequence(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b);

}  // namespace compare
