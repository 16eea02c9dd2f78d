// SPDX-License-Identifier: MPL-2.0
#include "compare/sequence.h"

#include <random>

#include "catch.h"

namespace {

using Members = std::vector<std::uint64_t>;

std::size_t longest(const Members& a, const Members& b) {
    std::vector<std::vector<std::size_t>> best(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j)
            best[i][j] = a[i - 1] == b[j - 1] ? best[i - 1][j - 1] + 1 : std::max(best[i - 1][j], best[i][j - 1]);
    return best[a.size()][b.size()];
}

void check_order(const Members& a, const Members& b, const compare::Matches& matches) {
    bool good = true;
    for (std::size_t i = 0; i < matches.size(); ++i) {
        good &= a[matches[i].first] == b[matches[i].second];
        good &= i == 0 || (matches[i - 1].first < matches[i].first && matches[i - 1].second < matches[i].second);
    }
    CHECK(good);
}

}  // namespace

TEST_CASE("a short difference is the shortest there is") {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        Members a(random() % 40), b(random() % 40);
        for (auto& member : a) member = random() % 6;
        for (auto& member : b) member = random() % 6;
        const auto matches = compare::common_subsequence(a, b);
        check_order(a, b, matches);
        CHECK(matches.size() == longest(a, b));
    }
}

TEST_CASE("beyond the bound, members that occur once hold the two together") {
    Members a, b;
    for (std::uint64_t i = 0; i < 6000; ++i) {
        a.push_back(i % 3 == 0 ? 1'000'000 + i : i % 7);
        b.push_back(i % 3 == 0 ? 1'000'000 + i : i % 5 + 100);
    }
    const auto matches = compare::common_subsequence(a, b);
    check_order(a, b, matches);
    CHECK(matches.size() == 2000);
}

TEST_CASE("two long sequences with nothing in common are done with at once") {
    Members a(200'000), b(200'000);
    for (std::size_t i = 0; i < a.size(); ++i) a[i] = i, b[i] = i + a.size();
    CHECK(compare::common_subsequence(a, b).empty());
}
