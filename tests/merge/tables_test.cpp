// SPDX-License-Identifier: MPL-2.0
// Structured tables, organisation charts and the shape of tables.
#include <algorithm>
#include <ctime>

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

TEST_CASE("a head whose title is its unit says it once") {
    World world;
    world.file("kr.yaml",
               "fields:\n  - {name: kr, title: Kr., type: number, unit: kr.}\n"
               "  - {name: kraner, title: Kraner, type: number, unit: KR}\n"
               "  - {name: beloeb, title: Beløb i mio. Kr., type: number, unit: kr.}\n"
               "rows:\n  - {kr: 1, kraner: 2, beloeb: 3}\n");
    world.file("a.md", "::: {.table src=\"kr.yaml\"}\n:::\n");
    const auto assembly = world.merge("a.md");
    CHECK(rows(assembly.blocks[0]).front() == "Kr. | Kraner (KR) | Beløb i mio. Kr.");
}

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
        CHECK(rows(merged(world, "columns=\"nr\" where=\"vision = 2 og tal > 8,5%\"").blocks[0]) == Lines{"Nr.", "10"});
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

TEST_CASE("a table's name without folder and ending means one of the project's own") {
    World world;
    world.file("godkendelser", "part;status\nA;vedtaget\n");
    world.file("a.md",
               "::: {.table src=\"godkendelser\"}\nGodkendelser\n:::\n\n::: {.table src=\"parter\"}\nP\n:::\n\n"
               "::: {.table src=\"godkendelse\"}\nG\n:::\n\n::: {.table src=\"mål\"}\nM\n:::\n");
    const auto assembly = world.merge("a.md");
    CHECK(rows(assembly.blocks[0]) == Lines{"part | status", "A | vedtaget"});
    CHECK(world.problems() == Lines{"table-missing.unset «parter»", "table-missing.named.near «godkendelse»",
                                    "table-missing.named.none «mål»"});
    CHECK(world.problem("table-missing.named.near").args[1].second == "godkendelser");
}

TEST_CASE(
    "a table merged twice has its notes twice, a note of the document once, and every reference finds its place") {
    World world;
    world.file("t.yaml",
               "fields: [{name: a}]\nrows:\n  - a: \"Et[^n]\"\n  - a: \"To[^n]\"\n  - a: \"Tre[^d]\"\n"
               "notes:\n  n: Se @tbl-x.\n");
    world.file("a.md",
               "::: {.table #tbl-x src=\"t.yaml\"}\nX\n:::\n\n::: {.table #tbl-y src=\"t.yaml\"}\nY\n:::\n\n"
               "[^d]: Dokumentets.\n");
    const auto assembly = world.merge("a.md");
    CHECK(world.problems().empty());
    REQUIRE(assembly.footnotes.size() == 3);
    for (const std::size_t table_note : {0U, 2U})
        CHECK(model::plain_text(assembly.footnotes[table_note].children) == "Se tabel\u00A01.");
    CHECK(model::plain_text(assembly.footnotes[1].children) == "Dokumentets.");
}

TEST_CASE("two cells that define the same note are a mistake") {
    World world;
    world.file("t.yaml",
               "fields: [{name: a}]\nrows:\n  - a: \"Et[^n]\\n\\n[^n]: Den ene.\"\n"
               "  - a: \"To[^n]\\n\\n[^N]: Den anden.\"\n");
    world.file("a.md", "::: {.table src=\"t.yaml\"}\nX\n:::\n");
    CHECK(world.merge("a.md").footnotes.size() == 1);
    CHECK(world.problem("footnote-duplicate").args[0].second == "N");
    CHECK(world.diagnostics.all().size() == 1);
}

