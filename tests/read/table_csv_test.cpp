// SPDX-License-Identifier: MPL-2.0
#include "read/table_csv.h"

#include <string>

#include "catch.h"
#include "reading.h"
#include "support/utf8.h"

using model::Amount;
using model::DateValue;
using testing::Problems;
using testing::read_table;
using testing::Reading;

namespace {

struct CsvFile {
    reading::TableForm form;
    std::vector<std::vector<std::string>> records;
    std::vector<std::vector<model::Span>> places;
};

CsvFile read_csv(model::SourceId source, Reading& reading, const reading::TableDialect& dialect = {}) {
    reading::CsvReader reader(source, reading.sources, dialect, reading.diagnostics);
    CsvFile file;
    file.form = reader.form();
    while (reader.next()) {
        file.records.emplace_back();
        file.places.emplace_back();
        for (const auto& field : reader.fields()) {
            reader.set_text(field, file.records.back().emplace_back());
            file.places.back().push_back(field.whole);
            CHECK(reading::locate_csv_field(reading.sources[source], field.whole, file.form).text == file.records.back().back());
        }
    }
    return file;
}

}  // namespace

TEST_CASE("The delimiter is found") {
    const std::pair<const char*, char> cases[] = {{"a;b\n1,5;2\n", ';'},       {"a,b\n1,2\n", ','},
                                                  {"a\tb\n1;2\t3\n", '\t'},    {"Navn, type;By, land\nx;y\nz;w\n", ';'},
                                                  {"a,b\n\"1;2\",3\n", ','},   {"kun én\nto\n", ';'},
                                                  {"sep=,\na,b;c\n1,2\n", ','}};
    for (const auto& [text, delimiter] : cases) {
        INFO(text);
        Reading reading;
        const auto file = read_csv(reading.add("t.csv", text), reading);
        CHECK(file.form.delimiter == delimiter);
        CHECK(reading.problems().empty());
    }
}

TEST_CASE("Quotes, line breaks and line ends") {
    Reading reading;
    const auto file = read_csv(reading.add("t.csv",
                                                    "\xEF\xBB\xBF"
                                                    "a;b\r\n\"to\nlinjer\";\"sagde \"\"ja\"\"\"\r\n;\r\nx;5\" rør"),
                               reading);
    CHECK(reading.problems().empty());
    CHECK(file.form.byte_order_mark);
    REQUIRE(file.records.size() == 3);
    CHECK(file.records[0][0] == "a");
    CHECK(file.records[1][0] == "to\nlinjer");
    CHECK(file.records[1][1] == "sagde \"ja\"");
    CHECK(reading.text(file.places[1][1]) == "\"sagde \"\"ja\"\"\"");
    CHECK(file.records[2][1] == "5\" rør");
}

TEST_CASE("Windows-1252 is read, and places stay those of the file") {
    Reading reading;
    reading::TableForm form;
    const auto table = read_table(reading, "t.csv",
                                  "navn;bel\xF8"
                                  "b\n\xC6r\xF8 \x80;\"1,5\"\n",
                                  "", &form);
    CHECK(reading.problems().empty());
    CHECK(form.encoding == "Windows-1252");
    CHECK(table.fields[1].name == "beløb");
    CHECK(table.rows[0].cells[0].text == "Ærø €");
    CHECK(reading.text(table.rows[0].cells[1].span) == "\"1,5\"");
    const auto& words = table.rows[0].cells[0].blocks.at(0);
    CHECK(reading.text(words.span).starts_with("\xC6r\xF8"));
}

TEST_CASE("Columns without a schema get the type of all their values") {
    Reading reading;
    const auto table = read_table(reading, "t.csv",
                                  "Dato;Beløb;Andel;År;Antal;Kode;Tekst;Version\n"
                                  "1-7-2024;1.250,5;8,6 %;2024;12;0420;abc;1.0\n"
                                  "1. juli 2024;-3;9 %;2025;1.300;0461;;1.1\n");
    CHECK(reading.problems().empty());
    const char* types[] = {"date", "number", "number", "year", "integer", "markdown", "markdown", "markdown"};
    REQUIRE(table.fields.size() == 8);
    for (std::size_t i = 0; i < 8; ++i) {
        INFO(table.fields[i].name);
        CHECK(table.fields[i].type == types[i]);
    }
    const auto date = std::get<DateValue>(table.rows[1].cells[0].value);
    CHECK((date.year == 2024 && date.month == 7 && date.day == 1));
    CHECK(std::get<Amount>(table.rows[0].cells[1].value).value == Approx(1250.5));
    CHECK(std::get<Amount>(table.rows[0].cells[2].value).unit == "%");
    CHECK(std::get<Amount>(table.rows[1].cells[4].value).value == Approx(1300));
    CHECK(table.rows[0].cells[5].text == "0420");
    CHECK(table.rows[1].cells[6].text.empty());
    CHECK_FALSE(table.rows[1].cells[6].missing);
}

