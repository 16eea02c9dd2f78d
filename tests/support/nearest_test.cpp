// SPDX-License-Identifier: MPL-2.0
#include "support/nearest.h"

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
}
