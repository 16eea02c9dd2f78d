// SPDX-License-Identifier: MPL-2.0
// Tables that stand in cells, boxes, columns and notes: nothing of them is lost, and their heads are said again.
#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "catch.h"
#include "make.h"
#include "model/walk.h"
#include "page_reading.h"
#include "setting.h"

using namespace model;
using namespace page_reading;

namespace {

std::string words_of(const Blocks& blocks) {
    std::string words;
    for_each_node(blocks, {{}, [&](const Inline& node) {
                               if (const auto* text = std::get_if<Text>(&node.kind)) words += text->text;
                           }});
    return words;
}

// Whether all words stand on the pages, above their feet.
void check_words(const Assembly& assembly, const Pages& pages) {
    const auto& theme = setting::press().theme;
    std::size_t shown = 0;
    for (const auto& [node, words] : words_of_nodes(pages)) shown += words.size();
    std::size_t wanted = without_spaces(words_of(assembly.blocks)).size();
    for (const auto& note : assembly.footnotes)
        wanted += without_spaces(words_of(note.children)).size() + note.number.size();  // its call
    CHECK(shown == wanted);
    CHECK(overfull_lines(pages, theme) == 0);
    CHECK(collisions(pages) == 0);
    for (const auto& line : runs(pages))
        CHECK(line.baseline < static_cast<float>(theme.page_height - theme.margin_bottom) + 1);
}

Block inner_table(unsigned rows, int words) {
    std::vector<TableRow> made = {make::row({"Opgave", "Tidspunkt"}, RowKind::header)};
    for (unsigned i = 0; i < rows; ++i) made.push_back(make::row({setting::prose(i, 5), setting::prose(i + 3, words)}));
    return make::table(2, std::move(made), "");
}

Assembly in_a_cell(Blocks cell) {
    std::vector<TableRow> rows = {make::row({"Emne", "Indhold"}, RowKind::header)};
    rows.push_back(
        make::row(RowKind::body, {sample::cell({sample::paragraph("Udskrivning")}), sample::cell(std::move(cell))}));
    return setting::document({make::table(2, std::move(rows), "")});
}

Blocks in_columns(Block block) {
    Blocks children = {sample::paragraph(setting::prose(1, 120)), std::move(block),
                       sample::paragraph(setting::prose(2, 120))};
    return {make::div(DivKind::columns, std::move(children))};
}

}  // namespace

TEST_CASE("a table in a cell goes on overleaf between its rows, its head with it") {
    const Assembly assembly = in_a_cell({inner_table(40, 16)});
    const Pages pages = setting::paginate(assembly);
    REQUIRE(pages.pages.size() > 2);
    check_words(assembly, pages);
    for (std::size_t i = 1; i < pages.pages.size(); ++i) CHECK(shows_artifact(pages.pages[i], "Tidspunkt"));
}

TEST_CASE("a row of a table in a cell is divided when no page holds it") {
    const Assembly assembly = in_a_cell({inner_table(1, 1500), sample::paragraph("Efter tabellen.")});
    const Pages pages = setting::paginate(assembly);
    REQUIRE(pages.pages.size() > 2);
    check_words(assembly, pages);
    for (std::size_t i = 1; i + 1 < pages.pages.size(); ++i) CHECK(shows_artifact(pages.pages[i], "Tidspunkt"));
}

TEST_CASE("the head of a table in a cell never stands alone above a page's end") {
    for (int words = 300; words < 420; words += 10) {
        const Assembly assembly = in_a_cell({sample::paragraph(setting::prose(5, words)), inner_table(3, 40)});
        const Pages pages = setting::paginate(assembly);
        check_words(assembly, pages);
        for (std::size_t page = 0; page < pages.pages.size(); ++page) {
            Line last;
            for (const auto& line : runs(pages))
                if (line.page == page && line.baseline > last.baseline) last = line;
            INFO("words " << words << ", page " << page);
            CHECK(last.run->text.find("Opgave") == std::string::npos);
            CHECK(last.run->text.find("Tidspunkt") == std::string::npos);
        }
    }
}

TEST_CASE("a table in a cell whose head fills the page goes on below it") {
    std::vector<TableRow> rows = {make::row({setting::prose(1, 150), setting::prose(2, 10)}, RowKind::header)};
    for (unsigned i = 0; i < 4; ++i) rows.push_back(make::row({setting::prose(i, 20), setting::prose(i + 3, 20)}));
    for (int words = 150; words <= 800; words += 25) {
        rows[0] = make::row({setting::prose(1, words), setting::prose(2, 10)}, RowKind::header);
        INFO("words " << words);
        const Assembly assembly = in_a_cell({make::table(2, rows, "")});
        check_words(assembly, setting::paginate(assembly));
    }
}

TEST_CASE("a box in a cell has its ground") {
    const Assembly assembly = in_a_cell({make::div(DivKind::callout, {sample::paragraph("Husk kvitteringen.")})});
    const Pages pages = setting::paginate(assembly);
    check_words(assembly, pages);
    const Theme& theme = setting::press().theme;
    const Line words = runs(pages).back();
    bool ground = false;
    for (const auto& item : pages.pages[0].items)
        if (const auto* fill = std::get_if<Fill>(&item))
            ground = ground || (fill->colour == theme.tint && fill->rect.x < words.x && fill->rect.y < words.baseline &&
                                fill->rect.y + fill->rect.height > words.baseline &&
                                fill->rect.x > static_cast<float>(theme.margin_left) + 50);
    CHECK(ground);
}