TEST_CASE("Empty and missing differ by type") {
    Reading reading;
    const auto table = read_table(reading, "t.csv", "a;b;c\n;;x\n",
                                  "fields:\n- {name: a, type: string}\n- {name: b, type: number}\n- {name: c}\n");
    CHECK(reading.problems().empty());
    CHECK_FALSE(table.rows[0].cells[0].missing);
    CHECK(table.rows[0].cells[1].missing);
    CHECK(std::holds_alternative<model::Missing>(table.rows[0].cells[1].value));
}

TEST_CASE("A schema names, orders and checks the columns") {
    Reading reading;
    const auto table =
        read_table(reading, "t.csv", "Antal;navn;ekstra\n3;x;e\n",
                   "title: Prøve\nfields:\n- {name: navn, title: Navn, type: string}\n"
                   "- {name: antal, title: Antal, type: integer, unit: stk.}\n- {name: extra, title: Extra}\n");
    CHECK(reading.problems() == Problems{"table-column.undescribed@1:12", "table-column.absent-near@5:3"});
    CHECK(table.title == "Prøve");
    CHECK(table.rows[0].cells[0].text == "x");
    CHECK(std::get<Amount>(table.rows[0].cells[1].value).unit == "stk.");
    CHECK(table.rows[0].cells[3].text == "e");
}

TEST_CASE("Wrong values are errors at their field") {
    Reading reading;
    read_table(reading, "t.csv", "n;i;d;y;b;u;c\nx;1,5;32-1-2024;24;måske;www.a.dk;rød\n",
               "fields:\n- {name: n, type: number}\n- {name: i, type: integer}\n- {name: d, type: date}\n- {name: y, "
               "type: year}\n"
               "- {name: b, type: boolean}\n- {name: u, type: url}\n- {name: c, type: choice, constraints: {enum: "
               "[grøn, gul]}}\n");
    CHECK(reading.problems() == Problems{"table-value.no-number@2:1", "table-value.no-integer@2:3",
                                         "table-value.no-date@2:7", "table-value.no-year@2:17",
                                         "table-value.no-boolean@2:20", "table-value.no-url@2:26",
                                         "table-constraint.enum@2:35"});
}

TEST_CASE("Constraints") {
    Reading reading;
    read_table(reading, "t.csv", "id;tal;kode\n1;5;AB\n1;500;a\n;-1;CD\n",
               "primaryKey: id\nfields:\n- {name: id, type: string}\n"
               "- {name: tal, type: number, constraints: {minimum: 0, maximum: 100}}\n"
               "- {name: kode, type: string, constraints: {pattern: '[A-Z]+'}}\n");
    CHECK(reading.problems() == Problems{"table-constraint.unique@3:1", "table-constraint.required@4:1",
                                         "table-constraint.maximum@3:3", "table-constraint.minimum@4:2",
                                         "table-constraint.pattern@3:7"});
}

TEST_CASE("Letters are counted, and the same number or day in another writing is the same") {
    Reading reading;
    read_table(reading, "t.csv", "id;nr;dag\nØÅ;7;1-7-2024\nØÅÆs;007;1. juli 2024\nA;8,0;2-7-2024\nAB;8;3-7-2024\n",
               "fields:\n- {name: id, type: string, constraints: {minLength: 2, maxLength: 3}}\n"
               "- {name: nr, type: number, constraints: {unique: true}}\n"
               "- {name: dag, type: date, constraints: {unique: true}}\n");
    CHECK(reading.problems() == Problems{"table-constraint.most-length@3:1", "table-constraint.least-length@4:1",
                                         "table-constraint.unique@3:6", "table-constraint.unique@5:4",
                                         "table-constraint.unique@3:10"});
    Reading wrong;
    read_table(wrong, "t.csv", "id\nA\n", "fields:\n- {name: id, constraints: {minLength: -1, maxLength: 2.5}}\n");
    CHECK(wrong.problems().size() == 2);
}

