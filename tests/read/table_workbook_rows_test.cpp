// SPDX-License-Identifier: MPL-2.0
#include <cstddef>
#include <string>
#include <vector>

#include "catch.h"
#include "read/table_rows.h"
#include "reading.h"
#include "support/stored_zip.h"

using testing::Problems;
using testing::Reading;

namespace {

constexpr std::size_t few_rows = 500;
constexpr std::size_t many_rows = reading::most_held_rows + 50;

const char* const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const char* const main_name = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

std::string relation(const std::string& type, const std::string& target) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
           "<Relationship Id=\"r1\" Type=\"" +
           std::string(office) + "/" + type + "\" Target=\"" + target + "\"/>";
}

/// A workbook of one sheet; style 1 is a date, 2 per cent, 3 kroner and 4 euro.
std::string workbook_of(const std::string& sheet) {
    const std::string close = "</Relationships>";
    const std::string strings = "<sst xmlns=\"" + std::string(main_name) + "\"><si><t>delt</t></si></sst>";
    const std::string styles = "<styleSheet xmlns=\"" + std::string(main_name) +
                               "\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"#,##0 &quot;kr.&quot;\"/>"
                               "<numFmt numFmtId=\"165\" formatCode=\"#,##0 &quot;EUR&quot;\"/></numFmts>"
                               "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/>"
                               "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>";
    const std::string book = "<workbook xmlns=\"" + std::string(main_name) + "\" xmlns:r=\"" + office +
                             "\"><sheets><sheet name=\"Ark\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    std::string parts = relation("worksheet", "worksheets/sheet1.xml");
    parts += "<Relationship Id=\"r2\" Type=\"" + std::string(office) + "/styles\" Target=\"styles.xml\"/>";
    parts += "<Relationship Id=\"r3\" Type=\"" + std::string(office) + "/sharedStrings\" Target=\"strings.xml\"/>";
    const std::string rels = relation("officeDocument", "xl/workbook.xml") + close;
    parts += close;
    return support::write_stored_zip({{"[Content_Types].xml", "<Types/>"},
                                      {"_rels/.rels", rels},
                                      {"xl/workbook.xml", book},
                                      {"xl/_rels/workbook.xml.rels", parts},
                                      {"xl/styles.xml", styles},
                                      {"xl/strings.xml", strings},
                                      {"xl/worksheets/sheet1.xml", sheet}})
        .value();
}

std::string text_cell(const std::string& place, const std::string& text) {
    return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

/// Of the row with this number: a number, a text, a day and an amount. `inside` stands among the cells.
std::string row_of(std::size_t number, const std::string& inside = {}) {
    const std::string n = std::to_string(number);
    std::string row = "<row r=\"" + n + "\"" + (number == 9 ? " hidden=\"1\"" : "") + ">" + inside;
    if (number == 6) return row + text_cell("A6", "Gruppe") + "</row>";
    if (number == 7) return row + text_cell("A7", "Mere:") + "</row>";
    row += "<c r=\"A" + n + "\"><v>" + n + "</v></c>";
    if (number % 3 == 0)
        row += "<c r=\"B" + n + "\" t=\"s\"><v>0</v></c>";
    else if (number % 3 == 1)
        row += text_cell("B" + n, "M\u00F8de &amp; _x0041_ " + n);
    else
        row += "<c r=\"B" + n + "\" t=\"str\"><f>A1&amp;B1</f><v> *regnet* </v></c>";
    if (number == 12)
        row += "<c r=\"C12\" s=\"1\"/>";
    else
        row += "<c r=\"C" + n + "\" s=\"1\"><v>" + std::to_string(45000 + number % 500) + "</v></c>";
    if (number == 14)
        row += "<c r=\"D14\" t=\"e\"><v>#N/A</v></c>";
    else if (number == 15)
        row += "<c r=\"D15\"><f>1+1</f></c>";
    else
        row += "<c r=\"D" + n + "\"><v>" + std::to_string(number % 1000) + ".25</v></c>";
    return row + "</row>";
}

/// Head in row 4, rows from 5 on, and merged cells: a group row, two rows of a column, and two columns.
std::string sheet_of(std::size_t rows, const std::string& inside = {}, const std::string& merged = {}) {
    std::string sheet = "<worksheet xmlns=\"" + std::string(main_name) + "\"><sheetData>";
    sheet += "<row r=\"1\">" + text_cell("A1", "Overskrift") + "</row>";
    sheet += "<row r=\"4\">" + text_cell("A4", "nr") + text_cell("B4", "navn") + text_cell("C4", "dag") +
             text_cell("D4", "tal") + "</row>";
    for (std::size_t i = 0; i < rows; ++i) sheet += row_of(i + 5, inside);
    return sheet + "</sheetData><mergeCells>" + merged + "</mergeCells></worksheet>";
}

const char* const areas =
    "<mergeCell ref=\"A6:D6\"/><mergeCell ref=\"B16:B18\"/><mergeCell ref=\"B17:B30\"/><mergeCell ref=\"B20:C20\"/>";

/// Everything of a row that others use.
std::string shown(const model::DataRow& row) {
    std::string text = row.is_group ? "group " : "";
    for (const auto& cell : row.cells) {
        text += cell.text + "|" + std::to_string(cell.value.index()) + (cell.missing ? "|missing" : "");
        if (const auto* amount = std::get_if<model::Amount>(&cell.value)) text += "|" + std::to_string(amount->value);
        for (const int number : {cell.row_span, cell.column_span, cell.rows_up, cell.columns_left})
            text += " " + std::to_string(number);
        text += "@" + std::to_string(cell.span.begin) + "-" + std::to_string(cell.blocks.size()) + "; ";
    }
    return text;
}

std::vector<std::string> shown(const model::DataTable& table, std::size_t most) {
    std::vector<std::string> rows;
    table.rows.for_each([&](const model::DataRow& row) {
        if (rows.size() < most) rows.push_back(shown(row));
    });
    return rows;
}

const char* const described =
    "fields:\n- {name: nr, type: integer, constraints: {unique: true}}\n- {name: navn}\n- {name: dag, type: date, "
    "constraints: "
    "{required: true}}\n- {name: tal, type: number}\n";

}  // namespace

