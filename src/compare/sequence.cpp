// SPDX-License-Identifier: MPL-2.0
#include "compare/sequence.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace compare {
namespace {

using Members = std::span<const std::uint64_t>;

constexpr int most_differences = 1000;

/// Furthest reach on each diagonal for every number of differences; nullopt when there are more than the bound.
std::optional<Matches> myers(Members a, Members b) {
    const int n = static_cast<int>(a.size()), m = static_cast<int>(b.size());
    const int most = std::min(n + m, most_differences);
    std::vector<std::vector<int>> reached;  // by difference d: diagonals -d to d
    std::vector<int> furthest(static_cast<std::size_t>(2 * most + 3), 0);
    const auto at = [&](int k) -> int& { return furthest[static_cast<std::size_t>(k + most + 1)]; };
    int differences = -1;
    for (int d = 0; d <= most && differences < 0; ++d) {
        for (int k = -d; k <= d; k += 2) {
            int x = d == 0 ? 0 : (k == -d || (k != d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1);
            while (x < n && x - k < m && x - k >= 0 &&
                   a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(x - k)])
                ++x;
            at(k) = x;
            if (x >= n && x - k >= m) differences = d;
        }
        reached.emplace_back(furthest.begin() + most + 1 - d, furthest.begin() + most + 2 + d);
    }
    if (differences < 0) return std::nullopt;
    Matches matches;
    int x = n, y = m;
    for (int d = differences; d >= 0; --d) {
        const auto before = [&](int k) {
            return reached[static_cast<std::size_t>(d - 1)][static_cast<std::size_t>(k + d - 1)];
        };
        const int k = x - y;
        int from_x = 0, from_y = 0;
        if (d > 0) {
            const bool down = k == -d || (k != d && before(k - 1) < before(k + 1));
            from_x = before(down ? k + 1 : k - 1);
            from_y = from_x - (down ? k + 1 : k - 1);
        }
        while (x > from_x && y > from_y)
            matches.emplace_back(static_cast<std::size_t>(--x), static_cast<std::size_t>(--y));
        x = from_x;
        y = from_y;
    }
    std::reverse(matches.begin(), matches.end());
    return matches;
}

/// Equal members that each side has once, the longest rising run of them.
Matches unique_matches(Members a, Members b) {
    struct Seen {
        int in_a = 0, in_b = 0;
        std::size_t a = 0, b = 0;
    };
    std::unordered_map<std::uint64_t, Seen> seen;
    for (std::size_t i = 0; i < a.size(); ++i) ++seen[a[i]].in_a, seen[a[i]].a = i;
    for (std::size_t j = 0; j < b.size(); ++j) ++seen[b[j]].in_b, seen[b[j]].b = j;
    Matches all;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (const auto& s = seen[a[i]]; s.in_a == 1 && s.in_b == 1) all.emplace_back(i, s.b);
    std::vector<std::size_t> tails, previous(all.size(), all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto place = std::lower_bound(tails.begin(), tails.end(), all[i].second,
                                            [&](std::size_t t, std::size_t value) { return all[t].second < value; });
        if (place != tails.begin()) previous[i] = *(place - 1);
        if (place == tails.end())
            tails.push_back(i);
        else
            *place = i;
    }
    Matches run;
    for (std::size_t i = tails.empty() ? all.size() : tails.back(); i < all.size(); i = previous[i])
        run.push_back(all[i]);
    std::reverse(run.begin(), run.end());
    return run;
}

void match(Members a, Members b, std::size_t first_a, std::size_t first_b, Matches& out);

void match_middle(Members a, Members b, std::size_t first_a, std::size_t first_b, Matches& out) {
    if (a.empty() || b.empty()) return;
    if (const auto found = myers(a, b)) {
        for (const auto& [i, j] : *found) out.emplace_back(first_a + i, first_b + j);
        return;
    }
    Matches fixed = unique_matches(a, b);
    if (fixed.empty()) return;
    std::size_t i = 0, j = 0;
    for (const auto& [next_i, next_j] : fixed) {
        match(a.subspan(i, next_i - i), b.subspan(j, next_j - j), first_a + i, first_b + j, out);
        out.emplace_back(first_a + next_i, first_b + next_j);
        i = next_i + 1;
        j = next_j + 1;
    }
    match(a.subspan(i), b.subspan(j), first_a + i, first_b + j, out);
}

void match(Members a, Members b, std::size_t first_a, std::size_t first_b, Matches& out) {
    std::size_t head = 0, tail = 0;
    const std::size_t shorter = std::min(a.size(), b.size());
    while (head < shorter && a[head] == b[head]) ++head;
    while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
    for (std::size_t i = 0; i < head; ++i) out.emplace_back(first_a + i, first_b + i);
    match_middle(a.subspan(head, a.size() - head - tail), b.subspan(head, b.size() - head - tail), first_a + head,
                 first_b + head, out);
    for (std::size_t i = tail; i > 0; --i) out.emplace_back(first_a + a.size() - i, first_b + b.size() - i);
}

}  // namespace

Matches common_subsequence(Members a, Members b) {
    Matches out;
    match(a, b, 0, 0, out);
    return out;
}

}  // namespace compare
