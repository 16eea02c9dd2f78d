// SPDX-License-Identifier: MPL-2.0
#include "layout/no_break.h"

#include <string>
#include <string_view>

#include "catch.h"

using layout::address_point;
using layout::AddressPoint;
using layout::may_divide_after_mark;
using layout::Tie;
using layout::tie_between;
using layout::tie_of_reference;

namespace {

bool belong_together(std::string_view before, std::string_view after) {
    return tie_between(before, after) >= Tie::firm;
}

/// The address with a bar where a line may well end, and an apostrophe where it may if need be.
std::string parted(std::string address) {
    const std::string whole = address;
    for (std::size_t i = whole.size(); i-- > 0;)
        if (const AddressPoint found = address_point(whole, i); found != AddressPoint::none)
            address.insert(i, found == AddressPoint::good ? "|" : "'");
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
    CHECK(belong_together("<", "9"));
    CHECK(belong_together(">=", "12,5"));
    CHECK(belong_together("+", "3"));
    CHECK_FALSE(belong_together("<", "mindre"));
    CHECK(belong_together("1", "000"));
    CHECK(belong_together("000", "000"));
    CHECK(belong_together("76", "63"));
    CHECK(belong_together("0,60-0,75", "mio."));
    CHECK(belong_together("mio.", "kr."));
    CHECK(belong_together("2–3", "møder"));
}

TEST_CASE("a month in a date and a unit after its number are held whole") {
    CHECK(layout::is_held_whole("31.", "december", "2026"));
    CHECK(layout::is_held_whole("(31.", "december)", "og"));
    CHECK(layout::is_held_whole("i", "september", "2026."));
    CHECK(layout::is_held_whole("12", "måneder.", ""));
    CHECK(layout::is_held_whole("2,5", "procentpoint", "lavere"));
    CHECK_FALSE(layout::is_held_whole("i", "december", "holder"));
    CHECK_FALSE(layout::is_held_whole("flere", "måneder", "efter"));
    CHECK_FALSE(layout::is_held_whole("2.", "procent", "af"));
    CHECK(belong_together("30.", "september),"));
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

TEST_CASE("references to law hold together over more than two words") {
    CHECK(tie_of_reference("Sundhedsloven § 57 c,", "stk.") == Tie::firm);
    CHECK(tie_of_reference("§§ 2 og", "9,") == Tie::firm);
    CHECK(tie_of_reference("jf. §§ 2, 3 a og", "9") == Tie::firm);
    CHECK(tie_of_reference("§§ 2", "og") == Tie::weak);
    CHECK(tie_of_reference("§§ 2,", "3") == Tie::weak);
    CHECK(tie_of_reference("plan c,", "stk.") == Tie::none);
    CHECK(tie_of_reference("§§ 2 og 9 gælder for 4 og", "5") == Tie::none);
    CHECK(tie_of_reference("§ 2 og", "9") == Tie::none);
    CHECK(tie_of_reference("", "9") == Tie::none);
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

TEST_CASE("the parts of a date are told from other numbers and words") {
    CHECK(tie_between("31.", "december") == Tie::date);
    CHECK(tie_between("(31.", "december)") == Tie::date);
    CHECK(tie_between("31.", "dec.") == Tie::date);
    CHECK(tie_between("juli", "2024") == Tie::date);
    CHECK(tie_between("Marts", "2027.") == Tie::date);
    CHECK(tie_between("dec.", "2026") == Tie::date);
    CHECK(tie_between("juli", "2026–juni") == Tie::date);
    CHECK(tie_between("juli,", "2026") == Tie::none);
    CHECK(tie_between("juli", "20261") == Tie::weak);
    CHECK(tie_between("31.", "møde") == Tie::firm);
    CHECK(tie_between("31", "december") == Tie::firm);
}

TEST_CASE("a sign keeps its number") {
    CHECK(belong_together("<", "9"));
    CHECK(belong_together(">=", "80"));
    CHECK(belong_together("≥", "80"));
    CHECK(belong_together("ca.", "9"));
    CHECK(tie_between("<", "af") == Tie::none);
}

TEST_CASE("references hold together weakly where there are more ties than a line can bear") {
    CHECK(tie_between("sundhedslovens", "§") == Tie::weak);
    CHECK(tie_between("klynge", "2") == Tie::weak);
    CHECK(tie_between("Indsats", "12") == Tie::weak);
    CHECK(tie_between("juli", "og") == Tie::none);
}

TEST_CASE("an address is divided after slashes and the like, and only if need be before its other marks") {
    CHECK(parted("www.aftale.dk/2024-2027/bilag") == "www'.aftale'.dk/|2024-|2027/|bilag");
    CHECK(parted("https://aftale.dk/?id=12") == "https://|aftale'.dk/?|id'=12");
    CHECK(parted("https://aftale.dk/soeg?side=1&sortering=dato") ==
          "https://|aftale'.dk/|soeg?|side'=1&|sortering'=dato");
    CHECK(parted("post@eksempel-kommune.dk") == "post@|eksempel-|kommune'.dk");
    CHECK(parted("a.") == "a.");
}

TEST_CASE("abbreviations, initials and currencies hold on to what they announce") {
    CHECK(belong_together("litra", "e"));
    CHECK(belong_together("fig.", "2"));
    CHECK(belong_together("uge", "32"));
    CHECK(belong_together("dr.", "Hansen"));
    CHECK(belong_together("A.", "B."));
    CHECK(belong_together("EUR", "100"));
    CHECK(belong_together("j.nr.", "24/1234"));
    CHECK(belong_together("CVR-nr.", "12345678"));
    CHECK(belong_together("1", ":"));
    CHECK(belong_together(":", "4"));
    CHECK(tie_between("B.", "Jensen") == Tie::weak);
    CHECK(tie_between("kvartal", "2024") == Tie::weak);
    CHECK(tie_between("dr.", "og") == Tie::none);
    CHECK(tie_between("EUR", "og") == Tie::none);
    CHECK(tie_between("nr.", "om") == Tie::none);
    CHECK(tie_between("DK.", "Og") == Tie::none);
}
