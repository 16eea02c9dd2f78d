// SPDX-License-Identifier: MPL-2.0
// A structured table, merged into a document and written as a workbook, is the same table when that is read.
#include <rapidcheck.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "merge/world.h"
#include "model/walk.h"
#include "round_trip/made_table.h"
#include "round_trip/said_table.h"
#include "sample/sample.h"
#include "support/zip.h"
#include "write/markdown/markdown.h"
#include "write/xlsx/xlsx.h"

namespace {

using namespace model;

std::string workbook_of(World& world, const Assembly& assembly) {
    writing::xlsx::XlsxOptions options;
    options.created = 1700000000;
    options.diagnostics = &world.diagnostics;
    options.to_markdown = writing::markdown::write_blocks;
    const auto scratch =
        std::filesystem::temp_directory_path() / ("aftale-round-" + std::to_string(std::rand()) + ".xlsx");
    return std::string(writing::xlsx::write_xlsx(assembly, sample::theme(), world.words, scratch.string(), options).view());
}

const Table& only_table(const Assembly& assembly) {
    const Table* found = nullptr;
    for_each_node(assembly.blocks, {[&](const Block& block) {
                                        if (const auto* table = std::get_if<Table>(&block.kind)) found = table;
                                    },
                                    {}});
    if (found == nullptr) throw std::runtime_error("the document has no table");
    return *found;
}

std::string document_with(const std::string& table) {
    return "---\ntitle: Prøve\n---\n\n" + table;
}

/// A workbook in one part of which somebody changed something.
template <typename Change>
std::string changed(const std::string& workbook, const std::string& part, Change change) {
    const auto path = std::filesystem::temp_directory_path() / ("aftale-edit-" + std::to_string(std::rand()) + ".xlsx");
    std::ofstream(path, std::ios::binary) << workbook;
    std::string made(support::zip_changed(path.string(), part, change).view());
    std::filesystem::remove(path);
    return made;
}

std::string edited(const std::string& workbook, const std::string& part, const std::string& what,
                   const std::string& with) {
    return changed(workbook, part, [&](std::string xml) {
        const auto at = xml.find(what);
        if (at == std::string::npos) throw std::runtime_error(part + " has no " + what);
        return xml.replace(at, what.size(), with);
    });
}

/// The sheet with a row put in before the one with this number, whose cells hold these texts.
std::string with_row(const std::string& xml, int before, const std::vector<std::string>& texts) {
    const std::regex place("((?:<row r=\"| r=\"[A-Z]+|ref=\"[A-Z]+|:[A-Z]+))([0-9]+)(?=[\":])");
    std::string out;
    std::size_t passed = 0;
    for (std::sregex_iterator found(xml.begin(), xml.end(), place), end; found != end; ++found) {
        const auto at = static_cast<std::size_t>(found->position());
        const int number = std::stoi((*found)[2]);
        out += xml.substr(passed, at - passed);
        passed = at + static_cast<std::size_t>(found->length());
        if (number == before && (*found)[1] == "<row r=\"") {
            out += "<row r=\"" + std::to_string(number) + "\">";
            for (const auto& text : texts) out += "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
            out += "</row>";
        }
        out += (*found)[1].str() + std::to_string(number >= before ? number + 1 : number);
    }
    return out + xml.substr(passed);
}

/// The table that came back from a workbook of a document with just this one.
struct RoundTrip {
    explicit RoundTrip(const std::string& path, const std::string& bytes) {
        world.file(path, bytes);
        world.file("d.md", "---\ntitle: Prøve\n---\n\n::: {.table #tbl-t src=\"" + path + "\"}\nTabel\n:::\n");
        const Assembly assembly = world.merge("d.md");
        world.file("tilbage.xlsx", workbook_of(world, assembly));
        before = world.table(path);
        after = world.table("tilbage.xlsx");
    }
    World world;
    const DataTable* before = nullptr;
    const DataTable* after = nullptr;
};

}  // namespace

TEST_CASE("any table comes back from a workbook as it was") {
    const bool holds = rc::check("read(write(table)) == table", [] {
        const MadeTable made = any_table();
        RC_LOG() << made;
        RoundTrip trip("t.yaml", made.yaml());
        for (const auto& problem : trip.world.problems()) RC_LOG() << problem << "\n";
        RC_ASSERT(trip.after != nullptr);
        RC_ASSERT(say(*trip.after) == say(*trip.before));
        RC_ASSERT(!trip.world.diagnostics.has_errors());
    });
    CHECK(holds);
}

