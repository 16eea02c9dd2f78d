// SPDX-License-Identifier: MPL-2.0
// Workbooks read back: by their ZIP and their XML.
#include <algorithm>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <pugixml.hpp>

#include "catch.h"
#include "model/output.h"
#include "sample/sample.h"
#include "support/zip.h"
#include "write/xlsx/xlsx.h"

namespace {

using namespace model;

class Book {
  public:
    explicit Book(const Assembly& assembly, Diagnostics* diagnostics = nullptr,
                  std::function<std::string(const Blocks&)> to_markdown = {}, const Theme& theme = sample::theme()) {
        writing::xlsx::XlsxOptions options;
        options.created = 1700000000;
        options.diagnostics = diagnostics;
        options.to_markdown = std::move(to_markdown);
        const auto scratch =
            std::filesystem::temp_directory_path() / ("aftale-test-" + std::to_string(std::rand()) + ".xlsx");
        Messages words = sample::messages();
        words.add("workbook.about", "Om dokumentet");
        words.add("workbook.note", "Note {number}: {text}");
        words.add("workbook.column", "Kolonne {number}");
        words.add("workbook.columns", "Kolonner");
        words.add("workbook.lists", "Lister");
        words.add("workbook.alternative", "Rækker: {rows}. Kolonner: {columns}: {titles}.");
        bytes = writing::xlsx::write_xlsx(assembly, theme, words, scratch.string(), options).view();
        CHECK_FALSE(std::filesystem::exists(scratch));
        for (auto& entry : support::zip_read(bytes)) parts_[entry.path] = std::move(entry.bytes);
        pugi::xml_document strings = tree("xl/sharedStrings.xml");
        for (const auto item : strings.document_element().children("si"))
            strings_.push_back(item.child("t").text().get());
    }

