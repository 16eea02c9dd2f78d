// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "lint.h"
#include "sample/sample.h"
#include "write/docx/table_grid.h"

using namespace writing::docx;

namespace {

pugi::xml_document sample_document() {
    return lint::tree(lint::build(sample::assembly()), "/word/document.xml");
}

}  // namespace

TEST_CASE("a table says what it is, and repeats its head") {
    const auto document = sample_document();
    const auto table = document.select_node("//w:tbl").node();
    CHECK(table.select_node("w:tblPr/w:tblCaption/@w:val").attribute().value() == std::string("Tabel 1"));
    CHECK(table.select_node("w:tblPr/w:tblDescription/@w:val").attribute().value() ==
          std::string("Mål for gode overgange"));
    CHECK(table.select_nodes("w:tr/w:trPr/w:tblHeader").size() == 1);
    CHECK(table.select_node("w:tr[1]/w:trPr/w:tblHeader"));
    CHECK(table.select_nodes("w:tr/w:trPr/w:cantSplit").size() == 4);
    CHECK(table.select_nodes(".//w:vMerge").size() == 2);
    CHECK(table.select_node("w:tr[2]/w:tc/w:tcPr/w:gridSpan/@w:val").attribute().as_int() == 3);
}

TEST_CASE("the columns fill the text's width") {
    const auto document = sample_document();
    int sum = 0;
    for (const auto& column : document.select_nodes("//w:tbl[1]/w:tblGrid/w:gridCol"))
        sum += column.node().attribute("w:w").as_int();
    CHECK(std::abs(sum - 8504) <= 3);
}

TEST_CASE("columns take their weights, or what their cells need") {
    model::Table table;
    table.columns.resize(2);
    table.columns[0].weight = 1;
    table.columns[1].weight = 3;
    CHECK(column_widths(table, sample::theme(), 400) == std::vector<double>{100, 300});
    table.columns[0].weight = table.columns[1].weight = 0;
    model::TableRow row;
    row.cells = {sample::cell({sample::paragraph("12")}),
                 sample::cell({sample::paragraph(
                     "En lang tekst, som skal have det meste af bredden i tabellen, fordi den fylder meget.")})};
    table.rows = {row};
    const auto widths = column_widths(table, sample::theme(), 400);
    CHECK(widths[0] + widths[1] == Approx(400));
    CHECK(widths[0] < 60);
}

TEST_CASE("numbers with fewer decimals are set in, so that the commas meet") {
    model::Table table;
    table.columns.resize(1);
    for (const int decimals : {0, 1, 2}) {
        auto cell = sample::cell({sample::paragraph("1")});
        cell.value = model::Amount{1, decimals, ""};
        model::TableRow row;
        row.cells = {cell};
        table.rows.push_back(row);
    }
    const std::vector<int> most = most_decimals(writing::ooxml::table_slots(table), 1);
    CHECK(most == std::vector<int>{2});
    CHECK(decimal_indent(most[0], 2, 4) == Approx(0));
    CHECK(decimal_indent(most[0], 1, 4) == Approx(4));
    CHECK(decimal_indent(most[0], 0, 4) == Approx(10));
}

TEST_CASE("cells without words still hold a paragraph") {
    model::Assembly assembly;
    model::Table table;
    table.columns.resize(2);
    model::TableRow row;
    row.cells = {sample::cell({}), sample::cell({})};
    table.rows = {row, row};
    assembly.blocks = {{table, {}, {}, 0}, {table, {}, {}, 0}};
    model::assign_ids(assembly);
    const auto package = lint::build(assembly);
    CHECK(lint::problems(package) == std::vector<std::string>{});
    const auto document = lint::tree(package, "/word/document.xml");
    // Two tables that touch would become one in Word.
    CHECK(document.select_node("//w:tbl[1]").node().next_sibling().name() == std::string("w:p"));
}

TEST_CASE("a table within a list item, and a list within its cell") {
    model::Assembly assembly;
    model::Table table;
    table.columns.resize(1);
    model::List list;
    model::ListItem item;
    item.label = "–";
    item.children = {sample::paragraph("punkt")};
    list.items = {item};
    model::TableRow row;
    row.cells = {sample::cell({{list, {}, {}, 0}})};
    table.rows = {row};
    item.label = "•";
    item.children = {{table, {}, {}, 0}};
    list.items = {item};
    assembly.blocks = {{list, {}, {}, 0}};
    model::assign_ids(assembly);
    const auto package = lint::build(assembly);
    CHECK(lint::problems(package) == std::vector<std::string>{});
    CHECK(lint::tree(package, "/word/document.xml").select_node("//w:tbl/w:tblPr/w:tblInd/@w:w").attribute().as_int() ==
          300);
}
