// SPDX-License-Identifier: MPL-2.0
// Where pages end: what is kept together, what may part, and that no page is left emptier than it must be.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "catch.h"
#include "make.h"
#include "model/walk.h"
#include "page_reading.h"
#include "setting.h"

using namespace model;
using namespace page_reading;

namespace {

Block classed(Block block, const char* name) {
    block.attributes.classes.push_back(name);
    return block;
}

Block cover(std::size_t parties, std::size_t facts) {
    std::vector<TableRow> rows;
    for (std::size_t i = 0; i < facts; ++i)
        rows.push_back(make::row(RowKind::body, {sample::cell({sample::paragraph("Aftaleperiode")}, true),
                                                 sample::cell({sample::paragraph("1. januar 2024 – 30. juni 2027")})}));
    std::vector<ListItem> names;
    for (std::size_t i = 0; i < parties; ++i)
        names.push_back(make::item("", {sample::paragraph(i % 5 == 0 ? "Faaborg-Midtfyn Kommune" : "Assens Kommune")}));
    Block made = make::div(
        DivKind::cover,
        {classed(sample::paragraph("Administrativt tillæg · Gældende"), "cover-kind"),
         classed(sample::paragraph("Administrativt tillæg til Sundhedsaftalen 2024–2027"), "title"),
         classed(sample::paragraph("Organisering, indsatser og opfølgning"), "subtitle"),
         classed(make::table(2, std::move(rows), ""), "facts"), classed(sample::paragraph("Parter"), "cover-label"),
         classed(make::div(DivKind::columns, {make::list(std::move(names))}, {{"count", "2"}}), "parties")});
    return classed(std::move(made), "cover");
}

Contents contents(int chapters, int sections) {
    Contents made;
    made.title = {sample::text("Indhold")};
    for (int i = 1; i <= chapters; ++i) {
        made.entries.push_back({1, std::to_string(i), {sample::text("Kapitel")}, 0, 0});
        for (int k = 1; k <= sections; ++k)
            made.entries.push_back({2, std::to_string(i) + "." + std::to_string(k), {sample::text("Afsnit")}, 0, 0});
    }
    return made;
}

Assembly with_contents(Contents listed) {
    return setting::document({cover(3, 3), {std::move(listed), {}, {}, 0}, sample::paragraph("Teksten begynder.")});
}

// The lowest baseline of the text on each page.
std::vector<float> bottoms(const Pages& pages) {
    std::vector<float> found(pages.pages.size(), 0);
    for (const auto& line : runs(pages)) found[line.page] = std::max(found[line.page], line.baseline);
    return found;
}

Assembly prose_document(unsigned seed, int paragraphs) {
    Blocks blocks;
    for (int i = 0; i < paragraphs; ++i) {
        const auto next = seed + static_cast<unsigned>(i);
        if (i % 4 == 0)
            blocks.push_back(
                sample::heading(i % 12 == 0 ? 1 : 2, std::to_string(i), "Overgange", "a" + std::to_string(i)));
        blocks.push_back(sample::paragraph(setting::prose(next, 40 + static_cast<int>(next * 37 % 90))));
    }
    return setting::document(std::move(blocks));
}

}  // namespace

TEST_CASE("a cover with twenty-three parties and nine facts is one page") {
    const Assembly assembly = setting::document({cover(23, 9), sample::paragraph("Teksten begynder.")});
    const Pages pages = setting::paginate(assembly);
    CHECK(pages.pages.size() == 2);
    // Three columns, as level as they can be: eight names in the tallest.
    std::map<int, int> names;
    for (const auto& line : runs(pages))
        if (line.page == 0 && line.run->text.find("Kommune") != std::string::npos) ++names[static_cast<int>(line.x)];
    REQUIRE(names.size() == 3);
    for (const auto& [x, count] : names) CHECK(count <= 8);
}

TEST_CASE("a cover that is full gives up space above, one that is not keeps it") {
    const auto first_baseline = [](std::size_t parties, std::size_t facts) {
        const Assembly assembly = setting::document({cover(parties, facts), sample::paragraph("Teksten begynder.")});
        const Pages pages = setting::paginate(assembly);
        CHECK(pages.pages.size() == 2);
        return runs(pages).front().baseline;
    };
    const float calm = first_baseline(3, 4);
    CHECK(first_baseline(23, 8) == Approx(calm));
    CHECK(first_baseline(23, 14) < calm);
}

