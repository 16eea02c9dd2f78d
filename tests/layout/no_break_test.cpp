// SPDX-License-Identifier: MPL-2.0
#include "layout/no_break.h"

#include "catch.h"

using layout::belong_together;
using layout::may_divide_after_mark;

TEST_CASE("words that belong together are not parted at a line's end") {
    CHECK(belong_together("§", "7,"));
    CHECK(belong_together("(§", "203"));
    CHECK(belong_together("7,", "stk."));
    CHECK(belong_together("stk.", "2"));
    CHECK(belong_together("1.", "juli"));
    CHECK(belong_together("22", "kommuner"));
    CHECK(belong_together("kl.", "11"));
    CHECK(belong_together("8,6", "%"));
    CHECK(belong_together("ord", "–"));
    CHECK(belong_together("57", "c,"));
}

TEST_CASE("other words may be parted") {
    CHECK_FALSE(belong_together("2024", "og"));
    CHECK_FALSE(belong_together("–", "ord"));
    CHECK_FALSE(belong_together("kommuner", "og"));
    CHECK_FALSE(belong_together("kl.", "om"));
    CHECK_FALSE(belong_together("22", "sundhedssamarbejdsudvalg"));
}

TEST_CASE("lines end after hyphens and dashes between words, never inside ranges") {
    CHECK(may_divide_after_mark("borger-/patientrettet", 7) == false);
    CHECK(may_divide_after_mark("social-psykiatrisk", 7));
    CHECK_FALSE(may_divide_after_mark("2024–2027", 7));
    CHECK_FALSE(may_divide_after_mark("65-79-årige", 3));
    CHECK(may_divide_after_mark("65-79-årige", 6));
    CHECK_FALSE(may_divide_after_mark("e-mail", 2));
    CHECK_FALSE(may_divide_after_mark("stof-", 5));
}
