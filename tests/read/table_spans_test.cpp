// SPDX-License-Identifier: MPL-2.0
// Cells of YAML tables that reach over rows and columns, and columns that head their rows.
#include "catch.h"
#include "read/reading.h"

using testing::Problems;
using testing::Reading;

namespace {

constexpr const char* fields = "fields: [{name: tema, header: true}, {name: opgave}, {name: hvem}]\nrows:\n";

model::DataTable read(Reading& reading, const std::string& rows) {
    return testing::read_table(reading, "t.yaml", fields + rows);
}

/// "text", "text 2x1" for a cell over two rows, "^1<0" for a place that the cell one row above covers.
std::vector<std::string> places(const model::DataRow& row) {
    std::vector<std::string> out;
    for (const auto& cell : row.cells) {
        std::string text = cell.text;
        if (cell.row_span > 1 || cell.column_span > 1)
            text += " " + std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span);
        if (cell.is_covered()) text += "^" + std::to_string(cell.rows_up) + "<" + std::to_string(cell.columns_left);
        out.push_back(text);
    }
    return out;
}
using Places = std::vector<std::string>;

}  // namespace

TEST_CASE("a cell may reach over rows and columns; what it covers is left out") {
    Reading reading;
    const auto table = read(reading,
                            "  - {tema: {value: Børn, rowspan: 2}, opgave: Sundhedspleje, hvem: Kommunen}\n"
                            "  - {opgave: {value: Fælles, colspan: 2}}\n"
                            "  - [Ældre, {value: Hjem, rowspan: 2, colspan: 2}]\n"
                            "  - [Alle]\n");
    CHECK(reading.problems() == Problems{});
    CHECK(table.fields[0].heads_row);
    CHECK_FALSE(table.fields[1].heads_row);
    CHECK(places(table.rows[0]) == Places{"Børn 2x1", "Sundhedspleje", "Kommunen"});
    CHECK(places(table.rows[1]) == Places{"Børn^1<0", "Fælles 1x2", "^0<1"});
    CHECK(places(table.rows[2]) == Places{"Ældre", "Hjem 2x2", "^0<1"});
    CHECK(places(table.rows[3]) == Places{"Alle", "Hjem^1<0", "^1<1"});
    CHECK(reading.text(table.rows[0].cells[0].span) == "Børn");
    CHECK(table.rows[1].cells[0].blocks.empty());
    CHECK(table.rows[1].cells[2].missing);
}

TEST_CASE("a misspelt key of a cell is an error that names the nearest, other maps are values with a colon") {
    Reading reading;
    read(reading,
         "  - {tema: {value: A, rowspam: 2}, opgave: {valu: B, colspan: 1}, hvem: C}\n"
         "  - {tema: A, opgave: {Husk: B}, hvem: C}\n");
    CHECK(reading.problems() ==
          Problems{"data-key.unknown-near@3:23", "data-key.unknown-near@3:45", "table-value.map@4:23"});
    CHECK(reading.diagnostics.all()[0].args[1].second == "rowspan");
    CHECK(reading.diagnostics.all()[1].args[1].second == "value");
}

TEST_CASE("spans that do not fit are errors at their place, and the table stays whole") {
    {
        Reading reading;
        const auto table = read(reading, "  - [A, B, C]\n  - [{value: D, rowspan: 3}, E, F]\n");
        CHECK(reading.problems() == Problems{"table-span.below@4:14"});
        CHECK(table.rows[1].cells[0].row_span == 1);
    }
    {
        Reading reading;
        const auto table = read(reading, "  - [{value: A, rowspan: 2}, B, C]\n  - gruppe: G\n  - [D, E, F]\n");
        CHECK(reading.problems() == Problems{"table-span.below@3:14"});
        CHECK(places(table.rows[2]) == Places{"D", "E", "F"});
    }
    {
        Reading reading;
        const auto table = read(reading, "  - [A, B, {value: C, colspan: 2}]\n");
        CHECK(reading.problems() == Problems{"table-span.right@3:20"});
        CHECK(table.rows[0].cells[2].column_span == 1);
    }
    {
        Reading reading;
        const auto table =
            read(reading, "  - [A, {value: B, rowspan: 2}, C]\n  - {tema: {value: D, colspan: 2}, hvem: E}\n");
        CHECK(reading.problems() == Problems{"table-span.overlap@4:20"});
        CHECK(places(table.rows[1]) == Places{"D", "B^1<0", "E"});
    }
    {
        Reading reading;
        read(reading,
             "  - {tema: {value: A, rowspan: 2}, opgave: {value: B, colspan: 2}, hvem: C}\n"
             "  - {tema: D, opgave: E, hvem: F}\n");
        CHECK(reading.problems() == Problems{"table-span.covered@3:74", "table-span.covered@4:12"});
    }
    {
        Reading reading;
        read(reading, "  - [{value: A, rowspan: 0}, {value: B, colspan: to}, C]\n");
        CHECK(reading.problems() == Problems{"table-span.number@3:26", "table-span.number@3:50"});
    }
}

TEST_CASE("a row of cells alone counts the places that others cover") {
    Reading reading;
    read(reading, "  - [{value: A, rowspan: 2}, B, C]\n  - [D, E, F]\n  - [{value: G, colspan: 2}]\n");
    CHECK(reading.problems() == Problems{"table-ragged.long@4:12", "table-ragged.short@5:5"});
}

TEST_CASE("a target may reach over rows too, and a covered place breaks no constraint") {
    Reading reading;
    const auto table = testing::read_table(
        reading, "t.yaml",
        "fields: [{name: nr, constraints: {unique: true, required: true}}, {name: tal, type: maaltal}]\n"
        "rows:\n  - {nr: {value: \"1\", rowspan: 2}, tal: {vaerdi: 8.6, enhed: \"%\", rowspan: 2}}\n  - {}\n"
        "  - {nr: {value: \"2\", colspan: 2}}\n  - {nr: \"3\", tal: {value: {vaerdi: 3}, rowspan: 1}}\n");
    CHECK(reading.problems() == Problems{});
    CHECK(std::get<model::Amount>(table.rows[1].cells[1].value).value == 8.6);
    CHECK(table.rows[3].cells[1].text == "3");
}
