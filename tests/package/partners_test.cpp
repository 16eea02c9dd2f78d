// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "package/publish.h"
#include "package/world.h"

using namespace package;
using packaged::party;
using Type = model::PartyType;

TEST_CASE("a slug is an address in plain letters") {
    CHECK(slug_of("Ærø Kommune") == "aeroe-kommune");
    CHECK(slug_of("Å Kommune") == "aa-kommune");
    CHECK(slug_of("Faaborg-Midtfyn Kommune") == "faaborg-midtfyn-kommune");
    CHECK(slug_of("  Søby // Kommune!  ") == "soeby-kommune");
    CHECK(slug_of("ÉLÅ") == "elaa");
    CHECK(slug_of("Område 2") == "omraade-2");
    CHECK(slug_of("…") == "part");
    CHECK(slug_of("") == "part");
    CHECK(slug_of("\xFF\xFE") == "part");  // no UTF-8
}

TEST_CASE("every partner has a slug of its own") {
    const std::vector<model::Party> same = {party("Ø", Type::other, ""), party("OE", Type::other, "7"),
                                            party("ø", Type::other, ""), party("oe", Type::other, "7")};
    CHECK(partner_slugs(same) == std::vector<std::string>{"oe", "oe-7", "oe-2", "oe-3"});
}

TEST_CASE("a partner is found by what people call it") {
    const auto all = packaged::parties();
    for (const char* name : {"Ærø Kommune", "ærø kommune", "ÆRØ KOMMUNE", "aeroe-kommune", "Ærø", "aeroe", "492"}) {
        INFO(name);
        CHECK(find_partner(all, name) == std::size_t{1});
    }
    CHECK(find_partner(all, "Nord") == std::size_t{0});
    CHECK_FALSE(find_partner(all, "Esbjerg"));
    CHECK_FALSE(find_partner(all, ""));
    CHECK_FALSE(find_partner({party("Uden kode", Type::other, "")}, ""));
}
