// SPDX-License-Identifier: MPL-2.0
#include "model/date.h"

#include "catch.h"
#include "model/metadata.h"
#include "sample/sample.h"

using model::Date;

TEST_CASE("the ways Danish offices write a day") {
    const Date first_of_july{2024, 7, 1};
    for (const char* text : {"2024-07-01", "1-7-2024", "01-07-2024", "1/7/2024", "01.07.2024", "1. juli 2024",
                             "1. jul. 2024", "1. Juli 2024", "1.\u00A0juli 2024", "1 juli 2024"}) {
        INFO(text);
        CHECK(model::parse_danish_date(text) == first_of_july);
    }
}

TEST_CASE("what is no day is refused") {
    for (const char* text :
         {"", "2024", "primo 2024", "1/9/16", "31-02-2024", "29.02.2023", "2024-13-01", "2024-7-1x", "1. foo 2024"}) {
        INFO(text);
        CHECK_FALSE(model::parse_danish_date(text));
    }
    CHECK(model::parse_danish_date("29-02-2024") == Date{2024, 2, 29});
    CHECK_FALSE(model::parse_iso_date("2024-7-01"));
}

TEST_CASE("days since 1970 and back, over leap years and centuries") {
    CHECK(model::days_since_epoch({1970, 1, 1}) == 0);
    CHECK(model::days_since_epoch({2000, 3, 1}) == 11017);
    CHECK(model::days_since_epoch({1969, 12, 31}) == -1);
    Date before = model::from_days_since_epoch(-200000);
    for (long day = -199999; day < 200000; ++day) {
        const Date date = model::from_days_since_epoch(day);
        if (!(model::is_valid(date) && date > before && model::days_since_epoch(date) == day)) FAIL("day " << day);
        before = date;
    }
}

TEST_CASE("dates and periods in words") {
    const auto words = sample::messages();
    CHECK(model::to_words(Date{2024, 1, 1}, words) == "1.\u00A0januar 2024");
    CHECK(model::to_iso(Date{2024, 1, 1}) == "2024-01-01");
    CHECK(model::to_text(model::YearPeriod{2022, 2025}) == "2022–2025");
    CHECK(model::to_iso_interval({{2024, 1, 1}, Date{2027, 6, 30}}) == "2024-01-01/2027-06-30");
    CHECK(model::to_iso_interval({{2024, 1, 1}, {}}) == "2024-01-01/..");
    CHECK(model::to_words(model::DatePeriod{{2024, 1, 1}, Date{2027, 6, 30}}, words) ==
          "1.\u00A0januar 2024 – 30.\u00A0juni 2027");
}