TEST_CASE("A primary key holds without fields too, and of several columns taken together") {
    Reading single;
    read_table(single, "t.csv", "a;b\n1;x\n1;y\n;z\n", "primaryKey: a\n");
    CHECK(single.problems() == Problems{"table-constraint.unique@3:1", "table-constraint.required@4:1"});
    Reading pair;
    read_table(pair, "t.csv", "a;b\n1;x\n1;y\n2;x\n1;y\n", "primaryKey: [a, b]\n");
    CHECK(pair.problems() == Problems{"table-constraint.unique@5:1"});
    Reading absent;
    read_table(absent, "t.csv", "a;b\n1;x\n", "primaryKey: [z]\n");
    CHECK(absent.problems().size() == 1);
}

TEST_CASE("A heading is a column's name before it is another's title") {
    Reading reading;
    const auto table = read_table(reading, "t.csv", "nr;budget\n1;20\n",
                                  "fields:\n- {name: nr, title: budget, type: integer}\n- {name: budget, title: nr, type: integer}\n");
    CHECK(reading.problems().empty());
    CHECK(table.rows[0].cells[0].text == "1");
    CHECK(table.rows[0].cells[1].text == "20");
}

TEST_CASE("Ragged rows and broken quotes") {
    Reading reading;
    const auto table = read_table(reading, "t.csv", "a;b;c\n1;2\n1;2;3;4\n\"x\" y;2;3\n");
    CHECK(reading.problems() ==
          Problems{"table-ragged.short@2:1", "table-ragged.long@3:7", "table-csv.after-quote@4:5"});
    CHECK(table.rows.size() == 3);
    CHECK(table.rows[0].cells.size() == 3);
    Reading open;
    read_table(open, "t.csv", "a;b\n1;\"aldrig lukket\n2;3\n");
    CHECK(open.problems() == Problems{"table-csv.unclosed-quote@2:3"});
}

TEST_CASE("Headings must name columns") {
    Reading reading;
    read_table(reading, "t.csv", "a;;a\n1;2;3\n");
    CHECK(reading.problems() == Problems{"table-column.unnamed@1:3", "table-column.twice@1:4"});
    Reading empty;
    read_table(empty, "t.csv", "\n\n");
    CHECK(empty.problems() == Problems{"table-empty@1:1"});
    Reading wide;
    const auto half = read_table(wide, "t.csv",
                                 std::string("\xFF\xFE"
                                             "a\0b",
                                             5));
    CHECK(wide.problems() == Problems{"file-encoding.utf16@1:1"});
    CHECK(half.broken);
}

TEST_CASE("A list on one line has its items between semicolons") {
    Reading reading;
    const auto table = read_table(reading, "t.csv",
                                  "nr;hvem\n1;\"Odense; Region\"\n2;\"Børn &amp; unge;R&D\"\n3;\"[a](x;y); b\"\n4;\"a; b\nc\"\n5;Region\n",
                                  "fields:\n- {name: nr}\n- {name: hvem, type: list}\n");
    CHECK(reading.problems().empty());
    std::vector<std::vector<std::string>> found;
    for (const auto& row : table.rows) {
        auto& items = found.emplace_back();
        for (const auto& item : std::get<model::List>(row.cells[1].blocks.at(0).kind).items)
            items.push_back(reading.text(item.children.at(0).span));
    }
    CHECK(found == std::vector<std::vector<std::string>>{
                       {"Odense", "Region"}, {"Børn &amp; unge", "R&D"}, {"[a](x;y)", "b"}, {"a; b", "c"}, {"Region"}});
}

TEST_CASE("Group rows and lists in CSV") {
    Reading reading;
    const auto table = read_table(reading, "t.csv", "forum;opgave\nKompetencegrupperne:;\nA;\"- en\n- to\"\n",
                                  "fields:\n- {name: forum}\n- {name: opgave, type: list}\n");
    CHECK(reading.problems().empty());
    CHECK(table.rows[0].is_group);
    CHECK(table.rows[0].cells[0].text == "Kompetencegrupperne");
    CHECK_FALSE(table.rows[1].is_group);
    const auto& list = std::get<model::List>(table.rows[1].cells[1].blocks.at(0).kind);
    REQUIRE(list.items.size() == 2);
    CHECK(reading.text(list.items[1].children.at(0).span) == "to");
}

