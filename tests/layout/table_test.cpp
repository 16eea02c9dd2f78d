// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "catch.h"
#include "layout/paginate.h"
#include "layout/table_widths.h"
#include "make.h"
#include "model/walk.h"
#include "page_reading.h"
#include "setting.h"

using namespace model;
using namespace page_reading;

namespace {

std::map<NodeId, std::string> texts_of(const Assembly& assembly) {
    std::map<NodeId, std::string> words;
    for_each_node(assembly.blocks, {{}, [&](const Inline& node) {
                                        if (const auto* text = std::get_if<Text>(&node.kind))
                                            words[node.id] = without_spaces(text->text);
                                    }});
    return words;
}

bool shows(const Pages& pages, std::size_t page, const std::string& words) {
    std::string text;
    for (const auto& line : runs(pages))
        if (line.page == page) text += line.run->text;
    return without_spaces(text).find(without_spaces(words)) != std::string::npos;
}

void check_whole(const Assembly& assembly, const Pages& pages) {
    const auto shown = words_of_nodes(pages);
    for (const auto& [node, words] : texts_of(assembly)) {
        INFO("node " << node);
        REQUIRE(shown.count(node) == 1);
        CHECK(shown.at(node) == words);
    }
    CHECK(overfull_lines(pages, setting::press().theme) == 0);
    CHECK(collisions(pages) == 0);
}

}  // namespace

TEST_CASE("the head of a table is repeated on each page, as an artifact") {
    std::vector<TableRow> rows = {make::row({"Indsats", "Ansvarlig", "Opfølgning"}, RowKind::header)};
    for (unsigned i = 0; i < 60; ++i)
        rows.push_back(make::row({setting::prose(i, 9), "Kommunerne", setting::prose(i + 9, 14)}));
    const Assembly assembly = setting::document({make::table(3, std::move(rows), "Tabel 3")});
    const Pages pages = setting::paginate(assembly);
    REQUIRE(pages.pages.size() > 2);
    CHECK_FALSE(shows_artifact(pages.pages[0], "fortsat"));
    for (std::size_t i = 1; i < pages.pages.size(); ++i) {
        CHECK(shows_artifact(pages.pages[i], "Tabel 3 – fortsat"));
        CHECK(shows_artifact(pages.pages[i], "Ansvarlig"));
    }
    check_whole(assembly, pages);
}

TEST_CASE("rows that are not tall stay whole") {
    std::vector<TableRow> rows = {make::row({"A", "B"}, RowKind::header)};
    for (unsigned i = 0; i < 40; ++i) rows.push_back(make::row({setting::prose(i, 38), setting::prose(i + 9, 38)}));
    const Assembly assembly = setting::document({make::table(2, std::move(rows))});
    const Pages pages = setting::paginate(assembly);
    std::map<NodeId, std::size_t> page_of;
    for (const auto& line : runs(pages)) {
        const auto [it, fresh] = page_of.emplace(line.run->mark.node, line.page);
        CHECK(it->second == line.page);
    }
    check_whole(assembly, pages);
}

TEST_CASE("a tall row is divided rather than leaving much of the page empty") {
    std::vector<TableRow> rows = {make::row({"A", "B"}, RowKind::header),
                                  make::row({"kort", "kort"}),
                                  make::row({"kort", "kort"}),
                                  make::row({setting::prose(2, 210), setting::prose(3, 210)}),
                                  make::row({"efter", "efter"}),
                                  make::row({"efter", "efter"})};
    const Assembly assembly =
        setting::document({sample::paragraph(setting::prose(1, 230)), make::table(2, std::move(rows))});
    const auto& row = std::get<Table>(assembly.blocks[1].kind).rows[3];
    const NodeId text = std::get<Paragraph>(row.cells[1].children[0].kind).children[0].id;
    const Pages pages = setting::paginate(assembly);
    std::map<std::size_t, int> lines;
    for (const auto& line : runs(pages))
        if (line.run->mark.node == text) ++lines[line.page];
    CHECK(lines.size() == 2);
    CHECK(lines[0] >= 2);
    CHECK(lines[1] >= 2);
    check_whole(assembly, pages);
}