TEST_CASE("The rows of a long sheet are made one at a time, the same as those of a short one") {
    for (const char* schema : {"", described}) {
        Reading shorter, longer;
        const auto few = read_table(shorter, "t.xlsx", workbook_of(sheet_of(few_rows, "", areas)), schema);
        const auto many = read_table(longer, "t.xlsx", workbook_of(sheet_of(many_rows, "", areas)), schema);
        CHECK_FALSE(few.rows.is_streamed());
        REQUIRE(many.rows.is_streamed());
        CHECK(many.rows.size() == many_rows);
        REQUIRE(few.fields.size() == 4);
        for (std::size_t i = 0; i < few.fields.size(); ++i) CHECK(many.fields[i].type == few.fields[i].type);
        const auto rows = shown(few, few_rows);
        CHECK(shown(many, few_rows) == rows);
        CHECK(rows[1].starts_with("group Gruppe|"));
        CHECK(rows[2].starts_with("group Mere|"));
        CHECK(few.rows[11].cells[1].row_span == 3);
        CHECK(few.rows[13].cells[1].rows_up == 2);
        CHECK(few.rows[15].cells[1].column_span == 2);
        longer.diagnostics.sort_and_deduplicate();
        shorter.diagnostics.sort_and_deduplicate();
        const Problems problems = shorter.problems();
        CHECK(longer.problems() == problems);
        CHECK(problems.size() == (*schema ? 4 : 3));  // an error value, no result, a hidden row; a day that is required
        CHECK(many.rows[many_rows - 1].cells[0].text ==
              std::to_string(many_rows + 4));  // whoever asks for one gets all
        CHECK(longer.problems() == problems);
    }
}

TEST_CASE("A row is read the same by its bytes and by XML's events") {
    Reading bytes, events;
    const auto plain = read_table(bytes, "t.xlsx", workbook_of(sheet_of(few_rows, "", areas)));
    // A comment takes a whole XML reader.
    const auto unusual = read_table(events, "t.xlsx", workbook_of(sheet_of(few_rows, "<!-- c -->", areas)));
    CHECK(shown(unusual, few_rows) == shown(plain, few_rows));
    CHECK(events.problems() == bytes.problems());
    CHECK(plain.rows[2 + 3].cells[1].text == "M\u00F8de & A 10");
}

TEST_CASE("A sheet that breaks off is refused, however long it is") {
    for (const std::size_t rows : {few_rows, many_rows}) {
        std::string sheet = sheet_of(rows);
        for (const std::size_t cut : {std::size_t{200}, std::size_t{61}, std::size_t{45}}) {
            Reading reading;
            const auto table = read_table(reading, "t.xlsx", workbook_of(sheet.substr(0, sheet.size() - cut)));
            CHECK(table.broken);
            REQUIRE_FALSE(reading.problems().empty());
            CHECK(reading.problems().back().starts_with("table-workbook.xml@"));
        }
    }
}

