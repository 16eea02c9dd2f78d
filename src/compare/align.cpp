// SPDX-License-Identifier: MPL-2.0
#include "compare/align.h"

#include <algorithm>

#include "compare/sequence.h"

namespace compare {
namespace {

constexpr std::size_t most_cells = 100'000;

struct Range {
    std::size_t begin = 0, end = 0;
    std::size_t size() const { return end - begin; }
};

void alone(Range old, Range now, std::vector<Step>& steps) {
    for (std::size_t i = old.begin; i < old.end; ++i) steps.push_back({i, std::nullopt, false});
    for (std::size_t j = now.begin; j < now.end; ++j) steps.push_back({std::nullopt, j, false});
}

/// Dynamic programming over the window: best[i][j] is what the members from i and j on can reach.
void pair_window(Range old, Range now, const Kinship& kinship, std::vector<Step>& steps) {
    const std::size_t width = now.size() + 1;
    std::vector<double> best((old.size() + 1) * width, 0), kin(old.size() * width, 0);
    for (std::size_t i = old.size(); i-- > 0;)
        for (std::size_t j = now.size(); j-- > 0;) {
            const double k = kin[i * width + j] = kinship(old.begin + i, now.begin + j);
            double& reach = best[i * width + j];
            reach = std::max(best[(i + 1) * width + j], best[i * width + j + 1]);
            if (k > 0) reach = std::max(reach, k + best[(i + 1) * width + j + 1]);
        }
    std::size_t i = 0, j = 0, first_i = 0, first_j = 0;
    while (i < old.size() && j < now.size()) {
        const double reach = best[i * width + j];
        const double k = kin[i * width + j];
        if (k > 0 && reach == k + best[(i + 1) * width + j + 1]) {
            alone({old.begin + first_i, old.begin + i}, {now.begin + first_j, now.begin + j}, steps);
            steps.push_back({old.begin + i, now.begin + j, false});
            first_i = ++i;
            first_j = ++j;
        } else if (reach == best[(i + 1) * width + j]) {
            ++i;
        } else {
            ++j;
        }
    }
    alone({old.begin + first_i, old.end}, {now.begin + first_j, now.end}, steps);
}

void pair_between(Range old, Range now, const Kinship& kinship, std::vector<Step>& steps) {
    if (old.size() == 0 || now.size() == 0) return alone(old, now, steps);
    if (old.size() * now.size() <= most_cells) return pair_window(old, now, kinship, steps);
    const Range first_old{old.begin, old.begin + old.size() / 2}, first_now{now.begin, now.begin + now.size() / 2};
    pair_between(first_old, first_now, kinship, steps);
    pair_between({first_old.end, old.end}, {first_now.end, now.end}, kinship, steps);
}

std::vector<std::uint64_t> hashes(const std::vector<Fingerprint>& prints) {
    std::vector<std::uint64_t> all;
    for (const auto& print : prints) all.push_back(print.hash);
    return all;
}

}  // namespace

std::vector<Step> align(const std::vector<Fingerprint>& old, const std::vector<Fingerprint>& now,
                        const Kinship& kinship) {
    std::vector<Step> steps;
    std::size_t i = 0, j = 0;
    for (const auto& [next_i, next_j] : common_subsequence(hashes(old), hashes(now))) {
        pair_between({i, next_i}, {j, next_j}, kinship, steps);
        steps.push_back({next_i, next_j, true});
        i = next_i + 1;
        j = next_j + 1;
    }
    pair_between({i, old.size()}, {j, now.size()}, kinship, steps);
    return steps;
}

}  // namespace compare
