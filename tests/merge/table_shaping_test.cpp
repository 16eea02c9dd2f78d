// SPDX-License-Identifier: MPL-2.0
// What the options of `.table` add to a table and make of it, where the golden cases do not reach.
#include "catch.h"
#include "merge/wording.h"
#include "merge/world.h"

namespace {

using Lines = std::vector<std::string>;

/// Rows as "cell | cell"; a cell over several rows or columns says how many before its words.
Lines rows(const model::Block& block) {
    Lines out;
    for (const auto& row : std::get<model::Table>(block.kind).rows) {
        std::string line = row.kind == model::RowKind::group ? "== " : row.kind == model::RowKind::total ? "++ " : "";
        for (const auto& cell : row.cells) {
            line += &cell == &row.cells[0] ? "" : " | ";
            if (cell.row_span > 1) line += std::to_string(cell.row_span) + "↓";
            if (cell.column_span > 1) line += std::to_string(cell.column_span) + "→";
            line += model::plain_text(cell.children);
        }
        out.push_back(line);
    }
    return out;
}

Lines merged(World& world, const std::string& options) {
    world.file("a.md", "::: {.table " + options + "}\n:::\n");
    return rows(world.merge("a.md").blocks[0]);
}

}  // namespace

TEST_CASE("unfolding keeps the spans that a table has already") {
    World world;
    world.file("t.yaml",
               "fields:\n  - {name: tema}\n  - {name: hvem, type: list}\n  - {name: hvad}\nrows:\n"
               "  - {tema: {value: Børn, rowspan: 2}, hvem: [A, B], hvad: x}\n  - {hvem: [C], hvad: y}\n"
               "  - {tema: Unge, hvem: [], hvad: z}\n");
    CHECK(merged(world, "src=\"t.yaml\" unfold=\"hvem\"") ==
          Lines{"tema | hvem | hvad", "3↓Børn | A | 2↓x", "B", "C | y", "Unge |  | z"});
    CHECK(world.problems().empty());
}

TEST_CASE("a text is unfolded at semicolons, else at commas, with its emphasis and notes") {
    World world;
    world.file("t.csv", "nr;hvem\n1;\"*A*, B[^n]\"\n2;\"C, D; E\"\n");
    world.file("a.md", "::: {.table src=\"t.csv\" unfold=\"hvem\"}\n:::\n\n[^n]: Note.\n");
    const auto assembly = world.merge("a.md");
    CHECK(rows(assembly.blocks[0]) == Lines{"nr | hvem", "2↓1 | A", "B", "2↓2 | C, D", "E"});
    CHECK(assembly.footnotes.size() == 1);
    CHECK(world.problems().empty());
}

TEST_CASE("a number is one value, its comma and all, when its column is unfolded") {
    World world;
    world.file("t.csv", "nr;andel\n1;8,6 %\n2;7 %\n");
    CHECK(merged(world, "src=\"t.csv\" unfold=\"andel\"") == Lines{"nr | andel", "1 | 8,6\u00A0%", "2 | 7\u00A0%"});
}

TEST_CASE("a join repeats rows, names columns that both tables have, and may lack a partner") {
    World world;
    world.file("l.csv", "nr;navn;titel\n1;A;Et\n2;B;To\n3;;Tre\n");
    world.file("r.csv", "navn;titel;dato\nA;x;2024-01-01\nA;y;2024-01-02\nC;z;2024-01-03\n");
    CHECK(merged(world, "src=\"l.csv\" join=\"r.csv\" on=\"navn\" unmatched=\"empty\" columns=\"nr titel r.titel\"") ==
          Lines{"nr | titel | titel", "2↓1 | 2↓Et | x", "y", "2 | To | ", "3 | Tre | "});
    CHECK(world.problems().empty());
    world.file("b.md", "::: {.table src=\"l.csv\" join=\"r.csv\" on=\"navn\"}\n:::\n");
    world.merge("b.md");
    CHECK(world.problems() == Lines{"table-join-key.none «B»"});
}

TEST_CASE("a join by two columns takes those that it is told to") {
    World world;
    world.file("l.csv", "part;aar;navn\nA;2024;x\nA;2025;y\n");
    world.file("r.csv", "hvem;aar;tal;mere\nA;2025;2;m\nA;2024;1;n\n");
    CHECK(merged(world, "src=\"l.csv\" join=\"r.csv\" on=\"part=hvem aar\" take=\"tal\"") ==
          Lines{"part | aar | navn | tal", "A | 2024 | x | 1", "A | 2025 | y | 2"});
    CHECK(world.problems().empty());
}

