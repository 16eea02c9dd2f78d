// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "reread.h"
#include "write/markdown/markdown.h"

namespace {

using namespace model;

Block paragraph(std::string words) {
    return {Paragraph{{{Text{std::move(words)}, {}, 0}}}, {}, {}, 0};
}

ListItem item(Blocks blocks) {
    return {std::move(blocks), {}, {}, {}, 0};
}

Block list(bool ordered, std::vector<ListItem> items, int start = 1) {
    List made;
    made.ordered = ordered;
    made.start = start;
    made.items = std::move(items);
    return {std::move(made), {}, {}, 0};
}

TableCell cell(Blocks blocks, int columns = 1, int rows = 1) {
    TableCell made;
    made.children = std::move(blocks);
    made.column_span = columns;
    made.row_span = rows;
    return made;
}

void same(const Blocks& blocks) {
    const std::string source = writing::markdown::write_blocks(blocks);
    const auto again = reread::document("---\ntitle: x\n---\n\n" + source);
    INFO(source);
    CHECK(reread::shape(again.document.blocks) == reread::shape(blocks));
    CHECK(again.problems.empty());
}

}  // namespace

TEST_CASE("lists in lists, and lists beside each other") {
    same({paragraph("Før"),
          list(false, {item({paragraph("a"), list(true, {item({paragraph("b")}), item({paragraph("c")})})}),
                       item({paragraph("d")})}),
          list(false, {item({paragraph("e")})}), list(true, {item({paragraph("f")})}, 4), paragraph("Efter")});
}

TEST_CASE("a line break that nothing follows") {
    same({{Paragraph{{{LineBreak{}, {}, 0}}}, {}, {}, 0}});
    same({{Paragraph{{{Text{"a"}, {}, 0}, {LineBreak{}, {}, 0}}}, {}, {}, 0}, paragraph("b")});
}

TEST_CASE("an item of several blocks") {
    same({list(false, {item({paragraph("a"), paragraph("b"), {CodeBlock{"", "x ``` y\n"}, {}, {}, 0}}),
                       item({paragraph("c")})})});
    same({{Quote{{paragraph("a"), list(false, {item({paragraph("b")})})}}, {}, {}, 0}, paragraph("c")});
}

TEST_CASE("a table that a pipe table cannot say is a list table") {
    Table table;
    table.columns.resize(3);
    TableRow first, second;
    first.cells = {cell({paragraph("a"), paragraph("b")}), cell({}), cell({paragraph("c")}, 1, 2)};
    second.cells = {cell({paragraph("d")}, 2)};
    table.rows = {first, second};
    const std::string source = writing::markdown::write_blocks({{table, {}, {}, 0}});
    CHECK(source.starts_with("::: {.list-table header-rows=0}\n"));
    same({{table, {}, {}, 0}, paragraph("Efter")});
}

TEST_CASE("a pipe table with its caption, and breaks in cells") {
    Table table;
    table.columns.resize(2);
    TableRow head, row;
    head.kind = RowKind::header;
    head.cells = {cell({paragraph("Navn")}), cell({paragraph("A|B")})};
    row.cells = {cell({}),
                 cell({{Paragraph{{{Text{"x"}, {}, 0}, {LineBreak{}, {}, 0}, {Text{"- y"}, {}, 0}}}, {}, {}, 0}})};
    table.rows = {head, row};
    table.caption = Caption{{}, {{Text{"Medlemmer: *alle*"}, {}, 0}}, {}, 0};
    CHECK(writing::markdown::write_blocks({{table, {}, {}, 0}}) ==
          "| Navn | A\\|B |\n| --- | --- |\n| | x<br>\\- y |\n\n: Medlemmer: \\*alle\\*\n");
    same({{table, {}, {}, 0}});
}
