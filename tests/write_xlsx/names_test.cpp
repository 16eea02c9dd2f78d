// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "write/xlsx/number_format.h"
#include "write/xlsx/sheets.h"

using namespace writing::xlsx;
using model::Amount;

namespace {

std::string code(const Amount& amount, const char* text) {
    return number_format(number_shape(amount, text), "");
}

}  // namespace

TEST_CASE("sheets have names that Excel takes") {
    CHECK(sheet_name("Tabel 1 Mål: hvad/hvem?", {}) == "Tabel 1 Mål hvad hvem");
    CHECK(sheet_name("'citat'", {}) == "citat");
    CHECK(sheet_name("", {}) == "_");
    CHECK(sheet_name("History", {}) == "History_");
    CHECK(sheet_name("Tabel\u00A01", {}) == "Tabel 1");
    const std::string name = sheet_name("Tabel 12 Oversigt over særligt udvalgte indsatser", {});
    CHECK(name == "Tabel 12 Oversigt over særligt");
    CHECK(excel_length(sheet_name("Ordmedmereendenogtredivetegnudenmellemrum", {})) == 31);
}

TEST_CASE("no two sheets have the same name, whatever the case") {
    const std::string first = sheet_name("Tabel 12 Oversigt over særligt udvalgte indsatser", {});
    const std::string second = sheet_name("TABEL 12 OVERSIGT OVER SÆRLIGT UDVALGTE INDSATSER", {lower_case(first)});
    CHECK(second == "TABEL 12 OVERSIGT OVER (2)");
    CHECK(sheet_name("Mål", {"mål"}) == "Mål (2)");
}

TEST_CASE("numbers show their decimals and unit") {
    CHECK(code({8.6, 1, "%"}, "8,6") == "#,##0.0\" \"%");
    CHECK(code({8.6, 1, "%"}, "8,6 %") == "#,##0.0\" \"%");
    CHECK(code({12, 0, ""}, "12") == "#,##0");
    CHECK(code({1250000.5, 2, "kr."}, "1.250.000,50") == "#,##0.00\" kr.\"");
    CHECK(code({1, 0, "a\"b"}, "1") == "#,##0\" a'b\"");
}

TEST_CASE("the unit that a column's head says is not repeated, per cent is a format of its own") {
    CHECK(number_format(number_shape({1250, 0, "1.000 kr."}, "1.250", "integer", "1.000 kr."), "") == "#,##0");
    CHECK(number_format(number_shape({1250, 0, "kr."}, "1.250 kr.", "number", "kr."), "") == "#,##0\" kr.\"");
    CHECK(number_format(number_shape({12, 0, "%"}, "12", "number", "%"), "") == "#,##0\" \"%");
    CHECK(number_shape({12, 0, "%"}, "12", "number", "%").is_percent());
    CHECK_FALSE(number_shape({12, 0, "% af alle"}, "12 % af alle", "maaltal").is_percent());
}

TEST_CASE("thousands are set off where the document sets them off") {
    CHECK(code({5000, 0, ""}, "5000") == "0");
    CHECK(code({5000, 0, ""}, "5.000") == "#,##0");
    CHECK(code({-5000.5, 1, ""}, "-5000,5") == "0.0");
    CHECK(code({5000, 0, ""}, "fem tusind") == "#,##0");
    const Amount year{2024, 0, ""};
    CHECK(number_format(number_shape(year, "", "year"), "") == "0");
}

TEST_CASE("the words around a number stay with it, the unit by itself") {
    CHECK(code({16, 0, "%"}, "mindst 16 % (unge under 25)") == "\"mindst \"#,##0\" \"%\" (unge under 25)\"");
    CHECK(code({16, 0, "%"}, "ca. seksten") == "#,##0\" \"%");
    CHECK(code({-3, 0, ""}, "-3") == "#,##0");
    CHECK(code({7, 0, ""}, "uge 5 og 7") == "#,##0");
}

TEST_CASE("a negative number keeps the words around it in a format of its own") {
    CHECK(code({-3, 0, "%"}, "\u22123 %") == "#,##0\" \"%;\"\u2212\"#,##0\" \"%");
    CHECK(code({-3, 0, ""}, "falder til -3 (alle)") ==
          "\"falder til \"#,##0\" (alle)\";\"falder til -\"#,##0\" (alle)\"");
}

TEST_CASE("a number says whether it shows all of the text") {
    const auto complete = [](const Amount& amount, const std::string& text) {
        return number_shape(amount, text).complete;
    };
    CHECK(complete({16, 0, "%"}, "mindst 16 % (unge)"));
    CHECK(complete({-3, 0, ""}, "-3"));
    CHECK_FALSE(complete({7, 0, ""}, "uge 5 og 7"));
    CHECK_FALSE(complete({16, 0, ""}, "seksten"));
    CHECK_FALSE(complete({16, 0, ""}, "16 " + std::string(80, 'x')));
}

TEST_CASE("Numbers of English documents need no note beside them") {
    const Amount amount{1234.5, 1, ""};
    const auto shape = number_shape(amount, "1,234.5");
    CHECK(shape.complete);
    CHECK(shape.grouped);
    CHECK(number_format(shape, "") == "#,##0.0");
    CHECK(number_shape({1.234, 3, ""}, "1,234").complete);
    CHECK_FALSE(number_shape({12, 0, ""}, "1,234.5").complete);
}

TEST_CASE("formats are those of the document's language") {
    const Amount amount{8.6, 1, "%"};
    CHECK(number_format(number_shape(amount, "8,6 %"), format_locale("da")) == "[$-406]#,##0.0\" \"%");
    CHECK(date_format("da") == "[$-406]d\\. mmmm yyyy;@");
    CHECK(format_locale("en-GB") == "[$-809]");
}

TEST_CASE("ranges have names that formulas take") {
    CHECK(legal_range_name("tbl-maal", {}) == "tbl_maal");
    CHECK(legal_range_name("tbl1", {}) == "tbl1_");
    CHECK(legal_range_name("r1c1", {}) == "r1c1_");
    CHECK(legal_range_name("c", {}) == "c_");
    CHECK(legal_range_name("maal", {}) == "maal");
    CHECK(legal_range_name("2024", {}) == "_2024");
    CHECK(legal_range_name("", {}) == "tabel_1");
    CHECK(legal_range_name("TBL-maal", {"tbl_maal"}) == "TBL_maal_2");
}

TEST_CASE("text goes into XML as XML takes it") {
    CHECK(safe_text("Mål\n–") == "Mål\n–");
    CHECK(safe_text(std::string_view("a\0b\x01", 4)) == "ab");
    CHECK(safe_text("a\xEF\xBF\xBF\xC3(") == "a\uFFFD(");
    CHECK(safe_text("_x000D_ og _x00_") == "_x005F_x000D_ og _x00_");
    CHECK(place_in_book("Mål 'a'", "A1") == "'Mål ''a'''!A1");
    CHECK(column_letters(0) == "A");
    CHECK(column_letters(25) == "Z");
    CHECK(column_letters(26) == "AA");
    CHECK(column_letters(16383) == "XFD");
}