TEST_CASE("computed columns are numbers, dates, truths or texts as all their values are") {
    World world;
    world.file("t.csv", "a;b;d\n1,5;2;2024-03-01\n10;;2024-01-31\n");
    world.file("a.md",
               "::: {.table src=\"t.csv\" columns=\"s p d2 j t\" compute=\"s = a + b; p = s * 2; d2 = HVIS(a > 5; d; "
               "'2023-01-01'); j = b > 1; t = HVIS(j; ';'; 'nej; tak')\"}\n:::\n");
    const auto assembly = world.merge("a.md");
    CHECK(world.problems().empty());
    CHECK(rows(assembly.blocks[0]) == Lines{"s | p | d2 | j | t", "3,5 | 7 | 1.\u00A0januar 2023 | ja | ;",
                                            "10,0 | 20 | 31.\u00A0januar 2024 | nej | nej; tak"});
    const auto& columns = std::get<model::Table>(assembly.blocks[0].kind).columns;
    CHECK(columns[0].type == "number");
    CHECK(columns[2].type == "date");
    CHECK(columns[3].type == "boolean");
    CHECK(columns[4].type == "string");
}

TEST_CASE("a cell that several rows share is added up once") {
    World world;
    world.file("t.yaml",
               "fields:\n  - {name: navn}\n  - {name: kr, type: number}\nrows:\n"
               "  - {navn: A, kr: {value: 100, rowspan: 2}}\n  - {navn: B}\n  - {navn: C, kr: 5}\n");
    CHECK(merged(world, "src=\"t.yaml\" totals=\"kr\"") ==
          Lines{"navn | kr", "A | 2↓100", "B", "C | 5", "++ I alt | 105"});
    CHECK(world.problems().empty());
}

TEST_CASE("the first and the last of dates is one, in the column's own form") {
    World world;
    world.file("t.csv", "navn;frist;slut\nA;2-7-2024;\nB;;1-8-2024\nC;1. juli 2024;5-8-2024\n");
    CHECK(merged(world, "src=\"t.csv\" columns=\"navn frist slut | iso\" totals=\"frist=min slut=maks\"") ==
          Lines{"navn | frist | slut", "A | 2.\u00A0juli 2024 | ", "B |  | 2024-08-01",
                "C | 1.\u00A0juli 2024 | 2024-08-05", "++ I alt | 1.\u00A0juli 2024 | 2024-08-05"});
    CHECK(world.problems().empty());
}

TEST_CASE("a group within a group is named by what its column shows, in its sum too") {
    World world;
    world.file("t.csv", "navn;frist;kr\nA;1-7-2024;1\nB;2-7-2024;2\n");
    CHECK(merged(world, "src=\"t.csv\" columns=\"navn kr\" group=\"frist\" totals=\"kr\"") ==
          Lines{"navn | kr", "== 2→1.\u00A0juli 2024", "A | 1", "++ 1.\u00A0juli 2024 i alt | 1",
                "== 2→2.\u00A0juli 2024", "B | 2", "++ 2.\u00A0juli 2024 i alt | 2", "++ I alt | 3"});
    CHECK(world.problems().empty());
}

TEST_CASE("a row for everybody is in the table of each of the project's parties") {
    World world;
    world.file("parter.csv",
               "navn;type\nOdense Kommune;kommune\nAabenraa Kommune;kommune\nRegion Syd;region\nAndre;andet\n");
    world.parties("parter.csv");
    world.file("t.csv", "part;hvad\nOdense Kommune;a\nalle;b\n");
    world.file("a.md", "::: {.table #tbl-p src=\"t.csv\" split=\"part\" columns=\"hvad\"}\nPlan\n:::\n");
    const auto assembly = world.merge("a.md");
    REQUIRE(assembly.blocks.size() == 3);
    CHECK(assembly.blocks[0].attributes.id == "tbl-p");
    CHECK(assembly.blocks[1].attributes.id == "tbl-p-odense-kommune");
    CHECK(assembly.blocks[2].attributes.id == "tbl-p-aabenraa-kommune");
    CHECK(rows(assembly.blocks[0]) == Lines{"hvad", "b"});
    CHECK(rows(assembly.blocks[1]) == Lines{"hvad", "a", "b"});
    const auto& caption = std::get<model::Table>(assembly.blocks[2].kind).caption;
    CHECK(model::plain_text(caption->children) == "Plan: Aabenraa Kommune");
    CHECK(world.problems().empty());
}