TEST_CASE("a table that is grouped and added up comes back with its groups, and without the sums") {
    const bool holds = rc::check("groups of read(write(grouped)) == those of grouped", [] {
        const MadeTable made = any_grouped_table();
        RC_LOG() << made;
        World world;
        world.file("t.yaml", made.yaml());
        const std::string group = *rc::gen::element<std::string>("felt-0", "felt-1", "felt-0 felt-1", "felt-1 felt-0");
        const std::string columns = *rc::gen::element<std::string>("", " columns='felt-2 felt-3 felt-4'");
        RC_LOG() << group << columns << "\n";
        world.file("d.md", document_with("::: {.table #tbl-t src='t.yaml' group='" + group +
                                         "' totals='felt-3 felt-4'" + columns + "}\nTabel\n:::\n"));
        const Assembly grouped = world.merge("d.md");
        world.file("tilbage.xlsx", workbook_of(world, grouped));
        world.file("e.md", document_with("::: {.table #tbl-t src='tilbage.xlsx'}\nTabel\n:::\n"));
        const Assembly again = world.merge("e.md");
        for (const auto& problem : world.problems()) RC_LOG() << problem << "\n";
        RC_ASSERT(say(only_table(again)) == say(only_table(grouped)));
    });
    CHECK(holds);
}

TEST_CASE("what is read back of a table with review marks is what stands when they are accepted") {
    const bool holds = rc::check("read(write(marked)) == read(write(accepted))", [] {
        const MarkedTable made = any_marked_table();
        RC_LOG() << made;
        World world;
        world.file("marked.md", document_with(made.marked + "\n: Tabel {#tbl-t}\n"));
        world.file("accepted.md", document_with(made.accepted + "\n: Tabel {#tbl-t}\n"));
        world.file("marked.xlsx", workbook_of(world, world.merge("marked.md")));
        world.file("accepted.xlsx", workbook_of(world, world.merge("accepted.md")));
        const DataTable* marked = world.table("marked.xlsx");
        const DataTable* accepted = world.table("accepted.xlsx");
        RC_ASSERT(say(*marked) == say(*accepted));
    });
    CHECK(holds);
}

TEST_CASE("a table with cells that reach over others comes back") {
    RoundTrip trip("t.yaml",
                   "fields:\n  - {name: tema, header: true}\n  - {name: opgave}\n  - {name: antal, type: integer}\n"
                   "rows:\n"
                   "  - {tema: {value: Børn, rowspan: 2}, opgave: Sundhedspleje, antal: 3}\n"
                   "  - {opgave: {value: '**Fælles** indsats', colspan: 2}}\n"
                   "  - {tema: Unge, opgave: '', antal: null}\n");
    CHECK(say(*trip.after) == say(*trip.before));
}

TEST_CASE("words over several columns come back also where the first of them is chosen away or put elsewhere") {
    World world;
    world.file("t.yaml",
               "fields:\n  - {name: nr, type: integer}\n  - {name: note}\n  - {name: budget, type: number}\n"
               "  - {name: frist, type: date}\n"
               "rows:\n  - {nr: 1, note: a, budget: 100, frist: 2024-07-01}\n"
               "  - {nr: 2, note: {value: Udgår, colspan: 3}}\n  - {nr: 3, note: b, budget: 50, frist: 2024-08-01}\n");
    for (const std::string columns : {"nr budget frist", "nr frist budget note"}) {
        world.file("d.md", document_with("::: {.table #tbl-t src=t.yaml columns=\"" + columns + "\"}\nTabel\n:::\n"));
        const Assembly before = world.merge("d.md");
        const std::string path = std::to_string(columns.size()) + ".xlsx";
        world.file(path, workbook_of(world, before));
        world.file("e.md", document_with("::: {.table #tbl-t src=" + path + " totals=budget}\nTabel\n:::\n"));
        const Assembly after = world.merge("e.md");
        INFO(columns);
        CHECK(world.problems().empty());
        CHECK(say(only_table(after)) == say(only_table(before)));
    }
}

TEST_CASE("a cell that reaches over all columns comes back as one, and group rows as theirs") {
    RoundTrip trip("t.yaml",
                   "fields:\n  - {name: tema}\n  - {name: opgave}\n"
                   "rows:\n  - {gruppe: Alle}\n  - {tema: {value: '**Fælles** indsats', colspan: 2}}\n"
                   "  - {tema: Unge, opgave: a}\n  - {gruppe: Andre}\n  - {tema: {value: Begge, colspan: 2}}\n");
    CHECK(say(*trip.after) == say(*trip.before));
}

