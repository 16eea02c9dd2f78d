// SPDX-License-Identifier: MPL-2.0
// Structured tables, organisation charts and the shape of tables.
#include "catch.h"
#include "merge/table_shape.h"
#include "merge/world.h"
#include "model/walk.h"

namespace {

constexpr const char* goals =
    "title: Mål\nfields:\n  - {name: nr, title: Nr., type: string}\n  - {name: vision, type: integer}\n  - {name: "
    "maal, title: Mål}\n"
    "  - {name: tal, title: Måltal, type: number, unit: \"%\"}\n  - {name: frist, title: Frist, type: date}\n"
    "rows:\n"
    "  - {nr: \"10\", vision: 2, maal: \"Ti[^n]\", tal: 8.6, frist: 2024-06-01}\n"
    "  - {nr: \"2\", vision: 1, maal: To, tal: 12, frist: null}\n"
    "  - {nr: \"1\", vision: 2, maal: [Et, \"- a\\n- b\"], tal: null, frist: 2023-01-01}\n"
    "notes:\n  n: Tabellens note.\n";

/// Rows as "cell | cell", group rows with "== ".
std::vector<std::string> rows(const model::Block& block) {
    std::vector<std::string> out;
    for (const auto& row : std::get<model::Table>(block.kind).rows) {
        std::string line = row.kind == model::RowKind::group ? "== " : "";
        for (const auto& cell : row.cells)
            line += (&cell == &row.cells[0] ? "" : " | ") + model::plain_text(cell.children);
        out.push_back(line);
    }
    return out;
}

using Lines = std::vector<std::string>;

model::Assembly merged(World& world, const std::string& options) {
    world.file("maal.yaml", goals);
    world.file("a.md", "::: {.table #tbl-maal src=\"maal.yaml\" " + options + "}\n:::\n");
    return world.merge("a.md");
}

}  // namespace

TEST_CASE("a structured table with its schema: titles, units, typed cells, Danish numbers and dates") {
    World world;
    const auto assembly = merged(world, "columns=\"nr tal frist\"");
    CHECK(world.problems().empty());
    CHECK(rows(assembly.blocks[0]) ==
          Lines{"Nr. | Måltal (%) | Frist", "10 | 8,6 | 1.\u00A0juni 2024", "2 | 12 | ", "1 |  | 1.\u00A0januar 2023"});
    const auto& table = std::get<model::Table>(assembly.blocks[0].kind);
    CHECK(table.caption->label ==
          "Tabel\u00A0"
          "1");
    CHECK(model::plain_text(table.caption->children) == "Mål");
    CHECK(table.columns[1].alignment == model::Alignment::decimal);
    CHECK(std::get<model::Amount>(table.rows[1].cells[1].value).value == 8.6);
    CHECK(std::holds_alternative<model::Missing>(table.rows[3].cells[1].value));
    CHECK(table.rows[0].cells[0].is_header);
    CHECK(assembly.blocks[0].attributes.id == "tbl-maal");
    CHECK_FALSE(assembly.blocks[0].attributes.has_class("table"));
    CHECK(world.sources[table.rows[1].cells[1].span.source].path() == "maal.yaml");
}

TEST_CASE("rows are chosen, sorted and grouped") {
    {
        World world;
        CHECK(rows(merged(world, "columns=\"nr\" where=\"vision = 2 og tal > 8,5\"").blocks[0]) == Lines{"Nr.", "10"});
    }
    {
        World world;
        CHECK(rows(merged(world, "columns=\"nr\" sort=\"nr\"").blocks[0]) == Lines{"Nr.", "1", "2", "10"});
    }
    {
        World world;
        CHECK(rows(merged(world, "columns=\"nr\" sort=\"vision -nr\"").blocks[0]) == Lines{"Nr.", "2", "10", "1"});
    }
    {
        World world;
        const auto assembly = merged(world, "columns=\"nr maal\" group=\"vision\" sort=\"-vision\"");
        CHECK(rows(assembly.blocks[0]) == Lines{"Nr. | Mål", "== 2", "10 | Ti", "1 | Et a b", "== 1", "2 | To"});
        CHECK(std::get<model::Table>(assembly.blocks[0].kind).rows[1].cells[0].column_span == 2);
        CHECK(world.problems().empty());
    }
}

TEST_CASE("a table's own notes are numbered with the document's, and dropped with their column") {
    World world;
    world.file("maal.yaml", goals);
    world.file("a.md",
               "Før[^n].\n\n::: {.table src=\"maal.yaml\" columns=\"maal\"}\n:::\n\n::: {.table src=\"maal.yaml\" "
               "columns=\"nr\"}\n:::\n\n[^n]: Egen.\n");
    const auto assembly = world.merge("a.md");
    CHECK(world.problems().empty());
    REQUIRE(assembly.footnotes.size() == 2);
    CHECK(model::plain_text(assembly.footnotes[1].children) == "Tabellens note.");
}

TEST_CASE("lists in cells have dashes") {
    World world;
    const auto assembly = merged(world, "columns=\"maal\" where=\"nr = '1'\"");
    const auto& cell = std::get<model::Table>(assembly.blocks[0].kind).rows[1].cells[0];
    const model::List* list = nullptr;
    for (const auto& block : cell.children)
        if (const auto* found = std::get_if<model::List>(&block.kind)) list = found;
    REQUIRE(list);
    CHECK(list->items[0].label == "–");
}

