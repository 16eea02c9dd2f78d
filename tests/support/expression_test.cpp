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

namespace {

using Values = std::map<std::string, ExpressionValue, std::less<>>;

std::variant<ExpressionValue, support::ExpressionFault> outcome(std::string_view text, const Values& values) {
    const auto parsed = Expression::parse(text);
    INFO(text);
    REQUIRE(std::holds_alternative<Expression>(parsed));
    return std::get<Expression>(parsed).value([&](std::string_view name) -> ExpressionValue {
        const auto found = values.find(name);
        return found == values.end() ? ExpressionValue() : found->second;
    });
}
ExpressionValue value(std::string_view text, const Values& values = {}) {
    const auto found = outcome(text, values);
    INFO(text);
    REQUIRE(std::holds_alternative<ExpressionValue>(found));
    return std::get<ExpressionValue>(found);
}
double number(std::string_view text, const Values& values = {}) {
    const auto found = value(text, values);
    INFO(text);
    REQUIRE(std::holds_alternative<double>(found));
    return std::get<double>(found);
}
std::string words(std::string_view text, const Values& values = {}) {
    return std::get<std::string>(value(text, values));
}
support::ExpressionFault fault(std::string_view text, const Values& values = {}) {
    return std::get<support::ExpressionFault>(outcome(text, values));
}

}  // namespace

TEST_CASE("signs bind as in a spreadsheet") {
    CHECK(number("2 + 3 * 4") == 14);
    CHECK(number("(2 + 3) * 4") == 20);
    CHECK(number("10 - 4 - 3") == 3);
    CHECK(number("2 * 3 ^ 2") == 18);
    CHECK(number("2 ^ 3 ^ 2") == 64);
    CHECK(number("-2 ^ 2") == 4);
    CHECK(number("2 ^ -1") == 0.5);
    CHECK(number("8 / 4 / 2") == 1);
    CHECK(number("200 * 10%") == 20);
    CHECK(number("-50%") == -0.5);
    CHECK(number("1,5 + 2.5") == 4);
    CHECK(number("3 -2") == 1);
    CHECK(words("1 + 1 & 'x' & 0,5") == "2x0,5");
    CHECK(holds("1 + 1 = 2"));
    CHECK(holds("2 * 3 > 5 og ikke 1 + 1 > 2"));
    CHECK(holds("(1 + 1) * 2 = 4"));
}

TEST_CASE("functions have their Danish and English names, in any case") {
    const Values row = {{"a", 10.0}, {"b", 2.5}, {"t", std::string("Æbler og pærer")}, {"d", std::string("2024-02-29")}};
    CHECK(number("SUM(a; b; tom)", row) == 12.5);
    CHECK(number("sum(a, b)", row) == 12.5);
    CHECK(number("MIN(a; b; tom)", row) == 2.5);
    CHECK(number("Maks(a; b)", row) == 10);
    CHECK(number("AVERAGE(a; b; tom)", row) == 6.25);
    CHECK(number("TÆL(a; t; tom)", row) == 1);
    CHECK(number("tælv(a; t; tom)", row) == 2);
    CHECK(number("AFRUND(2,345; 2)") == 2.35);
    CHECK(number("AFRUND(1,005; 2)") == 1.01);
    CHECK(number("ROUND(-2,5)") == -3);
    CHECK(number("AFRUND(1250; -2)") == 1300);
    CHECK(number("HELTAL(-1,5)") == -2);
    CHECK(number("LÆNGDE(t)", row) == 14);
    CHECK(words("VENSTRE(t; 1)", row) == "Æ");
    CHECK(words("right(t; 5)", row) == "pærer");
    CHECK(words("MIDT(t; 2; 4)", row) == "bler");
    CHECK(words("STORE.BOGSTAVER(t)", row) == "ÆBLER OG PÆRER");
    CHECK(words("FJERN.OVERFLØDIGE.BLANKE('  a   b ')") == "a b");
    CHECK(number("ÅR(d) * 100 + MÅNED(d)", row) == 202402);
    CHECK(words("HVIS(a > 5 og b > 5; 'begge'; 'ikke begge')", row) == "ikke begge");
    CHECK(words("HVIS(OG(a > 5; b > 1); 'begge'; 1 / 0)", row) == "begge");
    CHECK(std::holds_alternative<std::monostate>(value("HVIS(nej; 1)")));
    CHECK(holds("ER.TOM(tom) og IKKE(ER.TOM(a))", row));
}

