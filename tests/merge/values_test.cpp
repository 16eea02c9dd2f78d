// SPDX-License-Identifier: MPL-2.0
#include "merge/values.h"

#include "catch.h"
#include "merge/wording.h"
#include "merge/world.h"

namespace {

/// The first paragraph of a document with this text.
std::string merged(World& world, const std::string& text) {
    world.file("p.csv",
               "navn;type;kode;klynge\nRegion Syd;region;1;\nAssens Kommune;kommune;2;Fyn\nVejle "
               "Kommune;kommune;3;Lillebælt\n");
    world.parties("p.csv");
    world.file("tabeller/maal.yaml",
               "fields:\n  - {name: nr, type: integer}\n  - {name: navn, type: string}\n  - {name: tal, type: "
               "number}\n  - {name: dato, type: date}\n"
               "rows:\n  - {nr: 1, navn: Første, tal: 2700.5, dato: 2024-06-01}\n  - {nr: 2, navn: Anden, tal: null, "
               "dato: 2024-01-06}\n");
    world.file("a.md",
               "---\ntitle: T\nversion: \"1.2\"\nstatus: i-hoering\nparter: alle\nikrafttraedelse: 2024-01-01\ndate: "
               "2024-06-01\n"
               "valgperiode: {fra: 2022, til: 2025}\naftaleperiode: {fra: 2024-01-01, til: "
               "2027-06-30}\nansvarlig-enhed: gruppen\n---\n\n" +
                   text + "\n");
    const auto assembly = world.merge("a.md");
    return model::plain_text(std::get<model::Paragraph>(assembly.blocks.at(1).kind).children);
}

std::string merged(const std::string& text) {
    World world;
    const auto out = merged(world, text);
    CHECK(world.problems().empty());
    return out;
}

}  // namespace

TEST_CASE("what a document says of itself") {
    CHECK(merged("{{version}} {{title}} {{status}}") == "1.2 T I høring");
    CHECK(merged("{{ikrafttraedelse | dato}}, {{ ikrafttraedelse }}, {{date|iso}}, {{ikrafttraedelse | aar}}") ==
          "1.\u00A0januar 2024, 1.\u00A0januar 2024, 2024-06-01, 2024");
    CHECK(merged("{{valgperiode}} {{valgperiode.fra}} {{aftaleperiode.til | dato}}") ==
          "2022–2025 2022 30.\u00A0juni 2027");
    CHECK(merged("{{ansvarlig-enhed | stor}} {{ansvarlig-enhed | versaler}} {{title | lille}}") == "Gruppen GRUPPEN t");
}

TEST_CASE("parties are counted, chosen and listed") {
    CHECK(merged("{{parter | antal}} {{parter | type kommune | antal}} {{parter | klynge Fyn}}") ==
          "3 2 Assens Kommune");
    CHECK(merged("{{parter}}") == "Region Syd, Assens Kommune og Vejle Kommune");
}

TEST_CASE("cells of tables, in Danish") {
    CHECK(merged("{{tabel.maal[1].navn}} {{tabel.maal[1].tal}} {{tabel.maal[1].tal | tal 0}} {{tabel.maal[2].dato}}") ==
          "Første 2.700,5 2.701 6.\u00A0januar 2024");
    CHECK(merged("{{tabel.maal | antal}} {{tabel.maal}}") == "2 Første og Anden");
}

TEST_CASE("what is worked out of a column keeps its unit, and the ends of dates are dates") {
    World world;
    world.file("tabeller/p.csv", "navn;andel;dato\nA;8,6 %;1-7-2024\nB;12 %;2. juli 2024\nC;;\nD;0,5 %;1-1-2025\n");
    const auto out = merged(world, "{{tabel.p | sum andel}}, {{tabel.p | middel andel}}, {{tabel.p | maks andel}}, "
                                   "{{tabel.p | sum andel | tal 0}}; {{tabel.p | min dato}}, {{tabel.p | maks dato | iso}}");
    CHECK(world.problems().empty());
    CHECK(out == "21,1\u00A0%, 7,03\u00A0%, 12\u00A0%, 21\u00A0%; 1.\u00A0juli 2024, 2025-01-01");
    World typed;
    typed.file("tabeller/p.yaml", "fields: [{name: navn}, {name: andel, type: number}, {name: pris, type: number, unit: kr.}]\n"
                                  "rows:\n- {navn: A, andel: 8.6 %, pris: 12 kr.}\n");
    CHECK(merged(typed, "{{tabel.p[1].andel}} {{tabel.p[1].pris}} {{tabel.p | sum pris}}") == "8,6\u00A0% 12 12");
    World mixed;
    mixed.file("tabeller/p.yaml", "fields: [{name: navn}, {name: andel, type: maaltal}]\nrows:\n- {navn: A, andel: 8.6 %}\n- {navn: B, andel: 12 kr.}\n");
    CHECK(merged(mixed, "{{tabel.p | sum andel}}") == "{{tabel.p | sum andel}}");
    CHECK(mixed.problems() == std::vector<std::string>{"value-filter.unit «{{tabel.p | sum andel}}»"});
}