TEST_CASE("control characters in a table are one error, and none of its rows is kept") {
    testing::Reading reading;
    const auto table = testing::read_table(reading, "t.csv", std::string("a;b\nx\0y;1\n", 10));
    CHECK(reading.problems() == testing::Problems{"file-encoding.control@2:2"});
    CHECK(table.rows.empty());
    CHECK(table.broken);
    testing::Reading yaml;
    testing::read_table(yaml, "t.yaml", "rows:\n  - {a: x\x07}\n");
    CHECK(yaml.problems() == testing::Problems{"file-encoding.control@2:10"});
}

TEST_CASE("a quotation that never closes and a file that is no UTF-8 are said once") {
    testing::Reading reading;
    testing::read_table(reading, "t.csv", "a;b\n1;2\n\"3;4\n5;6\n");
    CHECK(reading.problems() == testing::Problems{"table-csv.unclosed-quote@3:1"});
    testing::Reading yaml;
    testing::read_table(yaml, "t.yaml", "rows:\n  - {a: \xE6}\n");
    CHECK(yaml.problems() == testing::Problems{"file-encoding.not-utf8@2:9"});
}

TEST_CASE("a typed number keeps all its digits or is refused") {
    testing::Reading reading;
    testing::read_table(reading, "t.csv", "a\n1234567890123456\n123456789012345\n", "fields:\n  - {name: a, type: number}\n");
    CHECK(reading.problems() == testing::Problems{"table-value.digits@2:1"});
}

TEST_CASE("a pattern is matched on letters, and given up when it takes too long") {
    testing::Reading reading;
    testing::read_table(reading, "t.csv", "a\n\u00E5\n", "fields:\n  - {name: a, type: string, constraints: {pattern: \"^.$\"}}\n");
    CHECK(reading.problems().empty());
    testing::Reading slow;
    testing::read_table(slow, "t.csv", "a\n" + std::string(60, 'a') + "\n" + std::string(60, 'a') + "\n",
                        "fields:\n  - {name: a, type: string, constraints: {pattern: \"(a+)+b\"}}\n");
    REQUIRE(slow.diagnostics.all().size() == 1);
    CHECK(slow.diagnostics.all()[0].key == "table-constraint.pattern-slow");
}

TEST_CASE("limits of any size can be said") {
    testing::Reading reading;
    testing::read_table(reading, "t.csv", "a\n1\n", "fields:\n  - {name: a, type: number, constraints: {minimum: 1000000000000000000000000000000}}\n");
    REQUIRE(reading.diagnostics.all().size() == 1);
    CHECK(reading.diagnostics.all()[0].key == "table-constraint.minimum");
}

TEST_CASE("UTF-16 is read in either byte order, and places count its characters") {
    const std::string text = "navn\ttal\r\nÆrø 😀\tx\r\n";
    for (const bool big : {false, true}) {
        std::string bytes = big ? "\xFE\xFF" : "\xFF\xFE";
        const auto unit = [&](char32_t u) {
            const char high = static_cast<char>(u >> 8U), low = static_cast<char>(u & 0xFFU);
            bytes += big ? high : low;
            bytes += big ? low : high;
        };
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = support::next_code_point(text, at);
            if (c < 0x10000) {
                unit(c);
                continue;
            }
            unit(0xD800 + ((c - 0x10000) >> 10U));
            unit(0xDC00 + ((c - 0x10000) & 0x3FFU));
        }
        Reading reading;
        reading::TableForm form;
        const auto table = read_table(reading, "t.csv", bytes,
                                      "fields:\n- {name: navn, type: string}\n- {name: tal, type: number}\n", &form);
        CHECK(form.encoding == (big ? "UTF-16BE" : "UTF-16LE"));
        CHECK(table.rows[0].cells[0].text == "Ærø 😀");
        CHECK(reading.problems() == Problems{"table-value.no-number@2:7"});
        Reading told_otherwise;
        read_table(told_otherwise, "t.csv", bytes,
                   "fields:\n- {name: navn}\n- {name: tal}\ndialect: {encoding: utf-8}\n");
        CHECK(told_otherwise.problems() == Problems{"file-encoding.control@1:" + std::string(big ? "3" : "4")});
    }
    Reading unmarked;
    const auto table = read_table(unmarked, "t.csv", std::string("a\0\n\0b\0", 6),
                                  "dialect: {encoding: utf-16}\nfields: [{name: a}]\n");
    CHECK(table.rows[0].cells[0].text == "b");
    CHECK(unmarked.problems().empty());
}