    pugi::xml_document tree(const std::string& name) const {
        pugi::xml_document document;
        const auto found = parts_.find(name);
        if (found != parts_.end())
            document.load_string(found->second.c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
        return document;
    }
    bool has(const std::string& name) const { return parts_.contains(name); }
    const std::string& part(const std::string& name) const { return parts_.at(name); }

    pugi::xml_node cell(int sheet, const std::string& place) {
        trees_.push_back(tree("xl/worksheets/sheet" + std::to_string(sheet) + ".xml"));
        return trees_.back().select_node(("//c[@r='" + place + "']").c_str()).node();
    }
    /// What a cell says: a shared string's text, else its raw value.
    std::string value(int sheet, const std::string& place) {
        const auto node = cell(sheet, place);
        const std::string raw = node.child("v").text().get();
        return node.attribute("t").value() == std::string("s") ? strings_.at(std::stoul(raw)) : raw;
    }
    std::string number_format(int sheet, const std::string& place) {
        const int style = cell(sheet, place).attribute("s").as_int();
        const auto styles = tree("xl/styles.xml");
        const auto format =
            styles.select_node(("//cellXfs/xf[" + std::to_string(style + 1) + "]/@numFmtId").c_str()).attribute();
        return styles.select_node(("//numFmt[@numFmtId='" + std::string(format.value()) + "']/@formatCode").c_str())
            .attribute()
            .value();
    }

    std::string bytes;

  private:
    std::map<std::string, std::string> parts_;
    std::vector<std::string> strings_;
    std::deque<pugi::xml_document> trees_;
};

TableRow row(RowKind kind, std::vector<TableCell> cells) {
    TableRow made;
    made.kind = kind;
    made.cells = std::move(cells);
    return made;
}

TableCell cell(std::string words, CellValue value = {}) {
    TableCell made = sample::cell({sample::paragraph(std::move(words))});
    made.value = std::move(value);
    return made;
}

Assembly with_table(std::vector<std::string> heads, std::vector<std::vector<TableCell>> rows) {
    Assembly assembly = sample::assembly();
    Table table;
    table.columns.resize(heads.size());
    std::vector<TableCell> head;
    for (auto& words : heads) head.push_back(cell(std::move(words)));
    table.rows.push_back(row(RowKind::header, std::move(head)));
    for (auto& cells : rows) table.rows.push_back(row(RowKind::body, std::move(cells)));
    assembly.blocks = {{table, {}, {}, 0}};
    assign_ids(assembly);
    return assembly;
}

}  // namespace

TEST_CASE("the same assembly gives the same workbook") {
    CHECK(Book(sample::assembly()).bytes == Book(sample::assembly()).bytes);
}

TEST_CASE("the first sheet says what the document is and leads to its tables") {
    Book book(sample::assembly());
    CHECK(book.value(1, "A1") == "Sundhedsaftalen 2024–2027");
    const auto workbook = book.tree("xl/workbook.xml");
    CHECK(workbook.select_nodes("//sheet").size() == 3);  // the last one tells of the columns
    CHECK(workbook.select_node("//sheet[2]/@name").attribute().value() ==
          std::string("Tabel 1 Mål for gode overgange"));
    const auto about = book.tree("xl/worksheets/sheet1.xml");
    CHECK(about.select_node("//hyperlink/@location").attribute().value() ==
          std::string("'Tabel 1 Mål for gode overgange'!A1"));
}

TEST_CASE("metadata stand in the properties, the language too") {
    Book book(sample::assembly());
    const auto custom = book.tree("docProps/custom.xml");
    const auto text = [&](const std::string& name) {
        return std::string(
            custom.select_node(("//property[@name='" + name + "']/vt:lpwstr").c_str()).node().text().get());
    };
    CHECK(text("Version") == "1.0");
    CHECK(text("Sprog") == "da-DK");
    CHECK(text("Parter") == "Region Syddanmark; Assens Kommune; Aabenraa Kommune");
    CHECK(custom.select_node("//property[@name='Ikrafttrædelse']/vt:filetime").node().text().get() ==
          std::string("2024-01-01T00:00:00Z"));
    const auto core = book.tree("docProps/core.xml").document_element();
    CHECK(core.child("dc:title").text().get() == std::string("Sundhedsaftalen 2024–2027"));
    CHECK(core.child("dcterms:created").text().get() == std::string("2023-11-14T22:13:20Z"));
}

TEST_CASE("a table with spans keeps them, with its title, its head and its notes") {
    Book book(sample::assembly());
    CHECK(book.value(2, "A1") == "Tabel 1 Mål for gode overgange");
    CHECK(book.value(2, "A4") == "Målsætning");
    CHECK(book.value(2, "A5") == "Somatik");
    CHECK(book.value(2, "B6") == "Opgøres hvert år:\n– 65-79-årige\n  – kvinder\n  – mænd\n– 80 år og derover");
    const auto sheet = book.tree("xl/worksheets/sheet2.xml");
    CHECK(sheet.select_node("//mergeCell[@ref='A5:C5']"));
    CHECK(sheet.select_node("//mergeCell[@ref='A6:A7']"));
    CHECK_FALSE(sheet.select_node("//tablePart"));
    CHECK(book.part("xl/comments1.xml").find("Note 2: Opgjort på bopælskommune.") != std::string::npos);
    CHECK(book.tree("xl/comments1.xml").select_node("//comment/@ref").attribute().value() == std::string("A6"));
    CHECK(sheet.select_node("//pane/@ySplit").attribute().as_int() == 4);
    CHECK(book.part("xl/workbook.xml").find("$4:$4") != std::string::npos);
    CHECK(sheet.select_node("//pageSetup/@fitToHeight").attribute().as_int(1) == 0);
}

TEST_CASE("numbers are numbers, with decimals and unit in their format") {
    Book book(sample::assembly());
    CHECK(std::stod(book.value(2, "C6")) == Approx(0.086));
    CHECK(book.cell(2, "C6").attribute("t").value() == std::string());
    CHECK(book.number_format(2, "C6") == "[$-406]#,##0.0\" \"%");
    CHECK(book.number_format(2, "C7") == "[$-406]#,##0\" \"%");
}

TEST_CASE("a plain list is a table of Excel's own") {
    Book book(with_table({"Navn", "Dato", "Aftalt"},
                         {{cell("a"), cell("1. juli 2024", DateValue{2024, 7, 1}), cell("ja", true)},
                          {cell("b"), cell("", Missing{}), cell("nej", false)}}));
    const auto table = book.tree("xl/tables/table1.xml").document_element();
    CHECK(table.attribute("ref").value() == std::string("A4:C6"));
    CHECK(table.select_node("tableColumns/tableColumn[2]/@name").attribute().value() == std::string("Dato"));
    CHECK(book.value(2, "B4") == "Dato");
    CHECK(book.value(2, "B5") == "45474");
    CHECK(book.number_format(2, "B5").find("mmmm") != std::string::npos);
    CHECK(book.cell(2, "C5").attribute("t").value() == std::string("b"));
    CHECK(book.value(2, "C6") == "0");
    CHECK_FALSE(book.cell(2, "B6").child("v"));
}

TEST_CASE("heads that Excel takes for equal, and those that say nothing, get a number") {
    const auto heads = [](std::vector<std::string> words) {
        const std::size_t count = words.size();
        Book book(with_table(std::move(words), {std::vector<TableCell>(count, cell("a"))}));
        std::string all;
        const auto table = book.tree("xl/tables/table1.xml");
        for (const auto& column : table.select_nodes("//tableColumn/@name"))
            all += std::string(all.empty() ? "" : "|") + column.attribute().value();
        CHECK(book.value(2, "A4") + "|" + book.value(2, "B4") == all.substr(0, all.find('|', all.find('|') + 1)));
        return all;
    };
    CHECK(heads({"Navn", "NAVN"}) == "Navn|NAVN (2)");
    CHECK(heads({"MÅL", "mål", "Mål"}) == "MÅL|mål (2)|Mål (3)");
    CHECK(heads({"Navn", ""}) == "Navn|Kolonne 2");
    CHECK(heads({"Navn", "To\nlinjer"}) == "Navn|To linjer");
}

TEST_CASE("what looks like a formula stays text") {
    Book book(with_table({"Tekst"}, {{cell("=1+1")}, {cell("+45 12 34")}, {cell("@navn")}, {cell("-3")}}));
    CHECK(book.value(2, "A5") == "=1+1");
    CHECK(book.value(2, "A8") == "-3");
    CHECK(book.tree("xl/worksheets/sheet2.xml").select_nodes("//f").empty());
}

TEST_CASE("values that Excel cannot hold are written as their text") {
    Book book(with_table({"A", "B"}, {{cell("uendelig", Amount{std::numeric_limits<double>::infinity(), 0, ""}),
                                       cell("30. februar", DateValue{2024, 2, 30})},
                                      {cell("NaN", Amount{std::numeric_limits<double>::quiet_NaN(), 0, ""}),
                                       cell("1. maj 1849", DateValue{1849, 5, 1})}}));
    CHECK(book.value(2, "A5") == "uendelig");
    CHECK(book.value(2, "B5") == "30. februar");
    CHECK(book.value(2, "A6") == "NaN");
    CHECK(book.value(2, "B6") == "1. maj 1849");
}

TEST_CASE("numbers that would lose digits or their zeros in front are written as their text") {
    Book book(with_table({"A", "B"}, {{cell("12345678901234567890", Amount{12345678901234567890.0, 0, ""}),
                                       cell("0045", Amount{45, 0, ""})},
                                      {cell("0,1234567890123456", Amount{0.1234567890123456, 16, ""}),
                                       cell("123456789012345", Amount{123456789012345.0, 0, ""})},
                                      {cell("0,5", Amount{0.5, 1, ""}), cell("5000", Amount{5000, 0, ""})}}));
    CHECK(book.value(2, "A5") == "12345678901234567890");
    CHECK(book.value(2, "B5") == "0045");
    CHECK(book.value(2, "A6") == "0,1234567890123456");
    CHECK(book.number_format(2, "B6") == "[$-406]0");
    CHECK(book.number_format(2, "A7") == "[$-406]#,##0.0");
    CHECK(book.value(2, "B7") == "5000");
}

TEST_CASE("a summary of any length stands whole in the properties") {
    auto assembly = sample::assembly();
    for (int i = 0; i < 60; ++i) assembly.metadata.summary += "Aftalen gælder. ";
    Book book(assembly);
    const auto core = book.tree("docProps/core.xml").document_element();
    CHECK(core.child("dc:description").text().get() == assembly.metadata.summary);
}

TEST_CASE("a text too long for a cell is cut, and the author is told where") {
    const Span place{1, 10, 20};
    auto assembly = with_table({"Tekst"}, {{cell(std::string(40000, 'x'))}});
    std::get<Table>(assembly.blocks[0].kind).rows[1].cells[0].span = place;
    Diagnostics diagnostics;
    Book book(assembly, &diagnostics);
    CHECK(book.value(2, "A5") == std::string(32766, 'x') + "…");
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].key == "xlsx-text.cut");
    CHECK(diagnostics.all()[0].where == place);
}