TEST_CASE("an escaped value stays, and a bar in a pipe table may be escaped") {
    CHECK(merged("\\{{version}}") == "{{version}}");
    World world;
    world.file("a.md", "---\ntitle: T\ndate: 2024-06-01\n---\n\n| A |\n|---|\n| {{date \\| iso}} |\n");
    CHECK(model::plain_text(world.merge("a.md").blocks).find("2024-06-01") != std::string::npos);
}

TEST_CASE("mistakes in values stand at their place with the nearest name") {
    const auto problem = [](const std::string& text, const std::string& key, const std::string& place) {
        World world;
        const auto words = merged(world, text);
        INFO(text);
        CHECK(world.text(world.problem(key).where) == place);
        CHECK(world.problem(key).stops_build);
        CHECK(world.diagnostics.all().size() == 1);
        CHECK(words == text);
    };
    problem("{{verson}}", "value-unknown.near", "verson");
    problem("{{xyzzy}}", "value-unknown.none", "xyzzy");
    problem("{{besluttende-forum}}", "value-unknown.unset", "{{besluttende-forum}}");
    problem("{{version | dat}}", "value-filter.near", "dat");
    problem("{{version | dato}}", "value-filter.date", "{{version | dato}}");
    problem("{{version | antal}}", "value-filter.list", "{{version | antal}}");
    problem("{{title | tal}}", "value-filter.number", "{{title | tal}}");
    problem("{{tabel.maal[3].navn}}", "value-row.range", "{{tabel.maal[3].navn}}");
    problem("{{tabel.maal[x].navn}}", "value-row.form", "{{tabel.maal[x].navn}}");
    problem("{{tabel.maal[1]}}", "value-row.column", "{{tabel.maal[1]}}");
    problem("{{tabel.maal[1].navm}}", "value-column.near", "navm");
    problem("{{tabel.maal[2].tal}}", "value-missing", "{{tabel.maal[2].tal}}");
    problem("{{tabel.findes-ikke[1].navn}}", "value-table.none", "findes-ikke");
}

TEST_CASE("numbers in Danish and English") {
    const model::Messages danish("da", {}), english("en", {});
    CHECK(merge::number_words(2700, 0, danish) == "2.700");
    CHECK(merge::number_words(1234567.891, 2, danish) == "1.234.567,89");
    CHECK(merge::number_words(-0.5, 1, danish) == "−0,5");
    CHECK(merge::number_words(-0.01, 1, danish) == "0,0");
    CHECK(merge::number_words(999, 0, danish) == "999");
    CHECK(merge::number_words(2700.5, 1, english) == "2,700.5");
}

TEST_CASE("the tables that values name are known before merging") {
    World world;
    world.file("a.md", "{{tabel.maal[1].tal}} {{tabel.maal | antal}} {{tabel.fora[2].navn}} {{version}}\n");
    const auto wants = merge::value_tables(world.document("a.md"));
    REQUIRE(wants.size() == 2);
    CHECK(wants[0].path == "maal");
    CHECK(wants[1].path == "fora");
}

TEST_CASE("nan and inf are words, not numbers") {
    World world;
    world.file("a.md", "---\nx: nan\ny: inf\n---\n\n{{x | tal}} {{y | tal}}\n");
    world.merge("a.md");
    REQUIRE(world.diagnostics.all().size() >= 2);
    CHECK(world.problem("value-filter.number").where.known());
}

TEST_CASE("parties that no table names are one mistake, however often they are counted") {
    World world;
    world.file("a.md", "---\nparter: alle\n---\n\n{{parter | antal}} {{parter | type kommune | antal}} {{parter}}\n");
    world.merge("a.md");
    CHECK(world.problems() ==
          std::vector<std::string>{"parties-table.none «alle»", "value-unknown.no-parties «{{parter | antal}}»"});
}

TEST_CASE("equal values of a column are counted once, and listed as its cells show them") {
    World world;
    world.file("t.csv", "dag;v\n1-7-2024;a\n2024-07-01;b\n2/7-2024;c\n");
    world.file("a.md", "{{tabel.t | unikke dag | antal}}: {{tabel.t | unikke dag}}\n\n::: {.table src=\"t.csv\"}\n:::\n");
    CHECK(model::plain_text(model::Blocks{world.merge("a.md").blocks[0]}) == "2: 1.\u00A0juli 2024 og 2.\u00A0juli 2024");
    CHECK(world.problems().empty());
}