TEST_CASE("the names of a cover that no page can hold go to the next page together") {
    const Assembly assembly = setting::document({cover(23, 27), sample::paragraph("Teksten begynder.")});
    const Pages pages = setting::paginate(assembly);
    CHECK(pages.pages.size() == 3);
    for (const auto& line : runs(pages))
        if (line.run->text.find("Kommune") != std::string::npos || line.run->text == "Parter") CHECK(line.page == 1);
}

TEST_CASE("a cover of two pages has all its facts on the first where that page can hold them") {
    int pages_of_two = 0;
    for (const std::size_t facts : {16U, 18U, 20U, 22U}) {
        const Assembly assembly = setting::document({cover(60, facts), sample::paragraph("Teksten begynder.")});
        const Pages pages = setting::paginate(assembly);
        pages_of_two += pages.pages.size() == 3 ? 1 : 0;
        INFO(facts << " facts");
        for (const auto& line : runs(pages)) {
            if (line.run->text.find("Aftaleperiode") != std::string::npos) CHECK(line.page == 0);
            if (line.run->text.find("Kommune") != std::string::npos) CHECK(line.page + 2 == pages.pages.size());
        }
    }
    CHECK(pages_of_two > 0);
}

TEST_CASE("the facts of a cover with a very long title stand together") {
    int overleaf = 0;
    for (int length = 4; length < 12; ++length) {
        Assembly assembly = setting::document({cover(23, 20), sample::paragraph("Teksten begynder.")});
        std::string title = "Administrativt tillæg til Sundhedsaftalen";
        for (int i = 0; i < length; ++i) title += " om sammenhængende forløb for ældre medicinske patienter i regionen";
        auto& front = std::get<Div>(assembly.blocks.front().kind).children;
        front[1].kind = Paragraph{{sample::text(title)}};
        const Pages pages = setting::paginate(assembly);
        std::size_t facts = 0;
        for (const auto& line : runs(pages))
            if (line.run->text.find("Aftaleperiode") != std::string::npos) facts += line.page;
        INFO(facts << " of 20 on the second page, title " << length);
        CHECK((facts == 0 || facts == 20));
        overleaf += facts == 20 ? 1 : 0;
    }
    CHECK(overleaf > 0);
}

TEST_CASE("contents that are three lines too long are set a little closer") {
    const Pages pages = setting::paginate(with_contents(contents(7, 5)));
    CHECK(pages.pages.size() == 3);
    CHECK(collisions(pages) == 0);
    float last = 0;
    for (const auto& line : runs(pages)) {
        if (line.page != 1 || std::abs(line.baseline - last) < 1) continue;
        if (last > 0) CHECK(line.baseline - last >= 15 * 0.85F);
        last = line.baseline;
    }
}

TEST_CASE("longer contents part between chapters") {
    const Assembly assembly = with_contents(contents(9, 5));
    const Pages pages = setting::paginate(assembly);
    REQUIRE(pages.pages.size() == 4);
    const auto labels = runs(pages, MarkRole::label);
    const auto first = std::find_if(labels.begin(), labels.end(), [](const Line& line) { return line.page == 2; });
    REQUIRE(first != labels.end());
    CHECK(first->run->text.find('.') == std::string::npos);
}

TEST_CASE("no word is divided between pages") {
    int pages_seen = 0;
    for (unsigned seed = 1; seed <= 8; ++seed) {
        const Pages pages = setting::paginate(prose_document(seed * 100, 40));
        const auto lowest = bottoms(pages);
        pages_seen += static_cast<int>(pages.pages.size());
        for (const auto& line : runs(pages))
            if (line.baseline == lowest[line.page]) CHECK_FALSE(line.run->soft_hyphen);
    }
    CHECK(pages_seen > 60);
}