TEST_CASE("group rows of a table of one column come back as such, within each other too") {
    RoundTrip trip("t.yaml",
                   "fields: [{name: antal, type: number}]\n"
                   "rows: [{antal: 1}, {gruppe: Børn}, {antal: 2}, {antal: 3}, {gruppe: '**Unge**'}, {antal: 4}]\n");
    CHECK(say(*trip.after) == say(*trip.before));
    World world;
    world.file("t.csv", "a;b;n\nx;y;1\nx;z;2\nw;y;3\n");
    world.file("d.md", document_with("::: {.table #tbl-t src=t.csv columns=n group='a b' totals=n}\nTabel\n:::\n"));
    const Assembly before = world.merge("d.md");
    world.file("tilbage.xlsx", workbook_of(world, before));
    world.file("e.md", document_with("::: {.table #tbl-t src=tilbage.xlsx}\nTabel\n:::\n"));
    CHECK(say(only_table(world.merge("e.md"))) == say(only_table(before)));
}

TEST_CASE("a heading of two lines keeps its place above groups and merged cells, and its lines") {
    for (const std::string rows : {"  - {gruppe: G}\n  - {a: x, b: y, c: z}\n", "  - {a: {value: x, colspan: 2}, c: z}\n",
                                   "  - {a: x, b: y, c: z}\n"}) {
        RoundTrip trip("t.yaml", "fields:\n  - {name: a}\n  - {name: b, title: \"Budget\\n(t.kr.)\"}\n  - {name: c}\nrows:\n" + rows);
        CHECK(say(*trip.after) == say(*trip.before));
    }
}

TEST_CASE("the words of a group row are Markdown, whatever its first column holds") {
    RoundTrip trip("t.yaml",
                   "fields:\n  - {name: antal, type: number}\n  - {name: navn}\n"
                   "rows:\n  - {gruppe: '`kode *her*`'}\n  - {antal: 3, navn: a}\n");
    CHECK(say(*trip.after) == say(*trip.before));
    RoundTrip addresses("t.yaml",
                        "fields:\n  - {name: sted, type: url}\n  - {name: navn}\n"
                        "rows:\n  - {gruppe: '***begge***'}\n  - {sted: 'https://eksempel.dk/a', navn: a}\n");
    CHECK(say(*addresses.after) == say(*addresses.before));
}

TEST_CASE("of two cells that show the same, each keeps what it says") {
    RoundTrip trip("t.yaml",
                   "fields:\n  - {name: felt}\n  - {name: navn}\n"
                   "rows:\n  - {felt: '(i alt)[^a]', navn: a}\n  - {felt: '(i alt)', navn: b}\n"
                   "notes:\n  a: Med *alt*.\n");
    CHECK(say(*trip.after) == say(*trip.before));
}

TEST_CASE("a cell that somebody edits has the lines that were typed") {
    World world;
    world.file("t.csv", "navn;note\na;**første**\nb;anden\n");
    world.file("d.md", document_with("::: {.table #tbl-t src=t.csv}\nTabel\n:::\n"));
    const std::string workbook = workbook_of(world, world.merge("d.md"));
    world.file("tilbage.xlsx", edited(workbook, "xl/sharedStrings.xml", ">anden<", ">*en* linje&#10;to&#10;&#10;afsnit<"));
    const DataTable* table = world.table("tilbage.xlsx");
    REQUIRE(table->rows.size() == 2);
    CHECK(say(table->rows[0].cells[1].blocks) == "**første**\n");
    CHECK(say(table->rows[1].cells[1].blocks) == "\\*en\\* linje\\\nto\n\nafsnit\n");
    // Blocks that are evidently meant are those of any workbook.
    world.file("liste.xlsx", edited(workbook, "xl/sharedStrings.xml", ">anden<", ">- et&#10;- **to**<"));
    CHECK(say(world.table("liste.xlsx")->rows[1].cells[1].blocks) == "- et\n- **to**\n");
}