TEST_CASE("a cell that is a link can be followed, if it leads to the web or to a mailbox") {
    const auto link = [](std::string target) {
        return sample::cell({{Paragraph{{{Link{std::move(target), "", {sample::text("her")}, 0}, {}, 0}}}, {}, {}, 0}});
    };
    Book book(
        with_table({"Sted"}, {{link("https://www.sst.dk")}, {link("javascript:alert(1)")}, {link("mailto:a@b.dk")}}));
    CHECK(book.value(2, "A5") == "her");
    const std::string& relations = book.part("xl/worksheets/_rels/sheet2.xml.rels");
    CHECK(relations.find("https://www.sst.dk") != std::string::npos);
    CHECK(relations.find("mailto:a@b.dk") != std::string::npos);
    CHECK(relations.find("javascript") == std::string::npos);
}

TEST_CASE("a document without tables is one sheet, and a path that cannot be written is the world's failure") {
    Assembly assembly = sample::assembly();
    assembly.blocks = {sample::paragraph("kun ord")};
    assign_ids(assembly);
    CHECK(Book(assembly).tree("xl/workbook.xml").select_nodes("//sheet").size() == 1);
    CHECK_THROWS_AS(
        writing::xlsx::write_xlsx(assembly, sample::theme(), sample::messages(), "/findes-ikke/mappe/a.xlsx", {}),
        WorldError);
}