TEST_CASE("pages of text are full") {
    for (unsigned seed = 1; seed <= 4; ++seed) {
        const Assembly assembly = prose_document(seed * 31, 60);
        const Pages pages = setting::paginate(assembly);
        const auto lowest = bottoms(pages);
        const double bottom = setting::press().theme.page_height - setting::press().theme.margin_bottom;
        for (std::size_t i = 0; i + 1 < lowest.size(); ++i) CHECK(bottom - lowest[i] < 9 * 15);
        CHECK(lone_headings(assembly, pages) == 0);
        CHECK(widows_and_orphans(assembly, pages) == 0);
    }
}

TEST_CASE("the last page is not a few lines alone") {
    for (int words = 40; words < 640; words += 25) {
        Blocks blocks;
        for (unsigned i = 0; i < 7; ++i) blocks.push_back(sample::paragraph(setting::prose(i, 75)));
        blocks.push_back(sample::paragraph(setting::prose(77, words)));
        const Pages pages = setting::paginate(setting::document(std::move(blocks)));
        if (pages.pages.size() < 2) continue;
        const auto lowest = bottoms(pages);
        CHECK(lowest.back() - setting::press().theme.margin_top > 4 * 15);
    }
}

TEST_CASE("a table begins on a page with its head and two rows, or not at all") {
    for (int words = 60; words < 500; words += 30) {
        std::vector<TableRow> rows = {make::row({"Indsats", "Frist"}, RowKind::header)};
        for (unsigned i = 0; i < 30; ++i)
            rows.push_back(make::row({setting::prose(i, 9), "række " + std::to_string(i)}));
        Blocks blocks;
        for (unsigned i = 0; i < 3; ++i) blocks.push_back(sample::paragraph(setting::prose(i, 60)));
        blocks.push_back(sample::paragraph(setting::prose(9, words)));
        blocks.push_back(make::table(2, std::move(rows)));
        const Pages pages = setting::paginate(setting::document(std::move(blocks)));
        std::map<std::size_t, int> on_page;
        for (const auto& line : runs(pages))
            if (line.run->text.find("række") == 0) ++on_page[line.page];
        for (const auto& [page, count] : on_page) CHECK(count >= 2);
    }
}

TEST_CASE("a table of few rows stays whole below a small hole, and is halved by a large one") {
    const float line = 15;
    int whole = 0;
    std::map<int, int> parted;  // rows more above the page's end than below
    for (const std::size_t body : {std::size_t{6}, std::size_t{7}})
        for (unsigned above = 16; above < 36; ++above) {
            std::vector<TableRow> rows = {make::row({"Indsats", "Frist"}, RowKind::header)};
            for (std::size_t i = 0; i < body; ++i)
                rows.push_back(make::row({"række " + std::to_string(i) + " " + setting::prose(i, 14), "1. maj 2025"}));
            Blocks blocks;
            for (unsigned i = 0; i < above; ++i) blocks.push_back(sample::paragraph("Linje " + std::to_string(i)));
            blocks.push_back(make::table(2, std::move(rows), ""));
            blocks.push_back(sample::paragraph(setting::prose(3, 90)));
            const Pages pages = setting::paginate(setting::document(std::move(blocks)));
            std::map<std::size_t, int> on_page;
            float bottom = 0;
            for (const auto& run : runs(pages)) {
                if (run.run->text.find("række") == 0) ++on_page[run.page];
                if (run.run->text.find("Linje") == 0 && run.page == 0) bottom = std::max(bottom, run.baseline);
            }
            if (on_page.size() == 1) {
                whole += on_page.count(1) > 0 ? 1 : 0;
                continue;
            }
            const auto& theme = setting::press().theme;
            const auto free = static_cast<float>(theme.page_height - theme.margin_bottom) - bottom;
            INFO("rows " << body << ", lines above " << above << ", free " << free / line);
            REQUIRE(on_page.size() == 2);
            CHECK(free > 5 * line);
            ++parted[on_page.begin()->second - on_page.rbegin()->second];
        }
    CHECK(whole > 0);
    CHECK(parted[1] > 0);
    CHECK(parted[3] <= parted[1]);  // four rows and three rather than five and two
}

