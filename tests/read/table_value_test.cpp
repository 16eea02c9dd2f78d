// SPDX-License-Identifier: MPL-2.0
#include "read/table_value.h"

#include "catch.h"

using reading::NumberForm;
using reading::parse_amount;
using reading::to_danish;

TEST_CASE("Danish numbers") {
    const auto amount = [](const char* text) { return parse_amount(text, NumberForm::danish); };
    REQUIRE(amount("1.250,50"));
    CHECK(amount("1.250,50")->value == Approx(1250.5));
    CHECK(amount("1.250,50")->decimals == 2);
    CHECK(amount("1.250.000")->value == Approx(1250000));
    CHECK(amount("1 250 000,5")->value == Approx(1250000.5));
    CHECK(amount("1\u00A0250")->value == Approx(1250));
    CHECK(amount("-3,5")->value == Approx(-3.5));
    CHECK(amount("\u22123")->value == Approx(-3));
    CHECK(amount("8,6 %")->unit == "%");
    CHECK(amount("8,6%")->value == Approx(8.6));
    CHECK(amount("12 dage")->unit == "dage");
    for (const char* text : {"", "abc", "1.25", "12.00", "1.2500", "1,2,3", "2024-01-17", "17/1", ",5", "-", "1.0"}) {
        INFO(text);
        CHECK_FALSE(amount(text));
    }
}

TEST_CASE("Numbers with a decimal point") {
    CHECK(parse_amount("9.8", NumberForm::point)->decimals == 1);
    CHECK(parse_amount("9,8", NumberForm::point)->value == Approx(9.8));
    CHECK(parse_amount("1.250,5", NumberForm::point)->value == Approx(1250.5));
    CHECK_FALSE(parse_amount("1.2.3", NumberForm::point));
}

TEST_CASE("Amounts as Danish readers expect them") {
    CHECK(to_danish({8.6, 1, "%"}) == "8,6\u00A0%");
    CHECK(to_danish({1250000, 0, ""}) == "1.250.000");
    CHECK(to_danish({-1250.5, 2, ""}) == "\u22121.250,50");
    CHECK(to_danish({0, 0, ""}) == "0");
    CHECK(to_danish({999, 0, ""}) == "999");
}

TEST_CASE("Booleans") {
    CHECK(reading::parse_boolean("Ja") == true);
    CHECK(reading::parse_boolean("X") == true);
    CHECK(reading::parse_boolean("nej") == false);
    CHECK_FALSE(reading::parse_boolean("måske"));
}

TEST_CASE("A per cent among whole numbers that a workbook of ours was found to hold is told") {
    model::Field whole;
    whole.type = "integer";
    whole.title = "n";
    whole.inferred = true;
    const auto said = [&](const char* text, model::CellValue value = {}) {
        reading::GuessCheck check(whole, NumberForm::danish);
        model::DataCell cell;
        cell.text = text;
        cell.value = value;
        check.see(cell);
        model::Diagnostics found;
        check.report(found);
        return found.all().size();
    };
    CHECK(said("7 %") == 1);
    CHECK(said("7", model::Amount{7, 0, "%"}) == 1);
    CHECK(said("200,75") == 1);
    CHECK(said("7") == 0);
    CHECK(said("7", model::Amount{7, 0, ""}) == 0);
}