TEST_CASE("Of a number with more digits than spreadsheets keep, the first fifteen are read and the rest is told") {
    std::string sheet = "<worksheet xmlns=\"" + std::string(main_name) + "\"><sheetData><row r=\"1\">" +
                        text_cell("A1", "nr") + text_cell("B1", "tal") + "</row>";
    for (const auto& [row, number] : {std::pair("2", "1000000000000000"), std::pair("3", "123456789012345678"),
                                      std::pair("4", "-9.87654321098765432E20"), std::pair("5", "0.1")})
        sheet += "<row r=\"" + std::string(row) + "\"><c r=\"A" + row + "\"><v>1</v></c><c r=\"B" + row + "\"><v>" +
                 number + "</v></c></row>";
    Reading reading;
    const auto table = read_table(reading, "t.xlsx", workbook_of(sheet + "</sheetData></worksheet>"));
    REQUIRE(table.rows.size() == 4);
    CHECK(table.rows[0].cells[1].text == "1000000000000000");
    CHECK(table.rows[1].cells[1].text == "123456789012346000");
    CHECK(table.rows[2].cells[1].text == "\u2212987654321098765000000");
    CHECK(std::get<model::Amount>(table.rows[1].cells[1].value).value == 123456789012346000.0);
    CHECK(reading.problems() == Problems{"table-cell.digits@3:2"});
}

TEST_CASE("One value that makes text of a long sheet's column of numbers is named") {
    std::string sheet = "<worksheet xmlns=\"" + std::string(main_name) + "\"><sheetData><row r=\"1\">" +
                        text_cell("A1", "nr") + text_cell("B1", "tal") + "</row>";
    for (std::size_t number = 2; number < many_rows + 2; ++number) {
        const std::string n = std::to_string(number);
        sheet += "<row r=\"" + n + "\"><c r=\"A" + n + "\"><v>1</v></c>" +
                 (n == "70000" ? text_cell("B70000", "ukendt") : "<c r=\"B" + n + "\"><v>2</v></c>") + "</row>";
    }
    Reading reading;
    const auto table = testing::read_table(reading, "t.xlsx", workbook_of(sheet + "</sheetData></worksheet>"), "");
    REQUIRE(table.rows.is_streamed());
    CHECK(reading.problems() == Problems{"table-value.odd-number@70000:2"});
}

TEST_CASE("A number unlike the others of a workbook's column is named at its cell") {
    using Cell = std::pair<std::string, int>;  // a number and its style
    const auto said = [](const std::vector<Cell>& cells) {
        std::string sheet = "<worksheet xmlns=\"" + std::string(main_name) + "\"><sheetData><row r=\"1\">" +
                            text_cell("A1", "nr") + text_cell("B1", "tal") + "</row>";
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string n = std::to_string(i + 2);
            sheet += "<row r=\"" + n + "\"><c r=\"A" + n + "\"><v>1</v></c><c r=\"B" + n + "\" s=\"" +
                     std::to_string(cells[i].second) + "\"><v>" + cells[i].first + "</v></c></row>";
        }
        Reading reading;
        read_table(reading, "t.xlsx", workbook_of(sheet + "</sheetData></worksheet>"));
        return reading.problems();
    };
    const Problems none;
    CHECK(said({{"45474", 1}, {"45475", 1}, {"2024", 0}, {"45477", 1}}) == Problems{"table-value.odd-date@4:2"});
    CHECK(said({{"45000", 0}, {"45475", 1}, {"45476", 1}, {"45477", 1}}) == Problems{"table-value.odd-date@2:2"});
    CHECK(said({{"0.05", 2}, {"0.06", 2}, {"0.07", 0}, {"0.08", 2}}) == Problems{"table-value.odd-no-percent@4:2"});
    CHECK(said({{"5", 0}, {"6", 0}, {"7", 0}, {"0.08", 2}, {"9", 0}}) == Problems{"table-value.odd-percent@5:2"});
    CHECK(said({{"1", 3}, {"2", 3}, {"3", 3}, {"10", 0}, {"5", 3}}) == Problems{"table-value.odd-unit@5:2"});
    CHECK(said({{"10", 4}, {"2", 3}, {"3", 3}, {"4", 3}, {"5", 3}}) == Problems{"table-value.odd-unit@2:2"});
    CHECK(said({{"2024", 3}, {"10", 0}, {"11", 0}, {"12", 0}, {"13", 0}}) == Problems{"table-value.odd-number@2:2"});
    CHECK(said({{"2021", 0}, {"2022", 0}, {"20233", 0}, {"2024", 0}, {"2025", 0}}) ==
          Problems{"table-value.odd-year-digits@4:2"});
    // Honest mixtures: amounts of two kinds, indicators of which some are per cent, prices.
    CHECK(said({{"1", 3}, {"2", 3}, {"3", 4}, {"4", 4}, {"5", 3}}) == none);
    CHECK(said({{"0.05", 2}, {"0.06", 2}, {"7", 0}, {"0.08", 2}}) == none);
    CHECK(said({{"1950", 0}, {"2000", 0}, {"25000", 0}, {"2050", 0}, {"1990", 0}}) == none);
}