TEST_CASE("A schema says how dates, numbers and booleans are written, and what is no value") {
    Reading reading;
    const auto table = read_table(
        reading, "t.csv",
        "dag;tal;pris;aktiv;ord\n31/12/98;1'234.5;kr. 12 i alt;J;x\n1/2/24;-;-;N;-\n31/2/24;1.234,5;intet;ja;\n",
        "missingValues: ['-']\nfields:\n- {name: dag, type: date, format: '%d/%m/%y'}\n"
        "- {name: tal, type: number, decimalChar: '.', groupChar: \"'\"}\n- {name: pris, type: integer, bareNumber: "
        "false}\n"
        "- {name: aktiv, type: boolean, trueValues: [J], falseValues: [N]}\n- {name: ord, missingValues: ['']}\n");
    CHECK(reading.problems() == Problems{"table-value.no-date-format@4:1", "table-value.no-number-form@4:9",
                                         "table-value.no-number-form@4:17", "table-value.no-boolean-listed@4:23"});
    const auto& first = table.rows[0].cells;
    CHECK(std::get<DateValue>(first[0].value).year == 1998);
    CHECK(std::get<Amount>(first[1].value).value == 1234.5);
    CHECK(first[1].text == "1.234,5");
    CHECK(std::get<Amount>(first[2].value).value == 12);
    CHECK(std::get<bool>(first[3].value));
    CHECK(table.rows[1].cells[1].missing);
    CHECK(table.rows[1].cells[2].text.empty());
    CHECK_FALSE(std::get<bool>(table.rows[1].cells[3].value));
    CHECK_FALSE(table.rows[1].cells[4].missing);
    CHECK(table.rows[2].cells[4].missing);
}

TEST_CASE("What is no value does not change the type that the other values have") {
    Reading reading;
    const auto table = read_table(reading, "t.csv", "a;b\n1,5;x\n-;y\n", "missingValues: ['-']\n");
    CHECK(table.fields[0].type == "number");
    CHECK(table.rows[1].cells[0].missing);
    CHECK(reading.problems().empty());
}

TEST_CASE("Forms of values that a schema cannot mean") {
    Reading reading;
    read_table(reading, "t.csv", "a;b;c\n1;2;1-2-2024\n",
               "fields:\n- {name: a, type: number, decimalChar: ',', groupChar: ','}\n- {name: b, type: number, "
               "groupChar: ab}\n"
               "- {name: c, type: date, format: '%d-%q'}\n");
    CHECK(reading.problems() == Problems{"table-schema.number-characters@2:3", "table-schema.number-characters@3:3",
                                         "table-schema.date-format@4:34"});
}

TEST_CASE(
    "A date that does not exist is named where it makes text of a column of dates, and words among dates are a note") {
    const auto said = [](const std::string& odd) {
        Reading reading;
        const auto table = read_table(reading, "t.csv", "id;dag\na;1-7-2024\nb;" + odd + "\nc;3-7-2024\nd;4-7-2024\n");
        CHECK(table.fields[1].type == "markdown");
        const auto& all = reading.diagnostics.all();
        REQUIRE(all.size() == 1);
        CHECK(reading.problems() == Problems{"table-value.odd-date@3:3"});
        return all[0].severity;
    };
    CHECK(said("31-2-2024") == model::Severity::warning);
    CHECK(said("31. februar 2024") == model::Severity::warning);
    CHECK(said("2024-13-01") == model::Severity::warning);
    CHECK(said("løbende") == model::Severity::note);
    for (const char* words : {"2024 og frem", "1.2.3", "3a"}) {
        Reading reading;
        read_table(reading, "t.csv", "id;dag\na;1-7-2024\nb;" + std::string(words) + "\nc;3-7-2024\nd;4-7-2024\n");
        CHECK(reading.problems().empty());
    }
}