TEST_CASE("a turned table comes back as it was, whatever heads its columns and whatever types its rows have") {
    using Head = std::pair<const char*, const char*>;
    for (const auto& [type, words] :
         {Head("date", "1-8-2025;1-8-2025;2-7-2024"), Head("number", "1;1.000;1"), Head("number", "8,6 %;8,6 %;7 %"),
          Head("boolean", "ja;nej;ja"), Head("string", "Aa;Aa;"), Head("string", ";;b")}) {
        CAPTURE(words);
        const std::string head = words;
        World world;
        std::string csv = "navn;antal;andel;dato;aar;valgt;ord\n";
        std::size_t begin = 0;
        for (const char* rest : {";1.000;8,6 %;1-7-2024;2024;ja;**fed** og [her](https://eksempel.dk/a)",
                                 ";;50 %;;2025;nej;", ";-3;;31-12-2023;;;> 80"}) {
            const auto end = std::min(head.find(';', begin), head.size());
            csv += head.substr(begin, end - begin) + rest + "\n";
            begin = end + 1;
        }
        world.file("t.csv", csv);
        world.file("t.schema.yaml",
                   "fields:\n  - {name: navn, type: " + std::string(type) +
                       "}\n  - {name: antal, type: integer, unit: km}\n  - {name: andel, type: number}\n"
                       "  - {name: dato, type: date}\n  - {name: aar, type: year}\n  - {name: valgt, type: boolean}\n"
                       "  - {name: ord}\n");
        world.file("d.md", document_with("::: {.table #tbl-t src=t.csv transpose=true}\nTabel\n:::\n"));
        const Assembly before = world.merge("d.md");
        world.file("tilbage.xlsx", workbook_of(world, before));
        world.file("e.md", document_with("::: {.table #tbl-t src=tilbage.xlsx}\nTabel\n:::\n"));
        const Assembly after = world.merge("e.md");
        CHECK(say(only_table(after)) == say(only_table(before)));
        CHECK(world.problems().empty());
        world.file("igen.xlsx", workbook_of(world, after));
        CHECK(say(*world.table("igen.xlsx")) == say(*world.table("tilbage.xlsx")));
    }
}

TEST_CASE("cells of nothing but a dash or a line break come back as that") {
    World world;
    world.file("t.csv", "navn;tal;ord\na;\u2013;<br>\nb;- ;*\nc;1.;-\n");
    world.file("t.schema.yaml",
               "fields: [{name: navn}, {name: tal, format: markdown}, {name: ord, format: markdown}]\n");
    world.file("d.md", document_with("::: {.table #tbl-t src=t.csv}\nTabel\n:::\n"));
    const Assembly before = world.merge("d.md");
    CHECK(say(only_table(before).rows[2].cells[1].children) == "\\-\n");
    world.file("tilbage.xlsx", workbook_of(world, before));
    world.file("e.md", document_with("::: {.table #tbl-t src=tilbage.xlsx}\nTabel\n:::\n"));
    CHECK(say(only_table(world.merge("e.md"))) == say(only_table(before)));
}

TEST_CASE("dates that a column shows as 2024-07-01 come back so, and others as they are") {
    World world;
    world.file("t.csv", "nr;frist\n1;1-7-2024\n2;\n3;3. juli 2024\n4;12-3-1850\n");
    world.file("d.md",
               document_with("::: {.table #tbl-t src=t.csv columns=\"nr, frist | iso frist=Dato\"}\nTabel\n:::\n"));
    const Assembly before = world.merge("d.md");
    CHECK(say(only_table(before).rows[1].cells[1].children) == "2024-07-01\n");
    world.file("tilbage.xlsx", workbook_of(world, before));
    world.file("e.md", document_with("::: {.table #tbl-t src=tilbage.xlsx}\nTabel\n:::\n"));
    CHECK(say(only_table(world.merge("e.md"))) == say(only_table(before)));
    world.file("f.md", document_with("::: {.table #tbl-t src=tilbage.xlsx columns=\"frist | dato\"}\nTabel\n:::\n"));
    CHECK(say(only_table(world.merge("f.md")).rows[1].cells[0].children) ==
          say(only_table(before).rows[1].cells[2].children));
    CHECK(world.problems().empty());
}

