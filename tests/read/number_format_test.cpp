// SPDX-License-Identifier: MPL-2.0
#include "read/xlsx/number_format.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <random>
#include <string>

#include "catch.h"

using namespace reading::xlsx;
using Kind = NumberFormat::Kind;

TEST_CASE("A number is shown as its format says, in Danish") {
    const struct {
        double value;
        const char* format;
        const char* text;
        const char* unit;
    } cases[] = {{1250.5, "General", "1250,5", ""},        {1250.5, "#,##0.00", "1.250,50", ""},
                 {0.1 + 0.2, "General", "0,3", ""},        {0.086, "0.0%", "8,6", "%"},
                 {1250.5, "#,##0.00\" kr.\"", "1.250,50", "kr."}, {7, "[$kr.-406] 0", "7", "kr."},
                 {420, "00000", "00420", ""},              {-3, "0;[Red]-0", "\u22123", ""},
                 {1234567, "#,##0,", "1.235", ""},         {2.5, "0.##", "2,5", ""},
                 {1e-3, "0.00E+00", "0,001", ""},          {12, "0\" dage\"", "12", "dage"},
                 {-0.001, "0.00", "0,00", ""},             {5, "_(* 0_);_(* (0)", "5", ""}};
    for (const auto& one : cases) {
        INFO(one.format);
        const auto shown = show_number(one.value, parse_number_format(one.format));
        CHECK(shown.text == one.text);
        CHECK(shown.amount.unit == one.unit);
    }
}

TEST_CASE("Numbers have the digits that the C library gives them") {
    const auto format = parse_number_format("0.000");
    std::mt19937_64 random(7);
    for (int i = 0; i < 20'000; ++i) {
        const int decimals = static_cast<int>(random() % 8);
        const double value = static_cast<double>(random() % 1'000'000'000'000) / std::pow(10, decimals);
        std::array<char, 64> written{};
        std::snprintf(written.data(), written.size(), "%.15g", value);
        std::string shortest = written.data();
        std::replace(shortest.begin(), shortest.end(), '.', ',');
        const auto shown = show_number(value, {});
        if (shortest.find('e') == std::string::npos) CHECK(shown.text == shortest);
        CHECK(shown.amount.decimals <= decimals);
        std::snprintf(written.data(), written.size(), "%.3f", value);
        std::string fixed = written.data();
        std::replace(fixed.begin(), fixed.end(), '.', ',');
        if (decimals <= 3) CHECK(show_number(value, format).text == fixed);  // others are rounded, below
    }
}

TEST_CASE("Numbers are rounded half away from zero, as the decimals are that a spreadsheet shows") {
    const auto shown = [](double value, const char* format) { return show_number(value, parse_number_format(format)).text; };
    CHECK(shown(2.5, "#,##0") == "3");
    CHECK(shown(-1234.5, "#,##0") == "\u22121.235");
    CHECK(shown(0.125, "0.00") == "0,13");
    CHECK(shown(2.675, "0.00") == "2,68");
    CHECK(shown(1.005, "0.00") == "1,01");
    CHECK(shown(0.225, "0%") == "23");
    CHECK(shown(0.5, "0") == "1");
    CHECK(shown(0.4999, "0") == "0");
    CHECK(shown(99.995, "0.0#") == "100,0");
    CHECK(shown(0.0049, "0.00") == "0,00");
    CHECK(shown(9999999.5, "#,##0") == "10.000.000");
    CHECK(shown(1e-7, "0.00") == "0,00");
    CHECK(shown(123456789012345678.0, "#,##0") == "123.456.789.012.346.000");
    CHECK(shown(1.25, "0.0#") == "1,25");
}

TEST_CASE("Formats of dates are known by their letters") {
    CHECK(parse_number_format("dd/mm/yyyy").kind == Kind::date);
    CHECK(parse_number_format("[$-406]d\\. mmmm yyyy;@").month_word);
    CHECK(parse_number_format("d-m-yy h:mm").kind == Kind::date_time);
    CHECK(parse_number_format("h:mm AM/PM").kind == Kind::time);
    CHECK(parse_number_format("[hh]:mm").kind == Kind::duration);
    CHECK(parse_number_format("mm:ss.0").kind == Kind::time);
    CHECK(parse_number_format("\"dage\" 0").kind == Kind::number);
    CHECK(parse_number_format("@").kind == Kind::text);
    CHECK(builtin_number_format(14).kind == Kind::date);
    CHECK(builtin_number_format(22).kind == Kind::date_time);
    CHECK(builtin_number_format(0).kind == Kind::general);
}