TEST_CASE("transposing turns spans") {
    World world;
    world.file("t.yaml",
               "fields:\n  - {name: a}\n  - {name: b}\n  - {name: c}\nrows:\n"
               "  - {a: x, b: {value: lang, rowspan: 2}, c: 1}\n  - {a: y, c: 2}\n");
    CHECK(merged(world, "src=\"t.yaml\" transpose=true") == Lines{"a | x | y", "b | 2→lang", "c | 1 | 2"});
    CHECK(world.problems().empty());
}

TEST_CASE("a pivot has one value for a place, and its own titles and forms") {
    World world;
    world.file("t.csv", "opgave;hvem;tal\nA;x y;1\nB;z;2\nA;z;3,456\n");
    CHECK(merged(world, "src=\"t.csv\" columns=\"opgave='Hvad'\" pivot=\"hvem\" cell=\"tal\"") ==
          Lines{"Hvad | X y | Z", "A | 1 | 3,456", "B |  | 2"});
    CHECK(world.problems().empty());
    world.file("b.md",
               "::: {.table src=\"t.csv\" columns=\"hvem\" pivot=\"opgave\" cell=\"tal\" where=\"hvem = z\"}\n:::\n");
    CHECK(rows(world.merge("b.md").blocks[0]) == Lines{"hvem | B | A", "z | 2 | 3,456"});
}

TEST_CASE("equal neighbours do not reach over group rows, and what lay side by side keeps its own spans") {
    World world;
    world.file("t.csv", "g;a;b\n1;x;y\n1;x;y\n2;x;z\n2;;z\n");
    CHECK(merged(world, "src=\"t.csv\" columns=\"a b\" group=\"g\" spans=\"b a\"") ==
          Lines{"a | b", "== 2→1", "x | 2↓y", "x", "== 2→2", "x | 2↓z", ""});
    CHECK(world.problems().empty());
}

TEST_CASE("lists of values are chosen from, added up and named") {
    World world;
    world.file("tabeller/t.csv", "navn;type;kr\nA;ny;1.000,5\nB;ny;20\nC;gammel;\n");
    world.file("a.md",
               "{{tabel.t | hvor type = ny og kr > 100 | antal}} {{tabel.t | sum kr}} {{tabel.t | maks kr | tal 0}} "
               "{{tabel.t | unikke type | antal}} {{tabel.t | unikke type}} {{tabel.t | type ny | liste navn}} "
               "{{tabel.t | middel kr | tal 1}}\n");
    CHECK(model::plain_text(world.merge("a.md").blocks) == "1 1.020,5 1.001 2 ny og gammel A og B 510,3");
    CHECK(world.problems().empty());
}

TEST_CASE("halves are rounded away from zero") {
    const auto words = messages_of("da", "document");
    CHECK(merge::number_words(0.5625, 3, words) == "0,563");
    CHECK(merge::number_words(2.5, 0, words) == "3");
    CHECK(merge::number_words(-2.5, 0, words) == "\u22123");
    CHECK(merge::number_words(1.005, 2, words) == "1,01");
    CHECK(merge::number_words(123456789012345.0, 0, words) == "123.456.789.012.345");
}

TEST_CASE("groups stand within groups, each with what it comes to") {
    World world;
    world.file("t.csv", "part;felt;post;tal\nR;Børn;a;1\nR;Unge;b;2\nK;Børn;c;4\nR;Børn;d;8\nK;;e;16\n");
    CHECK(merged(world, "src=\"t.csv\" columns=\"post tal\" group=\"part felt\" totals=\"tal\"") ==
          Lines{"post | tal", "== 2→R", "== 2→R · Børn", "a | 1", "d | 8", "++ R · Børn i alt | 9", "== 2→R · Unge",
                "b | 2", "++ R · Unge i alt | 2", "++ R i alt | 11", "== 2→K", "e | 16", "== 2→K · Børn", "c | 4",
                "++ K · Børn i alt | 4", "++ K i alt | 20", "++ I alt | 31"});
    CHECK(world.problems().empty());
    World misspelt;
    misspelt.file("t.csv", "part;felt;post\nR;B;a\n");
    merged(misspelt, "src=\"t.csv\" columns=\"post\" group=\"part feltt\"");
    CHECK(misspelt.problems() == Lines{"table-column-missing.near «feltt»"});
}