TEST_CASE("choices are a list that cells hold their writer to, on a sheet of their own where they are long") {
    auto assembly = with_table({"Type", "Emne", "Antal"}, {{cell("kommune"), cell("a"), cell("3", Amount{3, 0, ""})}});
    auto& columns = std::get<Table>(assembly.blocks[0].kind).columns;
    columns[0].choices = {"region", "kommune"};
    columns[1].choices = {"a", "b, og c"};
    columns[2].type = "integer";
    columns[2].minimum = 1;
    columns[2].maximum = 5;
    Book book(assembly);
    const auto sheet = book.tree("xl/worksheets/sheet2.xml");
    const auto rule = [&](int number, const char* what) {
        return std::string(
            sheet.select_node(("//dataValidation[" + std::to_string(number) + "]" + what).c_str()).node().text().get());
    };
    CHECK(rule(1, "/formula1") == "\"region,kommune\"");
    CHECK(rule(2, "/formula1") == "'Lister'!$A$1:$A$2");
    CHECK(rule(3, "/formula1") == "1");
    CHECK(rule(3, "/formula2") == "5");
    CHECK(sheet.select_node("//dataValidation[1]/@sqref").attribute().value() == std::string("A5"));
    CHECK(book.tree("xl/workbook.xml").select_node("//sheet[@name='Lister']/@state").attribute().value() ==
          std::string("hidden"));
    CHECK(book.value(3, "A2") == "b, og c");
}

TEST_CASE("what names a group is words, whatever its column holds") {
    auto assembly =
        with_table({"Aar", "Navn"}, {{cell("1999", Amount{1999, 0, ""})}, {cell("5", Amount{5, 0, ""}), cell("a")}});
    auto& rows = std::get<Table>(assembly.blocks[0].kind).rows;
    rows[1].kind = RowKind::group;
    rows[1].cells[0].column_span = 2;
    Book book(assembly);
    CHECK(book.value(2, "A5") == "1999");
    CHECK(book.cell(2, "A5").attribute("t").value() != std::string());
    CHECK(book.cell(2, "A6").attribute("t").value() == std::string());
}