TEST_CASE("words that a number format puts around guessed numbers come back with them") {
    World world;
    world.file("t.csv", "navn;antal\na;1250\nb;7\n");
    world.file("d.md", document_with("::: {.table #tbl-t src=t.csv}\nTabel\n:::\n"));
    const std::string ours = workbook_of(world, world.merge("d.md"));
    for (const auto& [before, after] : {std::pair("ca. ", ""), std::pair("(", ")")}) {
        const auto quoted = [](const std::string& words) { return words.empty() ? "" : "&quot;" + words + "&quot;"; };
        const std::string path = before + std::string(".xlsx");
        world.file(path, edited(ours, "xl/styles.xml", "#,##0\"", quoted(before) + "#,##0" + quoted(after) + "\""));
        const auto* table = world.table(path);
        CHECK(table->rows[1].cells[1].text == before + std::string("7") + after);
        CHECK(std::get<Amount>(table->rows[1].cells[1].value).value == 7);
        CHECK(table->fields[1].unit.empty());
    }
    CHECK(world.problems().empty());
}

TEST_CASE("columns that somebody puts in another order stay in it") {
    World world;
    world.file("t.csv", "navn;antal\na;1\nb;2\n");
    world.file("d.md", document_with("::: {.table #tbl-t src=t.csv}\nTabel\n:::\n"));
    const std::string workbook = workbook_of(world, world.merge("d.md"));
    world.file("tilbage.xlsx", changed(workbook, "xl/worksheets/sheet2", [&](std::string xml) {
                   for (const char row : {'4', '5', '6'}) {
                       const std::regex cells(std::string("<c r=\"A") + row + "\"(.*?)</c><c r=\"B" + row + "\"(.*?)</c>");
                       xml = std::regex_replace(xml, cells, std::string("<c r=\"A") + row + "\"$2</c><c r=\"B" + row + "\"$1</c>");
                   }
                   return xml;
               }));
    const DataTable* table = world.table("tilbage.xlsx");
    REQUIRE(table->fields.size() == 2);
    CHECK(table->fields[0].name == "antal");
    CHECK(table->fields[1].name == "navn");
    CHECK(table->rows[1].cells[1].text == "b");
}

TEST_CASE("a column that somebody gives another heading stays in its place") {
    World world;
    world.file("t.yaml", "fields:\n  - {name: a}\n  - {name: b, title: Andet}\n  - {name: c}\nrows:\n"
                         "  - {gruppe: G}\n  - {a: x, b: y, c: z}\n");
    world.file("d.md", document_with("::: {.table #tbl-t src=t.yaml}\nTabel\n:::\n"));
    const std::string workbook = workbook_of(world, world.merge("d.md"));
    int number = 0;
    for (const std::string head : {"a", "Andet", "c"}) {
        const std::string path = "tilbage" + std::to_string(++number) + ".xlsx";
        world.file(path, changed(workbook, "xl/worksheets/sheet2", [&](std::string xml) {
                       const std::string cell = std::string("r=\"") + static_cast<char>('A' + number - 1) + "4\"";
                       const std::regex old("(<c " + cell + "[^>]*?) t=\"s\"><v>[0-9]+</v>");
                       return std::regex_replace(xml, old, "$1 t=\"inlineStr\"><is><t>Nyt navn</t></is>");
                   }));
        const DataTable* table = world.table(path);
        REQUIRE(table->fields.size() == 3);
        std::string names, titles;
        for (const auto& field : table->fields) names += field.name, titles += field.title + " ";
        CHECK(names == "abc");
        CHECK(titles.find("Nyt navn") != std::string::npos);
        CHECK(table->rows[1].cells[1].text == "y");
    }
}

TEST_CASE("a number without the format for per cent is told where others of its column have it") {
    World world;
    world.file("t.csv", "navn;andel\na;8,6 %\nb;12 %\nc;1 %\n");
    world.file("t.schema.yaml", "fields:\n  - {name: navn}\n  - {name: andel, type: number, unit: \"%\"}\n");
    world.file("d.md", document_with("::: {.table #tbl-t src=t.csv}\nTabel\n:::\n"));
    const std::string workbook = workbook_of(world, world.merge("d.md"));
    const auto with = [&](const std::string& path, const std::string& number) {
        world.file(path, changed(workbook, "xl/worksheets/sheet2", [&](const std::string& xml) {
                       return std::regex_replace(xml, std::regex("(r=\"B6\") s=\"[0-9]+\"><v>[^<]*"), "$1><v>" + number);
                   }));
        return world.table(path);
    };
    const std::size_t before = world.problems().size();
    with("syv.xlsx", "7");
    CHECK(world.problems().size() == before);
    with("tyvendedel.xlsx", "0.05");
    REQUIRE(world.problems().size() == before + 1);
    CHECK(world.problems().back().find("table-cell.bare-percent") != std::string::npos);
}

