// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "read/attribute_list.h"

using reading::parse_attributes;
using reading::parse_trailing_attributes;

TEST_CASE("an attribute list has an id, classes and pairs") {
    const auto list = parse_attributes("{#tbl-mål .stor .bred a=1 b=\"to ord\" c='x\\'y' width=50%} rest", 0);
    REQUIRE(list);
    CHECK(list->attributes.id == "tbl-mål");
    CHECK(list->attributes.classes == std::vector<std::string>{"stor", "bred"});
    const std::vector<std::pair<std::string, std::string>> pairs{
        {"a", "1"}, {"b", "to ord"}, {"c", "x'y"}, {"width", "50%"}};
    CHECK(list->attributes.pairs == pairs);
    CHECK(list->end == 57);
}

TEST_CASE("the place of a value is known") {
    const std::string_view text = "{src=\"a b.csv\" n=2}";
    const auto list = parse_attributes(text, 0);
    REQUIRE(list);
    CHECK(text.substr(list->values[0].first, list->values[0].second - list->values[0].first) == "a b.csv");
    CHECK(text.substr(list->values[1].first, list->values[1].second - list->values[1].first) == "2");
}

TEST_CASE("what is no attribute list is text") {
    for (const char* text : {"", "{", "{}", "{ }", "{a}", "{a b}", "{{version}}", "{++ny++}", "{--ud--}", "{=x=}",
                             "{#}", "{.}", "{a=}", "{a=\"b}", "{a=b", "{.a.b c}", "{a=\"b\"c=d}"})
        CHECK_FALSE(parse_attributes(text, 0));
}

TEST_CASE("a key or an id given twice is told") {
    const auto list = parse_attributes("{#a #b k=1 k=2}", 0);
    REQUIRE(list);
    CHECK(list->repeated == std::vector<std::string>{"#", "k"});
    CHECK(list->attributes.id == "b");
    CHECK(*list->attributes.find("k") == "2");
}

TEST_CASE("attributes at the end of a heading") {
    CHECK(parse_trailing_attributes("Titel {#a}")->begin == 6);
    CHECK(parse_trailing_attributes("Titel {a=\"{b}\"}")->begin == 6);
    CHECK(parse_trailing_attributes("Titel {-}")->list.attributes.has_class("unnumbered"));
    CHECK_FALSE(parse_trailing_attributes("Titel {{version}}"));
    CHECK_FALSE(parse_trailing_attributes("Titel \\{#a}"));
    CHECK_FALSE(parse_trailing_attributes("Titel {#a} mere"));
}

TEST_CASE("what was surely meant as attributes") {
    using reading::looks_like_attributes;
    CHECK(looks_like_attributes("a{#b c}", 1));
    CHECK(looks_like_attributes("{.b c}", 0));
    CHECK(looks_like_attributes("{k=\"v}", 0));
    CHECK_FALSE(looks_like_attributes("{a b}", 0));
    CHECK_FALSE(looks_like_attributes("a}", std::string_view::npos));
    CHECK_FALSE(looks_like_attributes("{==a==}", 0));
}