TEST_CASE("limits of per cent are hundredths, as the cells are") {
    auto assembly = with_table({"Andel"}, {{cell("12 %", Amount{12, 0, "%"})}});
    auto& column = std::get<Table>(assembly.blocks[0].kind).columns[0];
    column.type = "integer";
    column.minimum = 0;
    for (const auto& [unit, limit] : {std::pair("%", 50.0), std::pair("", 0.5)}) {
        column.unit = unit;
        column.maximum = limit;
        Book book(assembly);
        CHECK(std::stod(book.value(2, "A5")) == Approx(0.12));
        const auto sheet = book.tree("xl/worksheets/sheet2.xml");
        const auto rule = sheet.select_node("//dataValidation").node();
        CHECK(rule.attribute("type").value() == std::string("decimal"));
        CHECK(rule.child("formula2").text().as_double() == Approx(0.5));
    }
}

TEST_CASE("those who cannot see a table are told what it holds") {
    Book book(with_table({"Navn", "\"Mål\" & <andel>"}, {{cell("a"), cell("b")}}));
    const auto table = book.tree("xl/tables/table1.xml");
    CHECK(table.select_node("//x14:table/@altTextSummary").attribute().value() ==
          std::string("Tabel. Rækker: 1. Kolonner: 2: Navn, \"Mål\" & <andel>."));
    CHECK(book.bytes == Book(with_table({"Navn", "\"Mål\" & <andel>"}, {{cell("a"), cell("b")}})).bytes);
}

TEST_CASE("what review marks insert and delete can be seen, and comments stand at their cell") {
    auto assembly = with_table({"Tekst"}, {{cell("x")}});
    assembly.review_marks = {
        ReviewMark{ReviewKind::deletion, {}, {}, {}, {}, {}, {}, false, {}},
        ReviewMark{ReviewKind::insertion, {}, {}, {}, {}, {}, {}, false, {}},
        ReviewMark{ReviewKind::comment, "Er tallet nyt?", "Sekretariatet", {}, {}, {}, {}, false, {}}};
    auto& words = std::get<Paragraph>(std::get<Table>(assembly.blocks[0].kind).rows[1].cells[0].children[0].kind);
    words.children = {sample::text("fra "),
                      {ReviewBoundary{0, true}, {}, 0},
                      sample::text("otte"),
                      {ReviewBoundary{0, false}, {}, 0},
                      {ReviewBoundary{1, true}, {}, 0},
                      sample::text("ni"),
                      {ReviewBoundary{1, false}, {}, 0},
                      {ReviewBoundary{2, true}, {}, 0},
                      {ReviewBoundary{2, false}, {}, 0}};
    Book book(assembly);
    const auto strings = book.tree("xl/sharedStrings.xml");
    CHECK(strings.select_node("//si/r[t='otte']/rPr/strike"));
    CHECK(strings.select_node("//si/r[t='ni']/rPr/u"));
    CHECK_FALSE(strings.select_node("//si/r[t='fra ']/rPr/u"));
    CHECK(book.part("xl/comments1.xml").find("Sekretariatet: Er tallet nyt?") != std::string::npos);
}

TEST_CASE("the Markdown of cells that show less than they say is kept, that of plain words is not") {
    auto assembly = with_table({"Tekst", "Note"}, {{cell("plain"), cell("x")}});
    auto& body = std::get<Table>(assembly.blocks[0].kind).rows[1];
    body.cells[1].children = {{Paragraph{{{Strong{{sample::text("fed")}}, {}, 0}, sample::text(" tekst")}}, {}, {}, 0}};
    assign_ids(assembly);
    CHECK_FALSE(Book(assembly).has("xl/tables/table3.xml"));  // nobody said how blocks are written
    Book book(assembly, nullptr, [](const Blocks&) { return std::string("**fed** tekst\n"); });
    const auto kept = book.tree("xl/tables/table3.xml").document_element();
    CHECK(kept.attribute("displayName").value() == std::string("aftale_markdown"));
    CHECK(kept.attribute("ref").value() == std::string("A3:E4"));
    CHECK(book.value(4, "A4") == "tabel_1");
    CHECK(book.value(4, "B4") == "B");
    CHECK(book.value(4, "C4") == "5");
    CHECK(book.value(4, "D4") == "fed tekst");
    CHECK(book.value(4, "E4") == "**fed** tekst");
    CHECK(book.tree("xl/tables/table2.xml").document_element().attribute("displayName").value() ==
          std::string("aftale_kolonner"));
}