TEST_CASE("a row taller than a page goes on, its lists too") {
    Blocks tall;
    for (unsigned i = 0; i < 30; ++i) {
        tall.push_back(sample::paragraph(setting::prose(i, 20) + ":"));
        tall.push_back(make::list({make::item("–", {sample::paragraph(setting::prose(i + 3, 12)),
                                                    make::list({make::item("–", {sample::paragraph("kvinder")}),
                                                                make::item("–", {sample::paragraph("mænd")})})}),
                                   make::item("–", {sample::paragraph("80 år og derover")})}));
    }
    std::vector<TableRow> rows = {make::row({"Mål", "Datagrundlag"}, RowKind::header)};
    rows.push_back(
        make::row(RowKind::body, {sample::cell({sample::paragraph("Høj række")}), sample::cell(std::move(tall))}));
    rows.push_back(make::row({"Efter", "den høje række"}));
    const Assembly assembly =
        setting::document({sample::paragraph(setting::prose(1, 60)), make::table(2, std::move(rows))});
    const Pages pages = setting::paginate(assembly);
    CHECK(pages.pages.size() > 2);
    check_whole(assembly, pages);
    for (const auto& line : runs(pages))
        CHECK(line.baseline < 841.9F - static_cast<float>(setting::press().theme.margin_bottom) + 1);
}

TEST_CASE("cells over several rows keep their rows together, and part between rows when they must") {
    std::vector<TableRow> rows = {make::row({"Vision", "Mål"}, RowKind::header)};
    for (unsigned group = 0; group < 6; ++group) {
        auto first = make::row({"Vision " + std::to_string(group), setting::prose(group, 30)});
        first.cells[0].row_span = 12;
        rows.push_back(std::move(first));
        for (unsigned i = 1; i < 12; ++i) rows.push_back(make::row({setting::prose(group * 20 + i, 30)}));
    }
    const Assembly assembly = setting::document({make::table(2, std::move(rows))});
    check_whole(assembly, setting::paginate(assembly));
}

TEST_CASE("numbers stand on their decimal comma") {
    Table table;
    table.columns.resize(2);
    table.columns[1].alignment = Alignment::decimal;
    table.rows = {make::row({"Indikator", "%"}, RowKind::header), make::row({"a", "8,6"}), make::row({"b", "103,25"}),
                  make::row({"c", "12"}), make::row({"d", "ikke opgjort"})};
    const Assembly assembly = setting::document({{table, {}, {}, 0}});
    std::vector<float> commas;
    float end_of_twelve = 0;
    const Pages pages = setting::paginate(assembly);
    for (const auto& line : runs(pages)) {
        float x = line.x;
        std::size_t byte = 0;
        for (const auto& glyph : line.run->glyphs) {
            if (line.run->text[byte] == ',') commas.push_back(x);
            byte += glyph.text_length;
            x += glyph.advance;
        }
        if (line.run->text == "12") end_of_twelve = line.right;
    }
    REQUIRE(commas.size() == 2);
    CHECK(commas[0] == Approx(commas[1]).margin(0.05));
    CHECK(end_of_twelve == Approx(commas[0]).margin(0.05));
}

TEST_CASE("a dash among numbers stands under the units, a note's mark after them") {
    Table table;
    table.columns.resize(2);
    table.columns[1].alignment = Alignment::decimal;
    auto noted = sample::cell({make::paragraph_with_note("2.700", 0, "")});
    table.rows = {make::row({"Indikator", "%"}, RowKind::header), make::row({"a", "8,65"}), make::row({"b", "–"}),
                  make::row(RowKind::body, {sample::cell({sample::paragraph("c")}), noted})};
    const Pages pages = setting::paginate(setting::document({{table, {}, {}, 0}}, {make::note("1", "Noten.")}));
    float comma = 0;
    float dash = 0;
    float noted_end = 0;
    for (const auto& line : runs(pages)) {
        if (line.run->text == "–") dash = line.right;
        if (line.run->text == "2.700") noted_end = line.right;
        if (line.run->text == "8,65") comma = line.x + line.run->glyphs[0].advance;
    }
    REQUIRE(comma > 0);
    CHECK(dash == Approx(comma).margin(0.05));
    CHECK(noted_end == Approx(comma).margin(0.05));
}

