// SPDX-License-Identifier: MPL-2.0
#include "layout/no_break.h"

#include <string>
#include <string_view>

#include "catch.h"

using layout::may_divide_address;
using layout::may_divide_after_mark;
using layout::Tie;
using layout::tie_between;

namespace {

bool belong_together(std::string_view before, std::string_view after) {
    return tie_between(before, after) == Tie::firm;
}

/// The address with a bar wherever a line may end.
std::string parted(std::string address) {
    const std::string whole = address;
    for (std::size_t i = whole.size(); i-- > 0;)
        if (may_divide_address(whole, i)) address.insert(i, "|");
    return address;
}

}  // namespace

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
    CHECK(belong_together("jf.", "§"));
    CHECK(belong_together("bilag", "A."));
    CHECK(belong_together("10", "°C"));
    CHECK(belong_together("−5", "°C"));
    CHECK(belong_together("3", "×"));
    CHECK(belong_together("×", "4"));
    CHECK(belong_together("1", "000"));
    CHECK(belong_together("000", "000"));
    CHECK(belong_together("76", "63"));
    CHECK(belong_together("0,60-0,75", "mio."));
    CHECK(belong_together("mio.", "kr."));
    CHECK(belong_together("2–3", "møder"));
}

TEST_CASE("other words may be parted") {
    CHECK_FALSE(belong_together("2024", "og"));
    CHECK_FALSE(belong_together("–", "ord"));
    CHECK_FALSE(belong_together("kommuner", "og"));
    CHECK_FALSE(belong_together("kl.", "om"));
    CHECK_FALSE(belong_together("22", "sundhedssamarbejdsudvalg"));
    CHECK_FALSE(belong_together("12", "og"));
    CHECK_FALSE(belong_together("2024", "200"));
    CHECK_FALSE(belong_together("5,", "10"));
    CHECK(tie_between("og", "12") == Tie::none);
    CHECK(tie_between("bilag", "om") == Tie::none);
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

TEST_CASE("dates and references hold together weakly where there are more ties than a line can bear") {
    CHECK(tie_between("juli", "2024") == Tie::weak);
    CHECK(tie_between("sundhedslovens", "§") == Tie::weak);
    CHECK(tie_between("klynge", "2") == Tie::weak);
    CHECK(tie_between("juli", "og") == Tie::none);
}

TEST_CASE("an address is divided after slashes and before its other marks") {
    CHECK(parted("www.aftale.dk/2024-2027/bilag") == "www|.aftale|.dk/|2024|-2027/|bilag");
    CHECK(parted("https://aftale.dk/?id=12") == "https://|aftale|.dk/|?id|=12");
    CHECK(parted("post@eksempel-kommune.dk") == "post@|eksempel|-kommune|.dk");
    CHECK(parted("a.") == "a.");
}