TEST_CASE("missing and empty differ: an empty text has the format of text") {
    Book book(with_table({"Tekst"}, {{cell("", Missing{})}, {sample::cell({})}}));
    CHECK(book.number_format(2, "A5").empty());
    CHECK(book.tree("xl/styles.xml")
              .select_node(("//cellXfs/xf[" + std::to_string(book.cell(2, "A6").attribute("s").as_int() + 1) +
                            "][@numFmtId='49']")
                               .c_str()));
    CHECK_FALSE(book.cell(2, "A6").child("v"));
}

TEST_CASE("limits of dates are dates, in the list of columns and for who fills the cells") {
    auto assembly = with_table({"Fra", "Til", "Før"}, {{cell("x"), cell("x"), cell("x")}});
    auto& columns = std::get<Table>(assembly.blocks[0].kind).columns;
    for (auto& column : columns) column.type = "date";
    columns[0].minimum = static_cast<double>(days_since_epoch({2024, 7, 1}));
    columns[0].maximum = static_cast<double>(days_since_epoch({2024, 12, 31}));
    columns[1].maximum = columns[0].maximum;
    columns[2].minimum = static_cast<double>(days_since_epoch({1850, 1, 1}));  // which no sheet can hold
    Book book(assembly);
    CHECK(book.value(3, "M4") == "45474");
    CHECK(book.value(3, "N4") == "45657");
    CHECK(book.value(3, "N5") == "45657");
    CHECK(book.number_format(3, "M4") == "[$-406]d\\. mmmm yyyy;@");
    CHECK(book.value(3, "M6") == "-43829");
    const auto rules = book.tree("xl/worksheets/sheet2.xml").select_nodes("//dataValidation");
    REQUIRE(rules.size() == 2);
    CHECK(rules[0].node().attribute("type").value() == std::string("date"));
    CHECK(rules[0].node().child_value("formula1") == std::string("45474"));
    CHECK(rules[0].node().child_value("formula2") == std::string("45657"));
    CHECK(rules[1].node().attribute("operator").value() == std::string("lessThanOrEqual"));
}

TEST_CASE("values that Excel has none of stay text") {
    const double none = std::numeric_limits<double>::quiet_NaN();
    Book book(with_table({"Værdi"}, {{cell("ikke et tal", Amount{none, 0, ""})},
                                     {cell("1. juli 1850", DateValue{1850, 7, 1})},
                                     {cell("30. februar 2024", DateValue{2024, 2, 30})},
                                     {cell(std::string("a\0b", 3))},
                                     {cell("_x000D_")}}));
    CHECK(book.value(2, "A5") == "ikke et tal");
    CHECK(book.value(2, "A6") == "1. juli 1850");
    CHECK(book.value(2, "A7") == "30. februar 2024");
    CHECK(book.value(2, "A8") == "ab");
    CHECK(book.value(2, "A9") == "_x005F_x000D_");
}

TEST_CASE("totals stand under a table, outside it") {
    auto assembly = with_table({"Post", "Beløb"}, {{cell("a"), cell("1", Amount{1, 0, ""})}});
    std::get<Table>(assembly.blocks[0].kind)
        .rows.push_back(row(RowKind::total, {cell("I alt"), cell("1", Amount{1, 0, ""})}));
    assign_ids(assembly);
    CHECK(Book(assembly).tree("xl/tables/table1.xml").document_element().attribute("ref").value() ==
          std::string("A4:B5"));
}