TEST_CASE("a group or tall row that goes on overleaf is named again there") {
    std::vector<TableRow> rows = {make::row({"Område", "Indsats"}, RowKind::header)};
    for (int i = 0; i < 40; ++i) {
        rows.push_back(make::row({"Kronisk sygdom", setting::prose(static_cast<unsigned>(i), 30)}));
        if (i > 0) rows.back().cells.erase(rows.back().cells.begin());
    }
    rows[1].cells[0].row_span = 40;
    rows.push_back(make::row({"Somatik", setting::prose(3, 1500)}));
    const Pages pages = setting::paginate(setting::document({make::table(2, std::move(rows))}));
    int groups = 0;
    int tall = 0;
    for (const auto& page : pages.pages) {
        if (shows_artifact(page, "Kronisk sygdom (fortsat)")) ++groups;
        if (shows_artifact(page, "Somatik (fortsat)")) ++tall;
    }
    CHECK(groups >= 1);
    CHECK(tall >= 1);
    CHECK(overfull_lines(pages, setting::press().theme) == 0);
    CHECK(collisions(pages) == 0);
    // Once on each page, and nowhere on the page where the row begins.
    CHECK_FALSE(shows_artifact(pages.pages[0], "(fortsat)"));
}

TEST_CASE(
    "groups that go on overleaf are named again, and a page that begins with a group names only those around it") {
    std::vector<TableRow> rows = {make::row({"Opgave", "Budget"}, RowKind::header)};
    const auto group = [&](std::string name, int level) {
        TableRow made = make::row({std::move(name)}, RowKind::group);
        made.level = level;
        made.cells[0].column_span = 2;
        rows.push_back(std::move(made));
    };
    const auto lines = [&](unsigned count) {
        for (unsigned i = 0; i < count; ++i) rows.push_back(make::row({setting::prose(i, 6), std::to_string(100 + i)}));
    };
    for (const char* outer : {"Somatik", "Psykiatri"}) {
        group(outer, 0);
        group("Børn", 1);
        lines(50);
        // Inner groups made from columns say the outer one's name themselves.
        group(std::string(outer) + " · Voksne", 1);
        lines(50);
    }
    rows.push_back(make::row({"I alt", "9"}, RowKind::total));
    const Assembly assembly = setting::document({make::table(2, std::move(rows))});
    const Pages pages = setting::paginate(assembly);
    std::vector<std::string> named;
    for (const auto& page : pages.pages)
        for (const char* name : {"Somatik · Børn (fortsat)", "Somatik · Voksne (fortsat)", "Psykiatri · Børn (fortsat)",
                                 "Psykiatri · Voksne (fortsat)", "Somatik (fortsat)", "Psykiatri (fortsat)"})
            if (shows_artifact(page, name)) named.emplace_back(name);
    // A page that begins with an outer group names none.
    std::size_t fresh = 0;
    std::size_t page = 0;
    for (const auto& line : runs(pages)) {
        if (line.page > page && line.run->text == "Psykiatri") ++fresh;
        page = line.page;
    }
    CHECK(named.size() + fresh + 1 == pages.pages.size());
    CHECK_FALSE(shows_artifact(pages.pages[0], "(fortsat)"));
    std::sort(named.begin(), named.end());
    CHECK(std::unique(named.begin(), named.end()) - named.begin() >= 4);
    check_whole(assembly, pages);
}

TEST_CASE("a long name that reaches over several rows is said overleaf as far as its first words") {
    std::vector<TableRow> rows = {make::row({"Tema", "Indsats"}, RowKind::header)};
    const std::string theme =
        "Tema 0: Sundhedsplejen og almen praksis følger op på borgere med kroniske sygdomme og på "
        "deres pårørende uden forsinkelse";
    for (unsigned i = 0; i < 45; ++i) {
        rows.push_back(make::row({theme, setting::prose(i, 30)}));
        if (i > 0) rows.back().cells.erase(rows.back().cells.begin());
    }
    rows[1].cells[0].row_span = 45;
    const Pages pages = setting::paginate(setting::document({make::table(2, std::move(rows))}));
    REQUIRE(pages.pages.size() > 1);
    for (std::size_t i = 1; i < pages.pages.size(); ++i) {
        CHECK(shows_artifact(pages.pages[i], "Tema 0"));
        CHECK(shows_artifact(pages.pages[i], "…"));
        CHECK(shows_artifact(pages.pages[i], "(fortsat)"));
        CHECK_FALSE(shows_artifact(pages.pages[i], "forsinkelse"));
    }
    CHECK(overfull_lines(pages, setting::press().theme) == 0);
    CHECK(collisions(pages) == 0);
}