TEST_CASE(
    "a value that somebody types beside guessed ones is taken as it stands, and told when it is of another kind") {
    World world;
    world.file("t.csv", "navn;antal;dag;plus\na;100;1-7-2024;+45\nb;200;2-7-2024;+50\nc;300;3-7-2024;7\n");
    world.file("d.md", document_with("::: {.table #tbl-t src=t.csv}\nTabel\n:::\n"));
    const std::string workbook = workbook_of(world, world.merge("d.md"));
    const auto with = [&](const std::string& path, const std::string& place, const std::string& cell) {
        world.file(path, changed(workbook, "xl/worksheets/sheet2", [&](const std::string& xml) {
                       return std::regex_replace(xml, std::regex("<c r=\"" + place + "\" (s=\"[0-9]+\")[^>]*>.*?</c>"),
                                                 "<c r=\"" + place + "\" $1" + cell + "</c>");
                   }));
        return world.table(path);
    };
    const auto* same = with("samme.xlsx", "B6", "><v>200</v>");
    CHECK(world.problems().empty());
    CHECK(same->fields[1].type == "integer");
    CHECK(same->rows[0].cells[3].text == "+45");
    CHECK(same->rows[2].cells[3].text == "7");
    const auto* half = with("halv.xlsx", "B6", "><v>100.5</v>");
    CHECK(half->rows[1].cells[1].text == "100,5");
    CHECK(std::get<Amount>(half->rows[1].cells[1].value).value == 100.5);
    REQUIRE(world.problems().size() == 1);
    const auto* words = with("ca.xlsx", "B6", " t=\"inlineStr\"><is><t>ca. 5</t></is>");
    CHECK(words->rows[1].cells[1].text == "ca. 5");
    CHECK(words->rows[0].cells[1].text == "100");
    const auto* soon = with("snart.xlsx", "C6", " t=\"inlineStr\"><is><t>snart</t></is>");
    CHECK(soon->rows[1].cells[2].text == "snart");
    REQUIRE(world.problems().size() == 3);
    for (const auto& problem : world.problems()) CHECK(problem.find("table-value.guess") != std::string::npos);
    CHECK_FALSE(world.diagnostics.has_errors());
}

TEST_CASE("numbers typed over others have the decimals that they need, and rounded ones those that are shown") {
    World world;
    world.file("t.csv", "navn;pris;andel\na;200;8,6 %\nb;100;9 %\nc;1,25;50 %\n");
    world.file("t.schema.yaml",
               "fields: [{name: navn}, {name: pris, type: number}, {name: andel, type: number, unit: \"%\"}]\n");
    const auto table = [&](const std::string& name, const std::string& options) {
        world.file(name + ".md", document_with("::: {.table #tbl-t src=t.csv " + options + "}\nTabel\n:::\n"));
        const std::string workbook = workbook_of(world, world.merge(name + ".md"));
        world.file(name + ".xlsx", changed(workbook, "xl/worksheets/sheet2", [](std::string xml) {
                       xml = std::regex_replace(xml, std::regex("(r=\"B6\" s=\"[0-9]+\"><v>)100<"), "$01100.75<");
                       return std::regex_replace(xml, std::regex("(r=\"C6\" s=\"[0-9]+\"><v>)0.09<"), "$010.125<");
                   }));
        return world.table(name + ".xlsx");
    };
    const auto* whole = table("hele", "");
    CHECK(whole->rows[1].cells[1].text == "100,75");
    CHECK(std::get<Amount>(whole->rows[1].cells[1].value).decimals == 2);
    CHECK(whole->rows[1].cells[2].text == "12,5\u00A0%");
    const auto* rounded = table("afrundet", "columns=\"navn pris | tal 0 andel\"");
    CHECK(rounded->rows[2].cells[1].text == "1");
    CHECK(std::get<Amount>(rounded->rows[2].cells[1].value).value == 1.25);
}

TEST_CASE("days before March 1900, on which programs disagree, are written as words and come back") {
    RoundTrip trip("t.yaml",
                   "fields:\n  - {name: dag, type: date, constraints: {minimum: 1900-01-01}}\n"
                   "rows:\n  - {dag: 1900-01-01}\n  - {dag: 1900-02-28}\n  - {dag: 1900-03-01}\n");
    CHECK(say(*trip.after) == say(*trip.before));
    World world;
    world.file("t.yaml", "fields:\n  - {name: dag, type: date}\nrows:\n  - {dag: 1900-02-28}\n");
    world.file("d.md", document_with("::: {.table #tbl-t src=t.yaml}\nTabel\n:::\n"));
    CHECK_NOTHROW(edited(workbook_of(world, world.merge("d.md")), "xl/sharedStrings.xml", "februar", "marts"));
}