TEST_CASE("The few values that make text of a column of one type are named, and honest text is not") {
    const auto said = [](const std::vector<std::string>& values, const char* schema = "") {
        std::string bytes = "id;v\n";
        for (const auto& value : values) bytes += "x;" + value + "\n";
        Reading reading;
        read_table(reading, "t.csv", bytes, schema);
        return reading.problems();
    };
    const Problems none;
    CHECK(said({"2024", "2O25", "2026", "2027", "2028"}) == Problems{"table-value.odd-year@3:3"});
    CHECK(said({"2024", "202O", "2026", "2027", "2028"}) == Problems{"table-value.odd-year@3:3"});
    CHECK(said({"1-7-2024", "løbende", "ultimo 2024", "2-7-2024", "3-7-2024", "4-7-2024", "5-7-2024", "6-7-2024",
                "7-7-2024", "8-7-2024"}) == Problems{"table-value.odd-date@4:3"});
    CHECK(said({"1-7-2024", "31.06.2024x", "2-7-2024", "3-7-2024", "4-7-2024"}) == Problems{"table-value.odd-date@3:3"});
    CHECK(said({"1-7-2024", "45474", "2-7-2024", "3-7-2024", "4-7-2024"}) == Problems{"table-value.odd-date@3:3"});
    CHECK(said({"8,6 %", "3-5 %", "50 %", "5 %", "6 %"}) == Problems{"table-value.odd-number@3:3"});
    CHECK(said({"10", "12 stk", "14", "15", "16"}) == Problems{"table-value.odd-number@3:3"});
    CHECK(said({"10", "", "1OO", "14", "1-7-2024", "1", "2", "3", "4", "5", "6"}) ==
          Problems{"table-value.odd-number@4:3"});
    CHECK(said({"8,6", "1.2.3", "50", "5", "6"}) == Problems{"table-value.odd-number@3:3"});
    CHECK(said({"10", "11", "7 %", "12", "13"}) == Problems{"table-value.odd-percent@4:3"});
    CHECK(said({"10 %", "11 %", "7", "12 %", "13 %"}) == Problems{"table-value.odd-no-percent@4:3"});
    CHECK(said({"2024", "20244", "2025", "2026", "2027"}) == Problems{"table-value.odd-year-digits@3:3"});
    CHECK(said({"1250.75", "3.5", "4.5"}) == Problems{"table-value.decimal-point@2:3"});
    CHECK(said({"12", "3.5", "1250.75", "4"}) == Problems{"table-value.decimal-point@3:3"});
    CHECK(said({"1.1", "1.2", "12.10"}) == none);
    CHECK(said({"2024.1", "2024.2", "2024.3"}) == none);
    // Less than four of five.
    CHECK(said({"10", "12 stk", "14", "3 timer", "16", "17", "18", "19"}) == none);
    CHECK(said({"2024", "2O25", "2026", "2027"}) == none);
    for (const char* code : {"12A", "12 b", "16+", "3-5", "1.2", "3–5", "§ 207", "§§ 3–5", "24/1234", "0420", "M12", "DK-5", "8:30", "12345678901234567"})
        CHECK(said({"10", code, "14", "15", "16", "17"}) == none);
    CHECK(said({"2024", "2024/25", "2025", "2026", "2027"}) == none);
    CHECK(said({"ja", "nej", "ja", "ja", "måske"}) == none);
    CHECK(said({"2024", "2O25", "2026", "2027", "2028"}, "missingValues: ['2O25']\n") == none);
}

TEST_CASE("Rows of delimiters alone are told where they stand between others") {
    Reading reading;
    const auto table = read_table(reading, "t.csv", ";\nid;navn\na;b\n;\n\n;\nc;d\n;\n;\n");
    CHECK(table.rows.size() == 2);
    CHECK(reading.problems() == Problems{"table-ragged.empty@4:1"});
    Reading spaced;
    read_table(spaced, "t.csv", "id;navn\n\na;b\n\n\nc;d\n;\n");
    CHECK(spaced.problems().empty());
}

TEST_CASE("Limits and values that stand once take per cent as hundredths, as conditions do") {
    const auto said = [](const std::string& schema) {
        Reading reading;
        read_table(reading, "t.csv", "a;b\n8,6 %;x\n0,086;y\n120 %;z\n",
                   "fields:\n- {name: a, type: number, " + schema + "}\n- {name: b}\n");
        return reading.problems();
    };
    CHECK(said("constraints: {unique: true, maximum: 1.5}") == Problems{"table-constraint.unique@3:1"});
    CHECK(said("constraints: {maximum: 0.5}") == Problems{"table-constraint.maximum@4:1"});
    CHECK(said("unit: \"%\", constraints: {unique: true, maximum: 100}") == Problems{"table-constraint.maximum@4:1"});
}

TEST_CASE("A number in powers of ten is no number with a unit") {
    Reading reading;
    read_table(reading, "t.csv", "a;b\n1e3;x\n1E+05;y\n5 e;z\n",
               "fields:\n- {name: a, type: number, unit: e}\n- {name: b}\n");
    CHECK(reading.problems() == Problems{"table-value.no-number@2:1", "table-value.no-number@3:1"});
}