TEST_CASE("rows of no group come first, inner groups and sums are named without marks") {
    World world;
    world.file("t.csv", "part;felt;post;tal\n**R**;*Børn*;a;1\n;Unge;b;2\n**R**;Unge;c;4\n");
    CHECK(merged(world, "src=\"t.csv\" columns=\"post tal\" group=\"part felt\" totals=\"tal\"") ==
          Lines{"post | tal", "== 2→Uden part · Unge", "b | 2", "++ Uden part · Unge i alt | 2", "== 2→R",
                "== 2→R · Børn", "a | 1", "++ R · Børn i alt | 1", "== 2→R · Unge", "c | 4", "++ R · Unge i alt | 4",
                "++ R i alt | 5", "++ I alt | 7"});
    World named;
    named.file("t.csv", "Del;CVR;felt;post;tal\nR;;x;a;1\nR;;;b;2\n;;x;c;3\n;;;d;4\n");
    CHECK(merged(named, "src=\"t.csv\" columns=\"post tal\" group=\"Del CVR felt\" totals=\"tal\"") ==
          Lines{"post | tal", "d | 4", "== 2→Uden del · uden CVR · x", "c | 3", "++ Uden del · uden CVR · x i alt | 3",
                "== 2→R", "b | 2", "== 2→R · uden CVR · x", "a | 1", "++ R · uden CVR · x i alt | 1", "++ R i alt | 3",
                "++ I alt | 10"});
}

TEST_CASE("a number among texts is shown in the form that its column is given") {
    World world;
    world.file("t.csv", "navn;tal\na;12,5\nb;ukendt\nc;1.250\nd;7\n");
    CHECK(merged(world, "src=\"t.csv\" columns=\"navn tal|tal 2\"") ==
          Lines{"navn | tal", "a | 12,50", "b | ukendt", "c | 1.250", "d | 7,00"});
    CHECK(world.problems() ==
          Lines{"table-value.odd-number «ukendt»", "table-format.number «ukendt»", "table-format.number «1.250»"});
}

TEST_CASE("groups that a table has itself keep their levels, and go when nothing is left in them") {
    World world;
    world.file("t.yaml",
               "fields:\n  - {name: navn}\n  - {name: tal}\nrows:\n  - {gruppe: A}\n  - {gruppe: B, niveau: 2}\n"
               "  - {navn: x, tal: '1'}\n  - {gruppe: C, niveau: 2}\n  - {navn: y, tal: '2'}\n  - {gruppe: D}\n"
               "  - {gruppe: E, niveau: 2}\n  - {navn: z, tal: '1'}\n");
    world.file("a.md", "::: {.table src=\"t.yaml\" where=\"navn = 'y'\"}\n:::\n");
    const auto assembly = world.merge("a.md");
    CHECK(rows(assembly.blocks[0]) == Lines{"navn | tal", "== 2→A", "== 2→C", "y | 2"});
    const auto& table = std::get<model::Table>(assembly.blocks[0].kind);
    CHECK(table.rows[1].level == 0);
    CHECK(table.rows[2].level == 1);
}

TEST_CASE("several tables are joined, each by its own columns") {
    World world;
    world.file("t.csv", "nr;maal;part\n1;a;X\n2;b;Y\n");
    world.file("maal.csv", "id;navn;frist\na;Alfa;snart\nb;Beta;siden\n")
        .file("parter.csv", "part;telefon\nX;12\nY;34\n");
    CHECK(merged(world,
                 "src=\"t.csv\" join=\"maal.csv; parter.csv\" on=\"maal=id; part\" take=\"navn\" columns=\"nr navn "
                 "telefon\"") == Lines{"nr | navn | telefon", "1 | Alfa | 12", "2 | Beta | 34"});
    CHECK(world.problems().empty());
    World wrong;
    wrong.file("t.csv", "nr;maal\n1;a\n").file("maal.csv", "id;navn\na;Alfa\n");
    merged(wrong, "src=\"t.csv\" join=\"maal.csv; maal.csv\" on=\"maal=id\" take=\"navn; navn; id\"");
    CHECK(wrong.problems() == Lines{"table-join.parts «navn; navn; id»", "table-join.on «maal.csv; maal.csv»"});
}