TEST_CASE("what somebody types right beside a grouped table is told, and so is a column that was pushed out of it") {
    World world;
    world.file("t.csv", "navn;omr;antal\na;x;1\nb;y;2\n");
    world.file("d.md", document_with("::: {.table #tbl-t src=t.csv group=omr}\nTabel\n:::\n"));
    const std::string workbook = workbook_of(world, world.merge("d.md"));
    const auto with = [&](const std::string& path, int row, const std::string& place, const std::string& text) {
        world.file(path, changed(workbook, "xl/worksheets/sheet2", [&](std::string xml) {
                       const auto at = xml.find("</row>", xml.find("<row r=\"" + std::to_string(row) + "\""));
                       REQUIRE(at != std::string::npos);
                       return xml.insert(at, "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>");
                   }));
        return world.table(path);
    };
    // Columns A to C; the head in row 4, rows from 5: x, a, y, b.
    with("laengere.xlsx", 6, "E6", "nyt");  // a column is empty between
    CHECK(world.problems().empty());
    with("hoved.xlsx", 4, "D4", "ny");
    REQUIRE(world.problems().size() == 1);
    CHECK(world.problems().back().find("table-cell.beside-range") != std::string::npos);
    with("celle.xlsx", 6, "D6", "nyt");
    REQUIRE(world.problems().size() == 2);
    CHECK(world.problems().back().find("table-cell.beside-range") != std::string::npos);
    CHECK_FALSE(world.diagnostics.has_errors());
    world.file("ud.xlsx", changed(workbook, "xl/worksheets/sheet2", [](const std::string& xml) {
                   return std::regex_replace(xml, std::regex("r=\"C4\""), "r=\"D4\"");
               }));
    const auto pushed_out = [&world](const std::string& path) {
        world.table(path);
        const auto problems = world.problems();
        return std::count_if(problems.begin(), problems.end(), [](const std::string& problem) {
            return problem.find("table-column.beside") != std::string::npos;
        });
    };
    CHECK(pushed_out("ud.xlsx") == 1);
    // A new column in the place of the last one is no other name of it.
    world.file("sidst.xlsx", changed(workbook, "xl/worksheets/sheet2", [](const std::string& xml) {
                   return std::regex_replace(
                       xml, std::regex("<c r=\"C4\""),
                       "<c r=\"C4\" t=\"inlineStr\"><is><t>Ny</t></is></c><c r=\"D4\"");
               }));
    CHECK(pushed_out("sidst.xlsx") == 2);
}

TEST_CASE("a row that somebody puts between the rows and their sums is the table's") {
    for (const std::string group : {"", "group=omr "}) {
        World world;
        world.file("t.csv", "navn;omr;antal\na;x;1\nb;y;2\n");
        world.file("d.md", document_with("::: {.table #tbl-t src=t.csv " + group + "totals=antal}\nTabel\n:::\n"));
        const std::string workbook = workbook_of(world, world.merge("d.md"));
        // Rows from 5: x, a, sum, y, b, sum, sum; or a, b, sum.
        const int last = group.empty() ? 6 : 9;
        for (int before = 5; before <= last + 1; ++before) {
            const std::string path = "t" + group.substr(0, 5) + std::to_string(before) + ".xlsx";
            world.file(path, changed(workbook, "xl/worksheets/sheet2", [&](const std::string& xml) {
                           return with_row(xml, before, {"ny", "ny", "7"});
                       }));
            const DataTable* table = world.table(path);
            std::size_t found = 0;
            for (const auto& row : table->rows) found += !row.is_group && row.cells[0].text == "ny" ? 1 : 0;
            INFO(path);
            CHECK(found == 1);
            CHECK(table->rows.size() == (group.empty() ? 3 : 5));
        }
        const std::string below = "under" + group.substr(0, 5) + ".xlsx";
        world.file(below, changed(workbook, "xl/worksheets/sheet2", [&](std::string xml) {
                       const auto end = xml.find("</sheetData>");
                       return xml.insert(end, "<row r=\"" + std::to_string(group.empty() ? 8 : 12) +
                                                  "\"><c t=\"inlineStr\"><is><t>ny</t></is></c></row>");
                   }));
        CHECK(world.table(below)->rows.size() == (group.empty() ? 2 : 4));
        CHECK(world.problems().back().find("table-cell.below") != std::string::npos);
    }
}