TEST_CASE("dates are subtracted to days, and nothing counts as 0") {
    CHECK(number("'2024-03-01' - '2024-02-01'") == 29);
    CHECK(number("2024-03-01 - 2024-02-01") == 29);
    CHECK(number("tom + 5") == 5);
    CHECK(holds("tom = ''"));
}

TEST_CASE("indeholder finds whole words in any case") {
    const Values row = {{"maal", std::string("1.3; 2.1")}, {"hvem", std::string("Kommune og almen praksis")}};
    CHECK(holds("maal indeholder '2.1'", row));
    CHECK_FALSE(holds("maal indeholder '2'", row));
    CHECK_FALSE(holds("maal indeholder '3'", row));
    CHECK(holds("hvem contains 'kommune'", row));
    CHECK(holds("hvem indeholder 'almen praksis'", row));
    CHECK_FALSE(holds("hvem indeholder 'kommun'", row));
    CHECK_FALSE(holds("tom indeholder 'x'", row));
}

TEST_CASE("texts compare in Danish order") {
    CHECK(holds("'Aabenraa' > 'Ærø'"));
    CHECK(holds("'Faaborg' > 'Fredericia'"));
    CHECK(holds("'nr. 9' < 'nr. 10'"));
    CHECK(holds("'A' <> 'a'"));
}

TEST_CASE("what has no value says which name is to blame") {
    const Values row = {{"tal", std::string("tolv")}, {"nul", 0.0}};
    using Kind = support::ExpressionFault::Kind;
    CHECK(fault("1 + tal", row).kind == Kind::no_number);
    CHECK(fault("1 + tal", row).name == "tal");
    CHECK(fault("1 + tal", row).needed == "+");
    CHECK(fault("1 / nul", row).kind == Kind::division_by_zero);
    CHECK(fault("1 / nul", row).name == "nul");
    CHECK(fault("1 / (nul * 2)", row).name.empty());
    CHECK(fault("SUM(1; tal)", row).needed == "SUM");
    CHECK(fault("ÅR(tal)", row).kind == Kind::no_date);
    CHECK(fault("10 ^ 400", row).kind == Kind::too_large);
    CHECK_FALSE(holds("1 / nul > 0", row));
}

TEST_CASE("mistakes of functions are found where they stand") {
    CHECK(error_of("1 + SUMM(2)").kind == ExpressionError::Kind::unknown_function);
    CHECK(error_of("1 + SUMM(2)").offset == 4);
    CHECK(error_of("1 + SUMM(2)").found == "SUMM");
    CHECK(error_of("HVIS(1)").kind == ExpressionError::Kind::arguments);
    CHECK(error_of("SUM()").kind == ExpressionError::Kind::arguments);
    CHECK(error_of("SUM(1; )").kind == ExpressionError::Kind::missing_value);
    CHECK(error_of("SUM(1; 2").kind == ExpressionError::Kind::missing_parenthesis);
    CHECK(error_of("SUM (1)").kind == ExpressionError::Kind::left_over);
    CHECK(error_of("1 +").kind == ExpressionError::Kind::missing_value);
    CHECK(error_of(std::string(500, '-') + "1").kind == ExpressionError::Kind::too_deep);
    CHECK(number("100%%") == 0.01);
    CHECK(number("1" + std::string(200000, '%')) == 0);
    std::string sum = "1";
    for (int i = 0; i < 200000; ++i) sum += " + 1";
    CHECK(number(sum) == 200001);
}

TEST_CASE("a date is written as Danes write it, and compared with dates alone") {
    const std::map<std::string, ExpressionValue, std::less<>> row = {{"frist", std::string("2024-07-01")},
                                                                     {"tekst", std::string("1. juli 2024")},
                                                                     {"snart", std::string("Løbende")},
                                                                     {"nr", 5.0}};
    CHECK(holds("frist < 2-7-2024", row));
    CHECK(holds("frist = 1-7-2024 og frist = 01.07.2024 og frist = 1/7-2024 og frist = '1. juli 2024'", row));
    CHECK(holds("frist > 30-6-2024 og frist < 1-1-2025", row));
    CHECK(holds("tekst < 2-7-2024 og tekst = frist", row));
    CHECK_FALSE(holds("snart < 2-7-2024 eller snart > 2-7-2024", row));
    CHECK(holds("snart <> 2-7-2024", row));
    CHECK(holds("5 - 3 = 2 og 10-3-2 = 5", row));
    CHECK(error_of("frist > 31-6-2024").kind == ExpressionError::Kind::no_date);
    CHECK(error_of("frist > 2024-02-30").found == "2024-02-30");
    const auto parsed = Expression::parse("frist > nr");
    const auto found = std::get<Expression>(parsed).value([&](std::string_view name) { return row.find(name)->second; });
    const auto& fault = std::get<support::ExpressionFault>(found);
    CHECK(fault.kind == support::ExpressionFault::Kind::date_beside_number);
    CHECK(fault.value == "1-7-2024");
    CHECK(fault.needed == "5");
}