TEST_CASE("values that are equal are one group, one column, one cell and one partner, however they are written") {
    const auto shown = [](const std::string& options) {
        World world;
        world.file("t.yaml",
                   "fields:\n  - {name: dag, type: date}\n  - {name: andel, type: number, unit: '%'}\n"
                   "  - {name: antal, type: number}\n  - {name: ok, type: boolean}\n  - {name: v}\nrows:\n"
                   "  - {dag: '1-7-2024', andel: '8,6 %', antal: '1000', ok: 'ja', v: a}\n"
                   "  - {dag: '1. juli 2024', andel: '8,60%', antal: '1000,0', ok: 'Ja', v: b}\n"
                   "  - {dag: '2/7-2024', andel: '50', antal: '5', ok: 'nej', v: c}\n");
        world.file("k.csv", "dato;navn;tal\n2024-07-01;x;1.000\n2. juli 2024;y;5\n");
        const Lines lines = merged(world, "src=\"t.yaml\" " + options);
        CHECK(world.problems().empty());
        return lines;
    };
    const std::string first = "1.\u00A0juli 2024", second = "2.\u00A0juli 2024";
    CHECK(shown("columns=\"v\" group=\"dag\"") == Lines{"v", "== " + first, "a", "b", "== " + second, "c"});
    CHECK(shown("columns=\"v\" group=\"andel\"") == Lines{"v", "== 8,6", "a", "b", "== 50", "c"});
    CHECK(shown("columns=\"v\" group=\"antal\"") == Lines{"v", "== 1.000", "a", "b", "== 5", "c"});
    CHECK(shown("columns=\"v\" group=\"ok\"") == Lines{"v", "== ja", "a", "b", "== nej", "c"});
    CHECK(shown("columns=\"v\" pivot=\"dag\"") ==
          Lines{"v | " + first + " | " + second, "a | X | ", "b | X | ", "c |  | X"});
    CHECK(shown("columns=\"v\" pivot=\"ok\"") == Lines{"v | Ja | Nej", "a | X | ", "b | X | ", "c |  | X"});
    CHECK(shown("columns=\"dag | iso, ok, v\" spans=\"dag ok\"") ==
          Lines{"dag | ok | v", "2↓2024-07-01 | 2↓ja | a", "b", "2024-07-02 | nej | c"});
    CHECK(shown("columns=\"dag | iso, v\" group=\"dag\"")[1] == "== 2→2024-07-01");
    for (const std::string on : {"dag=dato", "antal=tal"})
        CHECK(shown("join=\"k.csv\" take=\"navn\" columns=\"v navn\" on=\"" + on + "\"") ==
              Lines{"v | navn", "a | x", "b | x", "c | y"});
}

TEST_CASE("a table split by days has one part for each, called as days are") {
    World world;
    world.file("t.csv", "dag;v\n1-7-2024;a\n2. juli 2024;b\n2024-07-01;c\n");
    world.file("a.md", "::: {.table #tbl-t src=\"t.csv\" split=\"dag\" columns=\"v\"}\nDage\n:::\n");
    const auto assembly = world.merge("a.md");
    REQUIRE(assembly.blocks.size() == 2);
    CHECK(rows(assembly.blocks[0]) == Lines{"v", "a", "c"});
    CHECK(model::plain_text(std::get<model::Table>(assembly.blocks[0].kind).caption->children) ==
          "Dage: 1.\u00A0juli 2024");
    CHECK(rows(assembly.blocks[1]) == Lines{"v", "b"});
}

TEST_CASE("guessed numbers keep their digits as names, but for the points between thousands") {
    const auto grouped = [](const std::string& rows_of_file) {
        World world;
        world.file("t.csv", "nr;v\n" + rows_of_file);
        return merged(world, "src=\"t.csv\" columns=\"v\" group=\"nr\"");
    };
    CHECK(grouped("007;a\n7;b\n") == Lines{"v", "== 007", "a", "== 7", "b"});
    CHECK(grouped("1,10;a\n1,1;b\n1000;c\n1.000;d\n") ==
          Lines{"v", "== 1,10", "a", "== 1,1", "b", "== 1000", "c", "d"});
}