TEST_CASE("a row between the sums under a table is the table's, and rows under all of them are named") {
    World world;
    world.file("t.csv", "navn;omr;antal\na;x;1\nb;y;2\n");
    world.file("d.md", document_with("::: {.table #tbl-t src=t.csv group=omr totals=antal}\nTabel\n:::\n"));
    const std::string workbook = workbook_of(world, world.merge("d.md"));
    // Rows from 5: x, a, sum, y, b, sum, sum.
    world.file("mellem.xlsx", changed(workbook, "xl/worksheets/sheet2", [&](const std::string& xml) {
                   return with_row(xml, 11, {"ny", "z", "7"});
               }));
    const DataTable* table = world.table("mellem.xlsx");
    REQUIRE(table->rows.size() == 5);
    CHECK(table->rows[4].cells[0].text == "ny");
    world.file("under.xlsx", changed(workbook, "xl/worksheets/sheet2", [&](std::string xml) {
                   return xml.insert(xml.find("</sheetData>"),
                                     "<row r=\"12\"><c t=\"inlineStr\"><is><t>ny</t></is></c></row>"
                                     "<row r=\"13\"><c t=\"inlineStr\"><is><t>nyere</t></is></c></row>");
               }));
    CHECK(world.table("under.xlsx")->rows.size() == 4);
    CHECK(world.problems().back().find("table-cell.below-range") != std::string::npos);
}

TEST_CASE("a cell that shows nothing comes back with what it is") {
    RoundTrip trip("t.yaml",
                   "fields:\n  - {name: felt}\n  - {name: navn}\n"
                   "rows:\n  - {felt: '***', navn: a}\n  - {felt: '', navn: b}\n  - {navn: c}\n");
    CHECK(say(*trip.after) == say(*trip.before));
}

TEST_CASE("the notes of a table come back with it") {
    RoundTrip trip("t.yaml",
                   "fields:\n  - {name: maal, title: Mål}\n  - {name: tal, title: Tal, type: number, unit: '%'}\n"
                   "rows:\n  - {maal: 'Færre indlæggelser[^a]', tal: 8.60}\n"
                   "notes:\n  a: Opgjort på *bopæl*.\n");
    CHECK(say(*trip.after) == say(*trip.before));
    REQUIRE(trip.after->footnotes.size() == 1);
    CHECK(trip.after->footnotes[0].label == "a");
    CHECK(say(trip.after->footnotes[0].children) == say(trip.before->footnotes[0].children));
}

TEST_CASE("the title of a column calls the table's notes, and comes back doing so") {
    World world;
    world.file("t.yaml",
               "fields:\n  - {name: a, title: 'Antal[^h] [^ukendt]'}\n  - {name: b, type: number, unit: km}\n"
               "rows:\n  - {a: 'Antal', b: 1}\nnotes:\n  h: Talt *to* gange.\n");
    world.file("d.md", document_with("::: {.table #tbl-t src=t.yaml}\nTabel\n:::\n"));
    const Assembly before = world.merge("d.md");
    const auto head = [](const Assembly& assembly) { return say(only_table(assembly).rows[0].cells[0].children); };
    CHECK(head(before) == "Antal[^h] \\[^ukendt\\]\n");
    REQUIRE(before.footnotes.size() == 1);
    CHECK(before.footnotes[0].number == "1");
    world.file("tilbage.xlsx", workbook_of(world, before));
    world.file("e.md", document_with("::: {.table #tbl-t src=tilbage.xlsx}\nTabel\n:::\n"));
    const Assembly after = world.merge("e.md");
    CHECK(say(only_table(after)) == say(only_table(before)));
    REQUIRE(after.footnotes.size() == 1);
    CHECK(say(after.footnotes[0].children) == "Talt *to* gange.\n");
    CHECK(world.problems().empty());
}

TEST_CASE("a CSV table whose types were guessed comes back with its numbers, dates and texts") {
    RoundTrip trip("t.csv", "Navn;Antal;Andel;Dato;Kode\nFanø;1250;8,60;1-7-2024;0420\nÆrø;-3;12,5;31-12-2023;0563\n");
    REQUIRE(trip.after->fields.size() == 5);
    CHECK(say(*trip.after) == say(*trip.before));
}
