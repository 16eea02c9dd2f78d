// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "write/xlsx/cell_text.h"
#include "write/xlsx/workbook.h"

using namespace writing::xlsx;

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
    const std::string second = sheet_name("TABEL 12 OVERSIGT OVER SÆRLIGT UDVALGTE INDSATSER", {first});
    CHECK(second == "TABEL 12 OVERSIGT OVER (2)");
    CHECK(sheet_name("Mål", {"MÅL"}) == "Mål (2)");
}

TEST_CASE("numbers show their decimals and unit") {
    const auto format = [](double value, int decimals, const char* unit, const char* text) {
        return Workbook::number_format({value, decimals, unit}, text);
    };
    CHECK(format(8.6, 1, "%", "8,6") == "#,##0.0\" %\"");
    CHECK(format(8.6, 1, "%", "8,6 %") == "#,##0.0\" %\"");
    CHECK(format(12, 0, "", "12") == "#,##0");
    CHECK(format(1250000.5, 2, "kr.", "1.250.000,50") == "#,##0.00\" kr.\"");
    CHECK(format(1, 0, "a\"b", "1") == "#,##0\" a'b\"");
}

TEST_CASE("thousands are set off where the document sets them off") {
    CHECK(Workbook::number_format({5000, 0, ""}, "5000") == "0");
    CHECK(Workbook::number_format({5000, 0, ""}, "5.000") == "#,##0");
    CHECK(Workbook::number_format({-5000.5, 1, ""}, "-5000,5") == "0.0");
    CHECK(Workbook::number_format({5000, 0, ""}, "fem tusind") == "#,##0");
}

TEST_CASE("the words around a number stay with it") {
    CHECK(Workbook::number_format({16, 0, "%"}, "mindst 16 % (unge under 25)") ==
          "\"mindst \"#,##0\" % (unge under 25)\"");
    CHECK(Workbook::number_format({16, 0, "%"}, "ca. seksten") == "#,##0\" %\"");
    CHECK(Workbook::number_format({-3, 0, ""}, "-3") == "#,##0");
    CHECK(Workbook::number_format({7, 0, ""}, "uge 5 og 7") == "#,##0");
}
