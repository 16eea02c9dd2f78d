// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "markdown_sample.h"
#include "read/markdown.h"

TEST_CASE("a pipe table with its caption") {
    CHECK(
        tree_of(
            "| A | B |\n| :-- | --: |\n| x \\| *y* | `a\\|b`<br>{{d \\| dato}} |\n| | |\n\n: Mål {#tbl-a .bred}\n") ==
        "table {#tbl-a .bred}\n  caption\n    text \"Mål\"\n  column type=markdown left\n  column type=markdown right\n"
        "  row header\n    cell header\n      paragraph\n        text \"A\"\n    cell header\n      paragraph\n        "
        "text \"B\"\n"
        "  row body\n    cell\n      paragraph\n        text \"x | \"\n        emphasis\n          text \"y\"\n"
        "    cell\n      paragraph\n        code \"a|b\"\n        line-break\n        value \"d | dato\"\n"
        "  row body\n    cell\n    cell\n");
}

TEST_CASE("a caption may stand directly under the table") {
    CHECK(tree_of("| A |\n|---|\n| 1 |\n: Mål\n") ==
          "table\n  caption\n    text \"Mål\"\n  column type=markdown\n  row header\n    cell header\n      "
          "paragraph\n        text \"A\"\n"
          "  row body\n    cell\n      paragraph\n        text \"1\"\n");
}

TEST_CASE("ragged rows are errors that name the row") {
    ReadText few("| A | B |\n|---|---|\n| 1 | 2 |\n| 3 |\n");
    CHECK(few.problems() == "table-ragged.row «| 3 |»");
    const model::MessageArgs args{{"row", "2"}, {"cells", "1"}, {"columns", "2"}};
    CHECK(few.diagnostics.all().front().args == args);
    CHECK(few.diagnostics.stops_build());
    CHECK(problems_of("| A | B |\n|---|---|\n| 1 | 2 | 3 |\n") == "table-ragged.row «| 1 | 2 | 3 |»");
    CHECK(problems_of("| A | B |\n|---|---|---|\n| 1 | 2 |\n") == "table-ragged.delimiter «|---|---|---|»");
    CHECK(problems_of("| A | B |\n|---|---|\n| {{a | b}} | 2 |\n").starts_with("table-ragged.row «"));
}

TEST_CASE("a list table") {
    const std::string_view text =
        "::: {.list-table #tbl-a header-rows=1 header-cols=1 widths=\"2,3\" aligns=\"l,d\"}\nTitel\n\n- - A\n  - B\n\n"
        "- - - x\n    - y\n  - c\n\n    d\n:::\n";
    CHECK(problems_of(text) == "");
    CHECK(tree_of(text) ==
          "table {#tbl-a .list-table header-rows=\"1\" header-cols=\"1\" widths=\"2,3\" aligns=\"l,d\"}\n  caption\n   "
          " text \"Titel\"\n"
          "  column type=markdown left\n  column type=markdown decimal\n"
          "  row header\n    cell header\n      paragraph\n        text \"A\"\n    cell header\n      paragraph\n      "
          "  text \"B\"\n"
          "  row body\n    cell header\n      bullet-list tight\n        item\n          paragraph\n            text "
          "\"x\"\n"
          "        item\n          paragraph\n            text \"y\"\n"
          "    cell\n      paragraph\n        text \"c\"\n      paragraph\n        text \"d\"\n");
    const auto table = std::get<model::Table>(ReadText(text).document.blocks.front().kind);
    CHECK(table.columns[0].weight == 2);
    CHECK(table.columns[1].weight == 3);
}

TEST_CASE("spans in a list table count as columns") {
    const ReadText good(
        "::: list-table\n- - A\n  - B\n  - C\n- - []{rowspan=2} a\n  - []{colspan=2}b\n- - c\n  - []{align=r}\n    "
        "d\n:::\n");
    CHECK(good.diagnostics.empty());
    const auto& table = std::get<model::Table>(good.document.blocks.front().kind);
    CHECK(table.rows[1].cells[0].row_span == 2);
    CHECK(table.rows[1].cells[1].column_span == 2);
    CHECK(table.rows[2].cells[1].alignment == model::Alignment::right);
    CHECK(good.tree().find("text \"d\"") != std::string::npos);
}

TEST_CASE("list tables of another shape are errors") {
    CHECK(problems_of("::: list-table\n- - A\n  - B\n- - a\n:::\n") == "table-ragged.list «- - a»");
    CHECK(problems_of("::: list-table\n- - A\n  - B\n- - []{colspan=2} a\n  - b\n:::\n") ==
          "table-ragged.list «- - []{colspan=2} a\n  - b»");
    CHECK(problems_of("::: list-table\n- - A\n- - []{rowspan=2} a\n:::\n") ==
          "table-ragged.rowspan «- - []{rowspan=2} a»");
    CHECK(problems_of("::: list-table\nA\n:::\n") == "list-table-shape.rows «::: list-table»");
    CHECK(problems_of("::: list-table\n- - A\n- tekst\n:::\n") == "list-table-shape.cells «- tekst»");
    CHECK(problems_of("::: list-table\n- - A\n\n1. x\n:::\n") == "list-table-shape.content «1. x»");
    CHECK(problems_of("::: {.list-table widths=\"1,2\"}\n- - A\n:::\n") == "attribute-value.columns «1,2»");
    CHECK(problems_of("::: {.list-table widths=\"x\"}\n- - A\n:::\n") == "attribute-value.widths «x»");
    CHECK(problems_of("::: {.list-table header-rows=en}\n- - A\n:::\n") == "attribute-value.number «en»");
    CHECK(problems_of("::: list-table\n- - []{colspan=0} A\n:::\n") == "attribute-value.span «{colspan=0}»");
}

TEST_CASE("a table's cell read on its own") {
    model::Diagnostics diagnostics;
    model::Blocks blocks;
    std::vector<model::Footnote> footnotes;
    const reading::TextPlaces places{{1, 100, 150}, {{0, 101}, {8, 111}}};
    reading::read_markdown_fragment("a *b*[^1]\n\n- c\n\n[^2]: d\n", places, blocks, footnotes, diagnostics);
    CHECK(diagnostics.empty());
    REQUIRE(blocks.size() == 2);
    CHECK(blocks[0].span == model::Span{1, 101, 112});
    const auto& inlines = std::get<model::Paragraph>(blocks[0].kind).children;
    CHECK(inlines[1].span == model::Span{1, 103, 106});
    CHECK(inlines[2].span == model::Span{1, 106, 112});
    CHECK(footnotes.size() == 1);
    blocks.clear();
    reading::read_markdown_fragment("a *b* {++c++}", {{1, 100, 150}, {}}, blocks, footnotes, diagnostics);
    CHECK(std::get<model::Paragraph>(blocks[0].kind).children[1].span == model::Span{1, 100, 150});
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].key == "review-mark.in-table");
}

TEST_CASE("review marks of a cell are numbered after those that are there") {
    model::Diagnostics diagnostics;
    model::Blocks blocks;
    std::vector<model::Footnote> footnotes;
    std::vector<model::ReviewMark> marks(3);
    reading::read_markdown_fragment("{++c++}", {{1, 0, 7}, {{0, 0}}}, blocks, footnotes, diagnostics, &marks);
    CHECK(diagnostics.empty());
    CHECK(marks.size() == 4);
    CHECK(std::get<model::ReviewBoundary>(std::get<model::Paragraph>(blocks[0].kind).children[0].kind).mark == 3);
}