TEST_CASE("a sentence that reaches over several rows is said once") {
    std::vector<TableRow> rows = {make::row({"Tema", "Indsats"}, RowKind::header)};
    for (unsigned i = 0; i < 45; ++i) {
        rows.push_back(make::row({"Almen praksis dokumenterer hver henvisning samme dag.", setting::prose(i, 30)}));
        if (i > 0) rows.back().cells.erase(rows.back().cells.begin());
    }
    rows[1].cells[0].row_span = 45;
    const Pages pages = setting::paginate(setting::document({make::table(2, std::move(rows))}));
    REQUIRE(pages.pages.size() > 1);
    for (const auto& page : pages.pages) CHECK_FALSE(shows_artifact(page, "dokumenterer"));
}

TEST_CASE("all groups around a row are named overleaf however long, in the look of the innermost") {
    std::vector<TableRow> rows = {make::row({"Opgave", "Budget"}, RowKind::header)};
    const auto group = [&](std::string name, int level) {
        TableRow made = make::row({std::move(name)}, RowKind::group);
        made.level = level;
        made.cells[0].column_span = 2;
        rows.push_back(std::move(made));
    };
    group("Del 1: Regionen fastlægger rammerne for akutfunktionen i samråd med kommunerne og almen praksis", 0);
    group("Afsnit 1.1 Behandling af kroniske sygdomme hos borgere med flere samtidige diagnoser", 1);
    group("Emne 2", 2);
    for (unsigned i = 0; i < 80; ++i) rows.push_back(make::row({setting::prose(i, 6), std::to_string(100 + i)}));
    const Assembly assembly = setting::document({make::table(2, std::move(rows))});
    const Pages pages = setting::paginate(assembly);
    REQUIRE(pages.pages.size() > 1);
    float indent = 0;
    Colour colour;
    for (const auto& line : runs(pages))
        if (line.run->text.find("Emne") == 0) {
            indent = line.x;
            colour = line.run->colour;
        }
    for (std::size_t page = 1; page < pages.pages.size(); ++page) {
        std::string said;
        for (const auto& line : runs(pages, MarkRole::artifact)) {
            if (line.page != page || (said.empty() && line.run->text.find("Del 1") != 0)) continue;
            if (said.empty()) {
                CHECK(line.x == Approx(indent).margin(0.05));
                CHECK(line.run->colour == colour);
            }
            said += line.run->text + " ";
            if (said.find("(fortsat)") != std::string::npos) break;
        }
        CHECK(said.find("Del 1") == 0);
        CHECK(said.find("1.1") != std::string::npos);
        CHECK(said.find("Emne") != std::string::npos);
        CHECK(said.find("(fortsat)") != std::string::npos);
    }
    CHECK(collisions(pages) == 0);
}

TEST_CASE("every cell that goes on overleaf over several rows is named again, the mark never divided") {
    std::vector<TableRow> rows = {make::row({"Nr.", "Mål", "Indsats"}, RowKind::header)};
    for (unsigned i = 0; i < 60; ++i) {
        rows.push_back(make::row({"1", "Færre indlæggelser", setting::prose(i, 30)}));
        if (i > 0) rows.back().cells.erase(rows.back().cells.begin(), rows.back().cells.begin() + 2);
    }
    rows[1].cells[0].row_span = rows[1].cells[1].row_span = 60;
    const Pages pages = setting::paginate(setting::document({make::table(3, std::move(rows))}));
    REQUIRE(pages.pages.size() > 1);
    for (std::size_t i = 1; i < pages.pages.size(); ++i) {
        CHECK(shows_artifact(pages.pages[i], "indlæggelser"));
        int marks = 0;
        int numbers = 0;
        for (const auto& line : runs(pages, MarkRole::artifact)) {
            if (line.page != i) continue;
            if (line.run->text.find("(fortsat)") != std::string::npos) ++marks;
            if (line.run->text == "1") ++numbers;
            CHECK(line.run->text.find("fort") == line.run->text.find("fortsat"));
        }
        CHECK(marks == 1);    // there is no room for it in the first column
        CHECK(numbers == 1);  // … which says the name alone
    }
}

TEST_CASE("notes called in a table stand under it, not at the page's foot") {
    auto cell = sample::cell({make::paragraph_with_note("Tal", 0, "")});
    std::vector<TableRow> rows = {make::row({"A"}, RowKind::header), make::row(RowKind::body, {cell})};
    Assembly assembly = setting::document({make::table(1, std::move(rows)), sample::paragraph("Efter tabellen")},
                                          {make::note("1", "Opgjort på bopælskommune.")});
    const Pages pages = setting::paginate(assembly);
    CHECK(pages.places[assembly.footnotes[0].id].y < pages.places[assembly.blocks[1].id].y);
}