TEST_CASE("widths become weights") {
    World world;
    const auto assembly = merged(world, "columns=\"nr maal\" widths=\"1,2.5\"");
    CHECK(std::get<model::Table>(assembly.blocks[0].kind).columns[1].weight == 2.5);
    World mixed;
    const auto other = merged(mixed, "columns=\"nr maal\" widths=\"2cm *\"");
    const auto& columns = std::get<model::Table>(other.blocks[0].kind).columns;
    CHECK(columns[0].points > 56);
    CHECK(columns[1].weight + columns[1].percent + columns[1].points == 0);
    World percents;
    const auto shares = merged(percents, "columns=\"nr maal\" widths=\"30%,70%\"");
    CHECK(std::get<model::Table>(shares.blocks[0].kind).columns[1].weight == 70);
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
    CHECK(model::plain_text(figure.description) == "Rådet (politisk) Udvalget Klyngen (sideordnet)");
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
    table.columns[0].name = "navn";  // reading reports tables without named columns
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

TEST_CASE("figures of a CSV file without a schema stand as they are written") {
    World world;
    world.file("k.csv",
               "navn;postnr;cvr;andel;stort;kroner\nA;5000;29190909;12,5%;12345678901234567890;1.250,50\n"
               "B;7100;12345678;8,6 %;1;999,5\n");
    world.file("a.md", "::: {.table src=\"k.csv\"}\n:::\n\n{{tabel.k[1].postnr}}\n");
    const auto assembly = world.merge("a.md");
    CHECK(world.problems().empty());
    CHECK(rows(assembly.blocks[0])[1] == "A | 5000 | 29190909 | 12,5\u00A0% | 12345678901234567890 | 1.250,50");
    CHECK(rows(assembly.blocks[0])[2] == "B | 7100 | 12345678 | 8,6\u00A0% | 1 | 999,5");
    const auto& table = std::get<model::Table>(assembly.blocks[0].kind);
    CHECK(table.columns[1].type == "integer");
    CHECK(table.columns[1].inferred);
    CHECK(table.columns[4].type == "markdown");
    CHECK(model::plain_text(model::Blocks{assembly.blocks[1]}) == "5000");
}

TEST_CASE("a bare word in a condition is a text when the column has such a value") {
    World world;
    world.file("p.csv", "navn;type;dato\nA;kommune;01-02-2024\nB;region;02-02-2024\nC;kommune;03-02-2024\n");
    world.file("a.md", "::: {.table src=\"p.csv\" columns=\"navn\" where=\"type = kommune\"}\n:::\n");
    CHECK(rows(world.merge("a.md").blocks[0]) == Lines{"navn", "A", "C"});
    world.file("b.md", "::: {.table src=\"p.csv\" columns=\"navn\" where=\"dato = 2024-02-02\"}\n:::\n");
    CHECK(rows(world.merge("b.md").blocks[0]) == Lines{"navn", "B"});
    CHECK(world.problems().empty());
    world.file("c.md", "::: {.table src=\"p.csv\" where=\"type = komune\"}\n:::\n");
    world.merge("c.md");
    CHECK(world.problems() == std::vector<std::string>{"table-column-missing.near «komune»"});
    world.file("d.md", "::: {.table src=\"p.csv\" where=\"navn # 1\"}\n:::\n");
    world.merge("d.md");
    CHECK(world.text(world.problem("table-where.unexpected").where) == "#");
}

TEST_CASE("what is missing is sorted last in either direction") {
    World world;
    world.file("s.csv", "navn;pladser\nA;2\nB;\nC;10\n");
    world.file(
        "a.md",
        "::: {.table src=\"s.csv\" sort=\"-pladser\"}\n:::\n\n::: {.table src=\"s.csv\" sort=\"pladser\"}\n:::\n");
    const auto assembly = world.merge("a.md");
    CHECK(rows(assembly.blocks[0]) == Lines{"navn | pladser", "C | 10", "A | 2", "B | "});
    CHECK(rows(assembly.blocks[1]) == Lines{"navn | pladser", "A | 2", "C | 10", "B | "});
}

TEST_CASE("a table that could not be read is said once, and nothing follows from it") {
    World world;
    world.file("t.yaml", "rows:\n  - {maal: Flere.[^dok], tal: 1}\nnotes:\n  tabel: Note.\n");
    world.file("a.md", "::: {.table #tbl-t src=\"t.yaml\"}\nMaal\n:::\n\nJf. @tbl-t.\n\n[^dok]: Note.\n");
    world.merge("a.md");
    REQUIRE(world.diagnostics.all().size() == 1);
    CHECK(world.diagnostics.all()[0].rule() == "yaml-syntax");
}

TEST_CASE("mistakes that reading has reported are not reported again") {
    World world;
    world.file(
        "a.md",
        "| a | b |\n|---|---|\n| 1 |\n| 2 | 3 |\n\n# En {#x}\n\n[to]{#x}\n\nKald[^n].\n\n[^n]: En.\n[^n]: To.\n\n"
        "::: {.include}\n:::\n");
    world.merge("a.md");
    std::vector<std::string> rules;
    for (const auto& problem : world.diagnostics.all()) rules.emplace_back(problem.rule());
    std::sort(rules.begin(), rules.end());
    CHECK(rules == std::vector<std::string>{"attribute-missing", "footnote-duplicate", "id-duplicate", "table-ragged"});
}

TEST_CASE("a table is empty whatever is wrong elsewhere") {
    World world;
    world.file("t.csv", "").file("a.md", "{{ aldrig lukket\n\n::: {.table src=\"t.csv\"}\n:::\n");
    world.merge("a.md");
    CHECK(world.problem("table-empty").where.known());
}

TEST_CASE("a broken workbook is one error, and nothing of it is shown") {
    World world;
    world.file("t.xlsx", std::string("PK\x03\x04 x;y\n1;2\0", 15)).file("u.csv", "PK\x03\x04rest;a\n1;2\n");
    world.file("a.md", "::: {.table src=\"t.xlsx\"}\n:::\n\n::: {.table src=\"u.csv\"}\n:::\n");
    const auto assembly = world.merge("a.md");
    REQUIRE(world.diagnostics.all().size() == 2);
    for (const auto& problem : world.diagnostics.all()) CHECK(problem.key == "table-workbook.damaged");
    CHECK(model::plain_text(assembly.blocks).find("PK") == std::string::npos);
}

TEST_CASE("widths that are no numbers are pointed at; too few are counted") {
    World world;
    world.file("p.csv", "a;b\n1;2\n");
    world.file("a.md",
               "::: {.table src=\"p.csv\" widths=\"1,0\"}\n:::\n\n::: {.table src=\"p.csv\" widths=\"1,nan\"}\n:::\n");
    world.merge("a.md");
    CHECK(world.problems() == std::vector<std::string>{"table-widths.number «0»", "table-widths.number «nan»"});
}

TEST_CASE("time grows in step with the groups of a table and the references to nothing") {
    std::string bytes = "navn;gruppe\n";
    std::string text = "::: {.table src=\"g.csv\" group=\"gruppe\"}\n:::\n\n";
    for (int i = 0; i < 5'000; ++i) bytes += "n;g" + std::to_string(i) + "\n";
    for (int i = 0; i < 3'000; ++i) text += "@sec-mangler" + std::to_string(i % 10) + "\n";
    World world;
    world.file("g.csv", bytes).file("a.md", text);
    const std::clock_t begin = std::clock();  // of this process: the machine may have more to do
    const auto assembly = world.merge("a.md");
    CHECK(std::get<model::Table>(assembly.blocks[0].kind).rows.size() == 10'001);
    CHECK(world.diagnostics.all().size() == 3'000);
    CHECK(std::clock() - begin < 20 * CLOCKS_PER_SEC);
}
