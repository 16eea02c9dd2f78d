// SPDX-License-Identifier: MPL-2.0
// Structured tables whose cells reach over rows and columns, and their row heads.
#include "catch.h"
#include "merge/world.h"
#include "model/walk.h"

namespace {

constexpr const char* tasks =
    "fields: [{name: tema, title: Tema, header: true}, {name: opgave, title: Opgave}, {name: hvem, title: Hvem}]\n"
    "rows:\n"
    "  - {tema: {value: Børn, rowspan: 3}, opgave: b, hvem: Kommunen}\n"
    "  - {opgave: {value: a, colspan: 2}}\n"
    "  - {opgave: c, hvem: Regionen}\n"
    "  - {tema: Ældre, opgave: d, hvem: {value: Alle, rowspan: 2}}\n"
    "  - {tema: Psykiatri, opgave: e}\n";

/// Body rows as "cell | cell", "2x1" after a cell over two rows, "*" after a head, "== " before a group row.
std::vector<std::string> rows(const model::Block& block) {
    std::vector<std::string> out;
    for (const auto& row : std::get<model::Table>(block.kind).rows) {
        if (row.kind == model::RowKind::header) continue;
        std::string line = row.kind == model::RowKind::group ? "== " : "";
        for (const auto& cell : row.cells) {
            line += (&cell == &row.cells[0] ? "" : " | ") + model::plain_text(cell.children);
            if (cell.row_span > 1 || (cell.column_span > 1 && row.kind != model::RowKind::group))
                line += " " + std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span);
            if (cell.is_header) line += "*";
        }
        out.push_back(line);
    }
    return out;
}
using Lines = std::vector<std::string>;

Lines merged(World& world, const std::string& options, const std::string& table = tasks) {
    world.file("t.yaml", table);
    world.file("a.md", "::: {.table src=\"t.yaml\" " + options + "}\n:::\n");
    return rows(world.merge("a.md").blocks.at(0));
}

}  // namespace

TEST_CASE("cells reach over rows and columns as the table says, and the first column heads its rows") {
    World world;
    CHECK(merged(world, "") ==
          Lines{"Børn 3x1* | b | Kommunen", "a 1x2", "c | Regionen", "Ældre* | d | Alle 2x1", "Psykiatri* | e"});
    CHECK(world.problems().empty());
}

TEST_CASE("a cell keeps its span among the rows and columns that are chosen, and is shown again where it is parted") {
    {
        World world;
        CHECK(merged(world, "where=\"tema = 'Børn' og opgave <> 'b'\"") == Lines{"Børn 2x1* | a 1x2", "c | Regionen"});
    }
    {
        World world;
        CHECK(merged(world, "columns=\"opgave tema hvem\" where=\"tema = 'Børn'\"") ==
              Lines{"b | Børn 3x1* | Kommunen", "a | a", "c | Regionen"});
    }
    {
        World world;
        CHECK(merged(world, "sort=\"hvem\"") ==
              Lines{"Ældre* | d | Alle 2x1", "Psykiatri* | e", "Børn 3x1* | b | Kommunen", "c | Regionen", "a 1x2"});
    }
    {
        World world;
        CHECK(merged(world, "columns=tema") == Lines{"Børn*", "Ældre*", "Psykiatri*"});
    }
    {
        World world;
        CHECK(merged(world, "group=tema columns=\"opgave hvem\"") == Lines{"== Børn", "b | Kommunen", "a 1x2",
                                                                           "c | Regionen", "== Ældre", "d | Alle",
                                                                           "== Psykiatri", "e | Alle"});
    }
}

TEST_CASE("a note in a cell that is shown twice is one note") {
    World world;
    const std::string table =
        "fields: [{name: a}, {name: b}]\nrows:\n  - {a: {value: \"Fælles[^n]\", rowspan: 2}, b: \"1\"}\n  - {b: "
        "\"3\"}\n"
        "  - {a: Egen, b: \"2\"}\nnotes: {n: Noten.}\n";
    world.file("t.yaml", table);
    world.file("a.md", "::: {.table src=\"t.yaml\" sort=b}\n:::\n");
    const auto assembly = world.merge("a.md");
    CHECK(rows(assembly.blocks[0]) == Lines{"Fælles | 1", "Egen | 2", "Fælles | 3"});
    CHECK(assembly.footnotes.size() == 1);
    CHECK(world.problems().empty());
}

TEST_CASE("header-cols counts the columns that head their rows, whatever the table says") {
    {
        World world;
        CHECK(merged(world, "header-cols=2 where=\"tema = 'Ældre'\"") == Lines{"Ældre* | d* | Alle"});
        CHECK(world.problems().empty());
    }
    {
        World world;
        CHECK(merged(world, "header-cols=0 where=\"tema = 'Ældre'\"") == Lines{"Ældre | d | Alle"});
    }
    {
        World world;
        merged(world, "header-cols=4");
        CHECK(world.problems() == Lines{"table-header-cols «4»"});
    }
    {
        World world;
        merged(world, "header-cols=en");
        CHECK(world.problems() == Lines{"attribute-value.number «en»"});
    }
}