TEST_CASE("a note under a table is not parted from a single line of it") {
    const float small = static_cast<float>(setting::press().theme.style("note").size) + 0.1F;
    for (unsigned lines = 24; lines < 48; ++lines) {
        std::vector<Block> blocks;
        for (unsigned i = 0; i < lines; ++i) blocks.push_back(sample::paragraph("Kort."));
        auto cell = sample::cell({make::paragraph_with_note("Tal", 0, "")});
        blocks.push_back(make::table(1, {make::row(RowKind::body, {cell})}));
        const Assembly assembly =
            setting::document(std::move(blocks), {make::note("1", setting::prose(lines, lines % 2 == 0 ? 40 : 70))});
        const Pages pages = setting::paginate(assembly);
        std::map<std::size_t, std::set<int>> by_page;
        for (const auto& line : runs(pages))
            if (line.run->size < small && line.run->text.size() > 3)
                by_page[line.page].insert(static_cast<int>(line.baseline));
        REQUIRE_FALSE(by_page.empty());
        INFO(lines << " lines before it");
        for (const auto& [page, baselines] : by_page) CHECK(baselines.size() >= 2);
    }
}

TEST_CASE("a note called in a table that breaks stands under each part that calls it") {
    std::vector<TableRow> rows = {make::row({"Indsats", "Budget"}, RowKind::header)};
    for (unsigned i = 0; i < 120; ++i) rows.push_back(make::row({setting::prose(i, 6), std::to_string(100 + i)}));
    rows[2].cells[1] = sample::cell({make::paragraph_with_note("2.700", 0, " kr.")});
    rows[60].cells[1] = sample::cell({make::paragraph_with_note("980", 1, " kr.")});
    const Assembly assembly = setting::document(
        {make::table(2, std::move(rows)), sample::paragraph("Efter tabellen")},
        {make::note("1", "Beløb i 1.000 kr. i 2024-priser."), make::note("2", "Skønnet ud fra foråret.")});
    const Pages pages = setting::paginate(assembly);
    REQUIRE(pages.pages.size() >= 3);
    const std::size_t last = pages.pages.size() - 1;
    // Each where it is called, and nowhere else: the last part calls neither.
    const std::size_t second = pages.places[assembly.footnotes[1].id].page;
    REQUIRE(second < last);
    for (std::size_t i = 0; i < pages.pages.size(); ++i) {
        CHECK(shows(pages, i, "Beløb i 1.000 kr.") == (i == 0));
        CHECK(shows(pages, i, "Skønnet") == (i == second));
        CHECK_FALSE(shows_artifact(pages.pages[i], "Skønnet"));
    }
    // A call leads to the note on its own page.
    CHECK(pages.places[assembly.footnotes[0].id].page == 0);
    CHECK(pages.places[assembly.footnotes[1].id].page > 0);
    for (const auto& line : runs(pages))
        CHECK(line.baseline < 841.9F - static_cast<float>(setting::press().theme.margin_bottom) + 1);
    check_whole(assembly, pages);
}

TEST_CASE("a row that is divided has room for the notes under its first part") {
    Blocks tall;
    for (unsigned i = 0; i < 60; ++i) tall.push_back(sample::paragraph(setting::prose(i, 25)));
    tall[0] = make::paragraph_with_note("Tal", 0, " fra " + setting::prose(7, 20));
    std::vector<TableRow> rows = {make::row({"Mål", "Datagrundlag"}, RowKind::header)};
    rows.push_back(make::row(RowKind::body, {sample::cell({sample::paragraph("Høj")}), sample::cell(std::move(tall))}));
    const Assembly assembly =
        setting::document({make::table(2, std::move(rows))}, {make::note("1", "Opgjort om natten.")});
    const Pages pages = setting::paginate(assembly);
    REQUIRE(pages.pages.size() >= 2);
    CHECK(shows(pages, 0, "Opgjort om natten."));
    CHECK_FALSE(shows(pages, pages.pages.size() - 1, "Opgjort om natten."));
    for (const auto& line : runs(pages))
        CHECK(line.baseline < 841.9F - static_cast<float>(setting::press().theme.margin_bottom) + 1);
    check_whole(assembly, pages);
}