TEST_CASE("a table too high for a column crosses the columns, whatever it stands in") {
    const auto boxed = [](Block table) { return make::div(DivKind::callout, {std::move(table)}); };
    const auto listed = [](Block table) {
        return make::list({make::item("–", {sample::paragraph("Punkt"), std::move(table)})});
    };
    const auto quoted = [](Block table) { return Block{Quote{{std::move(table)}}, {}, {}, 0}; };
    const std::vector<Blocks> all = {
        in_columns(inner_table(2, 700)),         in_columns(boxed(inner_table(1, 900))),
        in_columns(listed(inner_table(1, 900))), in_columns(quoted(inner_table(1, 900))),
        in_columns(boxed(inner_table(60, 20))),
    };
    for (const auto& blocks : all) {
        const Assembly assembly = setting::document(blocks);
        const Pages pages = setting::paginate(assembly);
        REQUIRE(pages.pages.size() > 1);
        check_words(assembly, pages);
        CHECK(shows_artifact(pages.pages[1], "Tidspunkt"));
    }
}

TEST_CASE("a heading right above a table that crosses the columns crosses them with it, and never stands alone") {
    for (int words = 20; words < 700; words += 40) {
        Blocks children = {sample::paragraph(setting::prose(1, words)),
                           sample::heading(2, "1.1", "Økonomi og ressourcer i de fire sundhedsklynger", "a"),
                           inner_table(30, 20), sample::paragraph(setting::prose(2, 60))};
        const Assembly assembly = setting::document({make::div(DivKind::columns, std::move(children))});
        const Pages pages = setting::paginate(assembly);
        INFO("words " << words);
        check_words(assembly, pages);
        CHECK(lone_headings(assembly, pages) == 0);
        for (const auto& line : runs(pages))
            if (line.run->text.find("Økonomi") == 0) CHECK(line.run->text.find("sundhedsklynger") != std::string::npos);
    }
}

TEST_CASE("a small table in columns stays whole") {
    for (int words = 100; words < 500; words += 20) {
        Blocks children = {sample::paragraph(setting::prose(1, words)), inner_table(4, 6),
                           sample::paragraph(setting::prose(2, 120))};
        const Assembly assembly = setting::document({make::div(DivKind::columns, std::move(children))});
        const Pages pages = setting::paginate(assembly);
        check_words(assembly, pages);
        // Its first column has one left edge, wherever it stands.
        const auto& table = std::get<Table>(std::get<Div>(assembly.blocks[0].kind).children[1].kind);
        std::set<int> edges;
        for (const auto& row : table.rows) {
            const auto& words_of_cell = std::get<Paragraph>(row.cells[0].children[0].kind).children[0];
            for (const auto& line : runs(pages))
                if (line.run->mark.node == words_of_cell.id)
                    edges.insert(static_cast<int>(line.page) * 1000 + static_cast<int>(line.x));
        }
        INFO("words " << words);
        CHECK(edges.size() == 1);
    }
}

TEST_CASE("a small table in columns at a page's foot goes overleaf with its heading") {
    std::size_t overleaf = 0;
    for (unsigned above = 10; above < 44; ++above) {
        Blocks blocks;
        for (unsigned i = 0; i < above; ++i) blocks.push_back(sample::paragraph("Kort."));
        blocks.push_back(make::div(
            DivKind::columns,
            {sample::paragraph(setting::prose(1, 90)), sample::heading(2, "1.1", "Økonomi og ressourcer", "a"),
             make::table(2, {make::row({"A", "B"}, RowKind::header), make::row({"Første", "2"}), make::row({"3", "4"})},
                         ""),
             sample::paragraph(setting::prose(2, 60))}));
        const Assembly assembly = setting::document(std::move(blocks));
        const Pages pages = setting::paginate(assembly);
        INFO("below " << above << " lines");
        check_words(assembly, pages);
        std::map<std::string, std::size_t> on;
        for (const auto& line : runs(pages)) on[without_spaces(line.run->text)] = line.page;
        CHECK(on.at("A") == on.at("Første"));
        CHECK(on.at("A") == on.at("3"));
        CHECK(lone_headings(assembly, pages) == 0);
        overleaf += on.at("A");
    }
    CHECK(overleaf > 0);
}

TEST_CASE("a row of a table in a note is divided when no page holds it") {
    Footnote note;
    note.number = "1";
    note.children = {sample::paragraph("Se:"), inner_table(1, 1200)};
    const Assembly assembly =
        setting::document({make::paragraph_with_note("Aftalen", 0, " gælder."), sample::paragraph("Slut.")}, {note});
    const Pages pages = setting::paginate(assembly);
    check_words(assembly, pages);
}

TEST_CASE("a row that a page's end divides begins in all its cells") {
    for (int words = 300; words < 520; words += 10) {
        std::vector<TableRow> rows = {make::row({"Emne", "Indhold"}, RowKind::header)};
        rows.push_back(make::row(RowKind::body, {sample::cell({sample::paragraph("Udskrivning")}),
                                                 sample::cell({sample::paragraph(setting::prose(5, words))})}));
        rows.push_back(
            make::row(RowKind::body, {sample::cell({sample::paragraph("Kendetegn " + setting::prose(2, 40))}),
                                      sample::cell({inner_table(12, 45)})}));
        const Assembly assembly = setting::document({make::table(2, std::move(rows), "")});
        const Pages pages = setting::paginate(assembly);
        check_words(assembly, pages);
        std::set<std::size_t> name, content;
        for (const auto& line : runs(pages)) {
            if (line.run->text.find("Kendetegn") != std::string::npos) name.insert(line.page);
            if (line.run->text.find("Tidspunkt") != std::string::npos) content.insert(line.page);
        }
        INFO("words " << words);
        REQUIRE(name.size() == 1);
        CHECK(content.count(*name.begin()) == 1);
    }
}