TEST_CASE("a heading does not stand above a hole before a figure") {
    Figure figure;
    figure.chart = OrgChart{};
    for (int i = 0; i < 9; ++i)
        figure.chart->units.push_back(
            {std::to_string(i), "Enhed", "politisk", i == 0 ? "" : std::to_string(i - 1), false, {}});
    Blocks blocks;
    for (unsigned i = 0; i < 3; ++i) blocks.push_back(sample::paragraph(setting::prose(i, 90)));
    blocks.push_back(sample::heading(2, "1", "Organisering", "org"));
    blocks.push_back(sample::paragraph(setting::prose(4, 30)));
    blocks.push_back({std::move(figure), {}, {}, 0});
    blocks.push_back(sample::paragraph(setting::prose(5, 60)));
    const Assembly assembly = setting::document(std::move(blocks));
    const Pages pages = setting::paginate(assembly);
    CHECK(pages.places[assembly.blocks[3].id].page == pages.places[assembly.blocks[5].id].page);
}

TEST_CASE("columns that end level are at most two lines apart") {
    for (unsigned seed = 1; seed < 12; ++seed) {
        Blocks inside;
        for (unsigned i = 0; i < 3 + seed % 3; ++i)
            inside.push_back(sample::paragraph(setting::prose(seed * 10 + i, 25 + static_cast<int>(seed * 7 % 40))));
        const Assembly assembly = setting::document({make::div(DivKind::columns, std::move(inside), {{"count", "2"}})});
        const Pages pages = setting::paginate(assembly);
        float bottom[2] = {0, 0};
        for (const auto& line : runs(pages)) {
            float& one = bottom[line.x < 290 ? 0 : 1];
            one = std::max(one, line.baseline);
        }
        INFO("seed " << seed);
        CHECK(std::abs(bottom[0] - bottom[1]) <= 30.01F);
    }
}

TEST_CASE("a note is divided rather than leaving a third of the page empty") {
    Blocks blocks;
    for (unsigned i = 0; i < 4; ++i) blocks.push_back(sample::paragraph(setting::prose(i, 80)));
    blocks.push_back(make::paragraph_with_note(setting::prose(8, 20), 0, " " + setting::prose(9, 120)));
    blocks.push_back(sample::paragraph(setting::prose(10, 120)));
    const Assembly assembly = setting::document(std::move(blocks), {make::note("1", setting::prose(3, 420))});
    const Pages pages = setting::paginate(assembly);
    CHECK(pages.places[assembly.footnotes[0].id].page == 0);
}

TEST_CASE("a tall row goes on overleaf rather than leaving a large hole, several lines of it on each page") {
    int divided = 0;
    for (int words = 20; words <= 420; words += 20) {
        Blocks blocks;
        for (unsigned i = 0; i < 3; ++i) blocks.push_back(sample::paragraph(setting::prose(i, 70)));
        blocks.push_back(sample::paragraph(setting::prose(7, words)));
        blocks.push_back(sample::heading(2, "1", "Målsætning", "m"));
        blocks.push_back(make::table(
            2, {make::row({"Mål", "Indsats"}, RowKind::header), make::row({setting::prose(9, 230), "Indsatser"})}));
        const Assembly assembly = setting::document(std::move(blocks));
        const Pages pages = setting::paginate(assembly);
        const auto& table = std::get<Table>(assembly.blocks.back().kind);
        const NodeId tall = std::get<Paragraph>(table.rows[1].cells[0].children[0].kind).children[0].id;
        std::map<std::size_t, std::set<float>> lines;
        float lowest = 0;
        for (const auto& line : runs(pages)) {
            if (line.page == 0) lowest = std::max(lowest, line.baseline);
            if (line.run->mark.node == tall) lines[line.page].insert(line.baseline);
        }
        REQUIRE(!lines.empty());
        if (lines.size() > 1) ++divided;
        for (const auto& [page, baselines] : lines) CHECK(baselines.size() >= 4);
        // The heading, the caption and the head with four lines of the row have no room on what is left.
        if (lines.begin()->first > 0) CHECK(842 - 85 - lowest < 15 * 11.5F);
    }
    CHECK(divided > 2);
}