TEST_CASE("long compounds in a cell of 22 mm are divided, never cut off") {
    Table table;
    table.columns.resize(4);
    for (auto& column : table.columns) column.weight = 62.36 / 425.2;
    table.columns[3].weight = 1 - 3 * 62.36 / 425.2;
    table.rows = {
        make::row({"Børnedatabasen", "Samarbejdsaftalegrundlag", "Ungdomsuddannelse", "Andet"}, RowKind::header),
        make::row({"sundhedskoordinationsudvalget", "familieambulatoriet", "ungdomsuddannelse",
                   "https://www.eksempel.dk/en/meget/lang/adresse/der/ikke/kan/staa/paa/en/linje-i-en-celle.pdf"}),
        make::row({"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "a", "b", "c"})};
    const Assembly assembly = setting::document({{table, {}, {}, 0}});
    const Pages pages = setting::paginate(assembly);
    check_whole(assembly, pages);
    int hyphens = 0;
    for (const auto& line : runs(pages)) hyphens += line.run->soft_hyphen ? 1 : 0;
    CHECK(hyphens >= 3);
}

TEST_CASE("a table of a thousand rows keeps every word") {
    std::vector<TableRow> rows = {make::row({"Nr.", "Kommune", "Indsats", "Beløb"}, RowKind::header)};
    for (unsigned i = 0; i < 1000; ++i)
        rows.push_back(
            make::row({std::to_string(i), "Kommune " + std::to_string(i % 22), setting::prose(i, 7), "8,6"}));
    const Assembly assembly = setting::document({make::table(4, std::move(rows))});
    const Pages pages = setting::paginate(assembly);
    CHECK(pages.pages.size() > 20);
    check_whole(assembly, pages);
}

TEST_CASE("a table inside a cell keeps its words") {
    Blocks inner = {make::table(2, {make::row({"a", "b"}), make::row({"c", "d"})}, "")};
    std::vector<TableRow> rows = {
        make::row(RowKind::body, {sample::cell(inner), sample::cell({sample::paragraph("ved siden af")})})};
    const Assembly assembly = setting::document({make::table(2, std::move(rows))});
    check_whole(assembly, setting::paginate(assembly));
}

TEST_CASE("group rows are not left at a page's end") {
    std::vector<TableRow> rows = {make::row({"A", "B"}, RowKind::header)};
    for (unsigned i = 0; i < 80; ++i) {
        if (i % 3 == 0) {
            auto group = sample::cell({sample::paragraph("Gruppe " + std::to_string(i))});
            group.column_span = 2;
            rows.push_back(make::row(RowKind::group, {group}));
        }
        rows.push_back(make::row({setting::prose(i, 12), setting::prose(i + 7, 10)}));
    }
    const Assembly assembly = setting::document({make::table(2, std::move(rows))});
    const Pages pages = setting::paginate(assembly);
    check_whole(assembly, pages);
    std::vector<Line> last(pages.pages.size());
    for (const auto& line : runs(pages))
        if (line.baseline > last[line.page].baseline) last[line.page] = line;
    for (const auto& line : last) CHECK(line.run->text.find("Gruppe") == std::string::npos);
}

TEST_CASE("column widths add up, honour weights and follow the content") {
    std::vector<TableColumn> columns(3);
    layout::TableNeeds needs(1);
    needs[0] = {{0, 1, 40, 60, {60}}, {1, 1, 40, 900, {900}}, {2, 1, 30, 35, {35}}};
    auto widths = layout::column_widths(columns, needs, 425, 8);
    CHECK(widths[0] + widths[1] + widths[2] == Approx(425));
    CHECK(widths[1] > widths[0]);
    CHECK(widths[2] >= 30);
    columns[0].weight = 0.5;
    widths = layout::column_widths(columns, needs, 425, 8);
    CHECK(widths[0] == Approx(212.5));
    CHECK(widths[0] + widths[1] + widths[2] == Approx(425));
}

TEST_CASE("tables with the same head share their column edges") {
    const auto made = [](unsigned seed, int words) {
        return make::table(3, {make::row({"Indsats", "Ansvarlig", "Frist"}, RowKind::header),
                               make::row({setting::prose(seed, words), "Kommunerne", "1. juli 2024"}),
                               make::row({setting::prose(seed + 1, words), "Regionen", "1. juli 2025"})});
    };
    const Assembly assembly = setting::document({made(1, 12), made(7, 15)});
    const Pages pages = setting::paginate(assembly);
    std::vector<float> edges;
    for (const auto& line : runs(pages))
        if (line.run->text == "Ansvarlig") edges.push_back(line.x);
    REQUIRE(edges.size() == 2);
    CHECK(edges[0] == Approx(edges[1]));
}