TEST_CASE("mistakes in a table's options stand where they are written") {
    const auto problem = [](const std::string& options, const std::string& key, const std::string& place) {
        World world;
        merged(world, options);
        INFO(options);
        CHECK(world.text(world.problem(key).where) == place);
        CHECK(world.problem(key).stops_build);
    };
    problem("columns=\"nr måltal\"", "table-column-missing.none", "måltal");
    problem("columns=\"nr tall\"", "table-column-missing.near", "tall");
    problem("group=\"visoin\"", "table-column-missing.near", "visoin");
    problem("sort=\"-frits\"", "table-column-missing.near", "frits");
    problem("where=\"visio = 1\"", "table-column-missing.near", "visio");
    problem("where=\"vision = 'a\"", "table-where.unfinished", "'a");
    problem("where=\"vision = 1 nr\"", "table-where.left-over", "nr");
    problem("columns=\"nr tal\" widths=\"1,2,3\"", "table-widths", "1,2,3");
}

TEST_CASE("a table that does not exist") {
    World world;
    world.file("a.md", "# A\n\n::: {.table #tbl-x src=\"mangler.csv\"}\nTekst\n:::\n\nSe @tbl-x.\n");
    world.merge("a.md");
    CHECK(world.text(world.problem("table-missing").where) == "mangler.csv");
    CHECK(world.sources[1].position(world.problem("table-missing").where.begin) == model::Position{3, 25});
    CHECK(world.diagnostics.all().size() == 1);
}

TEST_CASE("widths become weights") {
    World world;
    const auto assembly = merged(world, "columns=\"nr maal\" widths=\"1,2.5\"");
    CHECK(std::get<model::Table>(assembly.blocks[0].kind).columns[1].weight == 2.5);
}

TEST_CASE("an organisation chart with its text and its list") {
    World world;
    world.file(
        "fora.csv",
        "id;navn;refererer_til;niveau;sideordnet\nraad;Rådet;;politisk;\nssu;Udvalget;raad;;\nkl;Klyngen;ssu;;ja\n");
    world.file("a.md", "::: {.orgchart #fig-org src=\"fora.csv\"}\nOrganisering\n:::\n\nSe @fig-org.\n");
    const auto assembly = world.merge("a.md");
    CHECK(world.problems().empty());
    const auto& figure = std::get<model::Figure>(assembly.blocks[0].kind);
    REQUIRE(figure.chart);
    CHECK(figure.chart->units[2].beside);
    CHECK(figure.chart->units[1].superior == "raad");
    CHECK(figure.caption->label ==
          "Figur\u00A0"
          "1");
    CHECK(figure.alternative.find("3 enheder") != std::string::npos);
    CHECK(model::plain_text(figure.description) == "Rådet (politisk) Udvalget Klyngen");
}

TEST_CASE("mistakes in an organisation chart are found in its table") {
    World world;
    world.file("fora.csv", "id;navn;refererer_til\na;A;\nb;B;aa\nc;C;d\nd;D;c\na;A2;\n");
    world.file("a.md", "::: {.orgchart src=\"fora.csv\"}\nOrg\n:::\n");
    world.merge("a.md");
    CHECK(world.text(world.problem("chart-superior.near").where) == "aa");
    CHECK(world.problem("chart-duplicate").args[0].second == "a");
    CHECK(world.problem("chart-cycle").args[0].second == "C");
    World other;
    other.file("fora.csv", "id;navn\na;A\n");
    other.file("a.md", "::: {.orgchart src=\"fora.csv\"}\nOrg\n:::\n");
    other.merge("a.md");
    CHECK(other.problem("chart-columns").args[0].second == "refererer_til");
}

TEST_CASE("ragged tables are reported and come out square") {
    // Hand-made: the readers refuse most of these before merging sees them.
    World world;
    world.file("a.md", "x\n");
    model::Document document = world.document("a.md");
    model::Table table;
    table.columns.resize(3);
    const auto row = [&](std::vector<std::pair<int, int>> spans) {
        model::TableRow made;
        made.span = {1, 0, 1};
        for (const auto& [down, across] : spans) {
            model::TableCell cell;
            cell.row_span = down;
            cell.column_span = across;
            made.cells.push_back(cell);
        }
        table.rows.push_back(made);
    };
    row({{2, 1}, {1, 2}});
    row({{1, 1}, {1, 1}});
    row({{1, 1}});          // too few
    row({{1, 2}, {1, 2}});  // too many
    row({{9, 1}, {1, 2}});  // below the end
    CHECK(merge::covered_columns(table) == std::vector<std::size_t>{3, 3, 1, 4, 3});
    document.blocks = {{table, {}, {1, 0, 1}, 0}};
    world.inputs.document = &document;
    const auto assembly = merge::assemble(world.inputs, world.diagnostics);
    merge::prove_invariants(assembly);
    CHECK(world.diagnostics.all().size() == 3);
    CHECK(world.problem("table-shape.row").args[0].second == "1");
    CHECK(world.problem("table-shape.span").args[0].second == "9");
}