TEST_CASE("The unit right after a number is known, per cent too") {
    CHECK(parse_number_format("0.0\" \"%\" (unge under 25)\"").first_after == " %");
    CHECK(parse_number_format("#,##0\" kr.\"\" i alt\"").first_after == " kr.");
    CHECK(parse_number_format("0\" %\"").first_after == " %");
}

TEST_CASE("Serial numbers are days of either epoch") {
    const auto day = [](double serial, bool epoch_1904) { return model::to_iso(day_of_serial(serial, epoch_1904).value().day); };
    CHECK(day(1, false) == "1900-01-01");
    CHECK(day(59, false) == "1900-02-28");
    CHECK_FALSE(day_of_serial(60, false).has_value());
    CHECK(day(61, false) == "1900-03-01");
    CHECK(day(45474, false) == "2024-07-01");
    CHECK(day(0, true) == "1904-01-01");
    CHECK(day(44012, true) == "2024-07-01");
    CHECK(day_of_serial(45474.99999999, false)->day == model::Date{2024, 7, 2});
    CHECK_FALSE(day_of_serial(-1, false).has_value());
    CHECK_FALSE(day_of_serial(3e6, false).has_value());
}

TEST_CASE("A number is shown by the section whose condition it meets") {
    const auto shown = [](double value, const char* format) {
        return show_number(value, parse_number_format(format)).text;
    };
    CHECK(shown(1234.5678, "[>=1000]#,##0;0.0") == "1.235");
    CHECK(shown(-0.5, "[>=1000]#,##0;0.0") == "\u22120,5");
    CHECK(shown(1234.5678, "[Red][<0]0;0.0") == "1234,6");
    CHECK(shown(-2, "[Red][<0]0;0.0") == "\u22122");
    CHECK(shown(5e6, "[>999999]0.0,,\" mio.\";[>999]0.0,\" t.\";0") == "5,0");
    CHECK(shown(5e3, "[>999999]0.0,,\" mio.\";[>999]0.0,\" t.\";0") == "5,0");
    CHECK(shown(5, "[>999999]0.0,,\" mio.\";[>999]0.0,\" t.\";0") == "5");
    CHECK(shown(-7.25, "[=1]\"en\"0;0.0;0.00") == "\u22127,3");
    CHECK(shown(7.25, "[=1]\"en\"0;0.0;0.00") == "7,25");
    CHECK(show_number(5e3, parse_number_format("[>999999]0.0,,\" mio.\";[>999]0.0,\" t.\";0")).amount.unit == "t.");
    CHECK(shown(-1234.5, "#,##0;[Red]0.00") == "\u22121.235");
}

TEST_CASE("Words stand for the numbers of a section without digits") {
    const auto words = [](double value, const char* code) {
        const NumberFormat format = parse_number_format(code);
        return format.section_for(value).instead;
    };
    const char* yes_no = "\"Ja\";\"Nej\";\"Nul\"";
    CHECK(words(12340000, yes_no) == "Ja");
    CHECK(words(-1, yes_no) == "Nej");
    CHECK(words(0, yes_no) == "Nul");
    CHECK(words(0, "\"Ja\";\"Nej\"") == "Ja");
    CHECK(words(1, "[=1]\"Ja\";[=0]\"Nej\";0") == "Ja");
    CHECK(words(0, "[=1]\"Ja\";[=0]\"Nej\";0") == "Nej");
    CHECK(words(2, "[=1]\"Ja\";[=0]\"Nej\";0").empty());
    CHECK(words(0, "0;-0;\"nul\"").empty());
    CHECK(words(5, "0\" dage\"").empty());
    CHECK(words(5, "@").empty());
}

TEST_CASE("A format of General with a colour, room or words beside it is no date") {
    for (const char* code : {"[Red]General", "General_)", "General;-General", "\"kr. \"General", "General\" kr.\""}) {
        INFO(code);
        const NumberFormat format = parse_number_format(code);
        CHECK((format.kind == Kind::general || format.kind == Kind::number));
        CHECK(show_number(12340.25, format).text == "12340,25");
    }
    CHECK(show_number(1, parse_number_format("General\" stk.\"")).amount.unit == "stk.");
}

TEST_CASE("Literals between the digits stand where the format has them") {
    const auto shown = [](double value, const char* format) { return show_number(value, parse_number_format(format)).text; };
    CHECK(shown(123456, "00-00-00") == "12-34-56");
    CHECK(shown(12345678, "00\\ 00\\ 00\\ 00") == "12 34 56 78");
    CHECK(shown(1234, "#\\ ##0") == "1 234");
    CHECK(shown(5, "#\\ ##0") == "5");
    CHECK(shown(1234.5, "#\" \"##0.00") == "1 234,50");
    CHECK(parse_number_format("0;-0;\"nul\"").zero == "nul");
    CHECK(parse_number_format("#,##0;-#,##0;\"-\"").zero.empty());
}
