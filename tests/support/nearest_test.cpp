// SPDX-License-Identifier: MPL-2.0
#include "support/nearest.h"

#include <algorithm>
#include <random>

#include "catch.h"

TEST_CASE("edit distance counts code points, and neighbours swapped as one") {
    CHECK(support::edit_distance("måltal", "maltal") == 1);
    CHECK(support::edit_distance("versoin", "version") == 1);
    CHECK(support::edit_distance("", "abc") == 3);
    CHECK(support::edit_distance("Æble", "aeble") == 0);
    CHECK(support::edit_distance("nationale_maal", "nationale-maal") == 0);
}

TEST_CASE("the nearest candidate is named only when it is near") {
    const std::vector<std::string> keys = {"title", "version", "parter", "valgperiode"};
    CHECK(support::nearest("verson", keys) == "version");
    CHECK(support::nearest("Parter", keys) == "parter");
    CHECK(support::nearest("valgperioden", keys) == "valgperiode");
    CHECK(support::nearest("budget", keys).empty());
    CHECK(support::nearest("x", keys).empty());
    CHECK(support::nearest("D", {"A", "B"}).empty());
    CHECK(support::nearest("d", {"A", "D"}) == "D");
}

namespace {

/// The definition, letter by letter, for plain ASCII words.
std::size_t plain_distance(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = i + j;
                continue;
            }
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

}  // namespace

TEST_CASE("the short ways to the nearest candidate find what the definition finds") {
    std::mt19937 random(7);
    const auto word = [&] {
        std::string made;
        for (std::size_t length = random() % 12; length > 0; --length) made += static_cast<char>('a' + random() % 3);
        return made;
    };
    for (int round = 0; round < 3000; ++round) {
        const std::string sought = word();
        std::vector<std::string> candidates;
        for (int i = 0; i < 5; ++i) candidates.push_back(word());
        std::string expected;
        std::size_t least = sought.size() < 2 ? 1 : std::max<std::size_t>(1, sought.size() / 3) + 1;
        for (const auto& candidate : candidates) {
            CHECK(support::edit_distance(sought, candidate) == plain_distance(sought, candidate));
            if (plain_distance(sought, candidate) >= least) continue;
            least = plain_distance(sought, candidate);
            expected = candidate;
        }
        INFO(sought);
        CHECK(support::nearest(sought, candidates) == expected);
    }
}

TEST_CASE("names prepared once give the same answers, and never one that is far") {
    const support::NearNames names({"title", "version", "parter"});
    CHECK(names.nearest("verson") == "version");
    CHECK(names.nearest("budget").empty());
    CHECK(support::NearNames({}).nearest("x").empty());
    CHECK(support::nearest(std::string(60, 'a') + "bcdefgh", {std::string(60, 'a')}).empty());
}