TEST_CASE("a table of two header rows is one under the second of them") {
    auto assembly = with_table({"Post", "Beløb"}, {{cell("a"), cell("b")}});
    auto& rows = std::get<Table>(assembly.blocks[0].kind).rows;
    TableCell over = cell("Budget");
    over.column_span = 2;
    rows.insert(rows.begin(), row(RowKind::header, {over}));
    assign_ids(assembly);
    Book book(assembly);
    CHECK(book.tree("xl/tables/table1.xml").document_element().attribute("ref").value() == std::string("A5:B6"));
    CHECK(book.value(2, "A4") == "Budget");
}

namespace {

/// Rows of a number and a text, as many as asked for.
class Counted : public RowSource {
  public:
    explicit Counted(std::size_t rows) : rows_(rows) {}
    std::size_t count() const override { return rows_; }
    void for_each(const std::function<void(const TableRow&)>& visit) const override {
        for (std::size_t i = 0; i < rows_; ++i)
            visit(row(RowKind::body, {cell("", Amount{static_cast<double>(i), 0, ""}), cell("række")}));
    }

  private:
    std::size_t rows_;
};

Assembly streamed(std::size_t rows) {
    auto assembly = with_table({"Nr.", "Tekst"}, {});
    std::get<Table>(assembly.blocks[0].kind).more = std::make_shared<Counted>(rows);
    return assembly;
}

}  // namespace

TEST_CASE("a table that is streamed is a plain range with a filter and a name, its head in sight") {
    Book book(streamed(1000));
    const auto sheet = book.tree("xl/worksheets/sheet2.xml");
    CHECK(sheet.select_nodes("//row").size() == 1003);  // the title, the way back and the head
    CHECK(sheet.select_node("//autoFilter/@ref").attribute().value() == std::string("A4:B1004"));
    CHECK_FALSE(sheet.select_node("//tablePart"));
    CHECK(sheet.select_node("//pane/@ySplit").attribute().as_int() == 4);
    CHECK(book.value(2, "A1004") == "999");
    CHECK(book.part("xl/workbook.xml").find("$A$4:$B$1004") != std::string::npos);
    CHECK(book.bytes == Book(streamed(1000)).bytes);
}

TEST_CASE("letters are as large as the theme's, and columns and rows have room for them") {
    Theme theme = sample::theme();
    theme.families["sans"].word = "Calibri";
    theme.styles["cell"].size = theme.styles["cell-head"].size = 8.8;
    theme.styles["heading-2"].size = 17;
    theme.styles["foot"].size = 8;
    Theme large = theme;
    large.families["sans"].word = "Verdana";
    large.styles["cell"].size = large.styles["cell-head"].size = 14;
    large.styles["heading-2"].size = 23;
    large.styles["foot"].size = 12;
    const auto assembly = sample::assembly();
    Book usual(assembly, nullptr, {}, theme), big(assembly, nullptr, {}, large);
    const auto size = [](Book& book, const char* place) {
        const int style = book.cell(2, place).attribute("s").as_int();
        const auto styles = book.tree("xl/styles.xml");
        const int font =
            styles.select_nodes("//cellXfs/xf")[static_cast<std::size_t>(style)].node().attribute("fontId").as_int();
        return styles.select_nodes("//fonts/font/sz")[static_cast<std::size_t>(font)]
            .node()
            .attribute("val")
            .as_double();
    };
    CHECK(size(usual, "A1") == 17);
    CHECK(size(usual, "A4") == 10);  // as small as a screen shows well
    CHECK(size(big, "A1") == 23);
    CHECK(size(big, "A4") == 14);
    CHECK(size(big, "A5") == 14);
    const auto sheet = [](Book& book) { return book.tree("xl/worksheets/sheet2.xml"); };
    const auto width = [&](Book& book) {
        return sheet(book).select_node("//col").node().attribute("width").as_double();
    };
    CHECK(width(big) > width(usual) * 1.3);
    const auto height = [&](Book& book) {
        double most = 0;
        for (const auto& row : sheet(book).select_nodes("//row"))
            most = std::max(most, row.node().attribute("ht").as_double());
        return most;
    };
    CHECK(height(big) > height(usual) * 1.3);
    CHECK(std::string(sheet(big).select_node("//oddFooter").node().text().get()).find("&12") != std::string::npos);
    CHECK(std::string(sheet(usual).select_node("//oddFooter").node().text().get()).find("&8") != std::string::npos);
}