TEST_CASE("days are added to dates, and MIN and MAKS of dates are dates") {
    const std::map<std::string, ExpressionValue, std::less<>> row = {{"start", std::string("2024-02-28")},
                                                                     {"slut", std::string("2024-12-31")}};
    CHECK(holds("start + 2 = 1-3-2024 og 2 + start = 1-3-2024", row));
    CHECK(holds("slut - 366 = 31-12-2023", row));
    CHECK(holds("slut - start = 307", row));
    CHECK(holds("MAKS(start; slut) = 31-12-2024 og MIN(start; slut; '') = 28-2-2024", row));
    const auto parsed = Expression::parse("start + slut");
    const auto found = std::get<Expression>(parsed).value([&](std::string_view name) { return row.find(name)->second; });
    CHECK(std::get<support::ExpressionFault>(found).value == "28-2-2024");
}

TEST_CASE("what is reckoned from no day is no day") {
    const Values row = {{"start", support::NoDay()}, {"slut", std::string("2024-12-31")}, {"dage", std::monostate()}};
    for (const char* text : {"(slut - start) / 30", "-(slut - start)", "ÅR(start) + 1", "MAKS(start; '') - MIN(start; '')", "2 * AFRUND((slut - start) / 7; 1)", "start + 30", "start - 1", "slut - start", "start - slut", "30 + start", "dage - slut"})
        CHECK(value(text, row) == ExpressionValue(support::NoDay()));
    CHECK(value("TÆL(start; slut; dage; 5)", row) == ExpressionValue(2.0));
    CHECK(std::get<Expression>(Expression::parse("HVIS(slut > 1-1-2024; ÅR(slut); ÅR(start))")).gives_year());
    CHECK_FALSE(std::get<Expression>(Expression::parse("ÅR(slut) + 1")).gives_year());
    CHECK_FALSE(holds("start - 7 >= start eller start <= slut eller '' <= ''", row));
    CHECK(value("slut + dage", row) == ExpressionValue(std::string("2024-12-31")));
    CHECK(holds("start = '' og ER.TOM(start) og ikke start < 1-1-2024 og MAKS(start; slut) = slut", row));
}

TEST_CASE("a day with its time is that day beside one without") {
    const Values row = {{"moede", std::string("01-07-2024 13:30")}, {"igen", std::string("2024-07-02T08:00:30")}};
    CHECK(holds("moede = 1-7-2024 og moede >= 1-7-2024 og moede < 2-7-2024", row));
    CHECK(holds("moede < '1-7-2024 kl. 14.00' og moede > '1-7-2024 9:00' og igen > moede", row));
    CHECK(value("moede + 2", row) == ExpressionValue(std::string("03-07-2024 13:30")));
    CHECK(value("moede + 0,5", row) == ExpressionValue(std::string("02-07-2024 01:30")));
    CHECK(value("MIN(moede; igen)", row) == ExpressionValue(std::string("01-07-2024 13:30")));
    CHECK(holds("AFRUND((igen - moede) * 24; 2) = 18,51", row));
    CHECK_FALSE(holds("moede = '1-7-2024 25:00'", row));
}

TEST_CASE("a text with a per cent sign is hundredths, and numbers are told apart by fifteen digits") {
    CHECK(holds("p > 8% og p < 9%", {{"p", std::string("8,6 %")}}));
    CHECK(holds("p * 200 = 17,2", {{"p", std::string("8,6\u00A0%")}}));
    CHECK(holds("p = 0,07", {{"p", 7.0 / 100}}));
    CHECK(holds("0,1 + 0,2 = 0,3"));
    CHECK_FALSE(holds("0,1 + 0,2 = 0,30000000000001"));
}

TEST_CASE("words between values may be capitals, and a date of words needs no quotation marks") {
    const Values row = {{"frist", std::string("2024-07-01")}, {"type", std::string("ny")}};
    CHECK(holds("frist = 1. juli 2024 OG type = 'ny'", row));
    CHECK(holds("frist > 1. juli 2024 OR IKKE type = 'x' AND type INDEHOLDER 'ny'", row));
    CHECK(error_of("frist > 31. juni 2024").kind == ExpressionError::Kind::no_date);
}
