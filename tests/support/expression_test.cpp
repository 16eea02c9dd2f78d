// SPDX-License-Identifier: MPL-2.0
#include "support/expression.h"

#include <map>

#include "catch.h"

using support::Expression;
using support::ExpressionError;
using support::ExpressionValue;

namespace {

bool holds(std::string_view text, const std::map<std::string, ExpressionValue, std::less<>>& values = {}) {
    const auto parsed = Expression::parse(text);
    INFO(text);
    REQUIRE(std::holds_alternative<Expression>(parsed));
    return std::get<Expression>(parsed).holds([&](std::string_view name) -> ExpressionValue {
        const auto found = values.find(name);
        return found == values.end() ? ExpressionValue() : found->second;
    });
}

ExpressionError error_of(std::string_view text) {
    const auto parsed = Expression::parse(text);
    INFO(text);
    REQUIRE(std::holds_alternative<ExpressionError>(parsed));
    return std::get<ExpressionError>(parsed);
}

}  // namespace

TEST_CASE("comparisons of numbers, texts and dates") {
    const std::map<std::string, ExpressionValue, std::less<>> row = {
        {"vision", 1.0}, {"type", std::string("ny")}, {"måltal", 8.6}, {"gyldig-fra", std::string("2022-07-01")}};
    CHECK(holds("vision = 1", row));
    CHECK(holds("vision == 1", row));
    CHECK_FALSE(holds("vision <> 1", row));
    CHECK(holds("vision != 2", row));
    CHECK(holds("type = 'ny'", row));
    CHECK(holds("type = \"ny\"", row));
    CHECK(holds("måltal > 8,5 and måltal < 8.7", row));
    CHECK_FALSE(holds("måltal <= 8,5", row));
    CHECK(holds("gyldig-fra >= '2022-07-01'", row));
    CHECK_FALSE(holds("gyldig-fra < '2022-07-01'", row));
    CHECK(holds("-1 < vision", row));
}

TEST_CASE("a text that looks like a number counts as one beside a number") {
    CHECK(holds("nr = 10", {{"nr", std::string("10")}}));
    CHECK(holds("nr < 10", {{"nr", std::string("9")}}));
    CHECK(holds("pris = 8,6", {{"pris", std::string("8,60")}}));
    CHECK_FALSE(holds("nr = 10", {{"nr", std::string("ti")}}));
    CHECK(holds("nr <> 10", {{"nr", std::string("ti")}}));
}

TEST_CASE("og binds stronger than eller, and parentheses and ikke do what they say") {
    CHECK(holds("1 = 1 eller 1 = 2 og 1 = 3"));
    CHECK_FALSE(holds("(1 = 1 eller 1 = 2) og 1 = 3"));
    CHECK(holds("ikke (1 = 2 or 1 = 3)"));
    CHECK(holds("not 1 = 2 and ikke 2 = 1"));
}

TEST_CASE("nothing equals nothing and the empty text only") {
    CHECK(holds("slut = ''"));
    CHECK(holds("slut <> '2024'"));
    CHECK_FALSE(holds("slut < 3"));
    CHECK_FALSE(holds("slut >= 3"));
    CHECK_FALSE(holds("slut"));
    CHECK(holds("slut", {{"slut", std::string("x")}}));
}

TEST_CASE("yes and no") {
    CHECK(holds("ny = ja", {{"ny", true}}));
    CHECK(holds("ny = false", {{"ny", false}}));
    CHECK(holds("ny", {{"ny", true}}));
    CHECK_FALSE(holds("ny", {{"ny", false}}));
    CHECK(holds("ny = ja", {{"ny", std::string("ja")}}));
}

TEST_CASE("names are listed with their places") {
    const auto parsed = Expression::parse("vision = 1 og nationale-maal <> prioritet");
    const auto& names = std::get<Expression>(parsed).names();
    REQUIRE(names.size() == 3);
    CHECK(names[1].name == "nationale-maal");
    CHECK(names[1].offset == 14);
    CHECK(names[2].name == "prioritet");
}

TEST_CASE("mistakes are found where they stand") {
    CHECK(error_of("vision = 'ny").kind == ExpressionError::Kind::unfinished_text);
    CHECK(error_of("vision = 'ny").offset == 9);
    CHECK(error_of("vision =").kind == ExpressionError::Kind::missing_value);
    CHECK(error_of("vision =").offset == 8);
    CHECK(error_of("(vision = 1").kind == ExpressionError::Kind::missing_parenthesis);
    CHECK(error_of("vision = 1 type = 2").kind == ExpressionError::Kind::left_over);
    CHECK(error_of("vision = 1 type = 2").offset == 11);
    CHECK(error_of("vision # 1").kind == ExpressionError::Kind::unexpected);
    CHECK(error_of("# 1").kind == ExpressionError::Kind::unexpected);
    CHECK(error_of("").kind == ExpressionError::Kind::missing_value);
    CHECK(error_of("og 1 = 1").kind == ExpressionError::Kind::missing_value);
    CHECK(error_of("a = 1.2.3").kind == ExpressionError::Kind::unexpected);
    CHECK(error_of(std::string(500, '(') + "1").kind == ExpressionError::Kind::too_deep);
}

TEST_CASE("a chain of any length costs no depth") {
    std::string all = "a = 1", any = "a = 2";
    for (int i = 0; i < 200000; ++i) {
        all += " og a = 1";
        any += " or a = 2";
    }
    CHECK(holds(all, {{"a", 1.0}}));
    CHECK_FALSE(holds(any, {{"a", 1.0}}));
    CHECK(holds(any + " eller a = 1", {{"a", 1.0}}));
    CHECK_FALSE(holds(all + " og a = 2", {{"a", 1.0}}));
}

TEST_CASE("nan, inf and powers of ten are words, not numbers") {
    CHECK(holds("a = nan", {{"a", std::string("x")}, {"nan", std::string("x")}}));
    CHECK_FALSE(holds("a = 1", {{"a", std::string("nan")}}));
    CHECK_FALSE(holds("a > 1", {{"a", std::string("inf")}}));
    CHECK_FALSE(holds("a > 1", {{"a", std::string("-inf")}}));
    CHECK_FALSE(holds("a = 1000", {{"a", std::string("1e3")}}));
    CHECK_FALSE(holds("a < 1", {{"a", std::string("nan")}}));
    CHECK_FALSE(holds("a >= 1", {{"a", std::string(400, '9')}}));
}
