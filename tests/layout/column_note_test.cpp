// SPDX-License-Identifier: MPL-2.0
// Notes at the foot of the column that calls them.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "catch.h"
#include "make.h"
#include "page_reading.h"
#include "setting.h"

using namespace model;
using namespace page_reading;

namespace {

float left_of_right_column() {
    const Theme& theme = setting::press().theme;
    const double text = theme.page_width - theme.margin_left - theme.margin_right;
    return static_cast<float>(theme.margin_left + (text + theme.column_gap) / 2);
}

// No line stands below the text area, and none of the text below or on a line of a note in its own column.
void check_feet(const Assembly& assembly, const Pages& pages) {
    const auto bottom = static_cast<float>(setting::press().theme.page_height - setting::press().theme.margin_bottom);
    const auto& first_note = assembly.footnotes.front();
    const auto lines = runs(pages);
    for (const auto& line : lines) CHECK(line.baseline < bottom + 1);
    for (const auto& note : lines) {
        if (note.run->mark.node < first_note.id) continue;
        for (const auto& line : lines) {
            const bool beside = line.page == note.page && line.x < note.right && line.right > note.x;
            if (beside && line.run->mark.node < first_note.id) CHECK(line.baseline < note.baseline);
        }
    }
    CHECK(collisions(pages) == 0);
}

}  // namespace

TEST_CASE("notes stand at the foot of the column that calls them") {
    Blocks inside;
    for (unsigned i = 0; i < 40; ++i)
        inside.push_back(i == 2 || i == 8 ? make::paragraph_with_note(setting::prose(i, 30), i == 2 ? 0 : 1, " slut")
                                          : sample::paragraph(setting::prose(i, 30)));
    const Assembly assembly = setting::document(
        {make::paragraph_with_note("Før spalterne", 2, " slut"),
         make::div(DivKind::columns, std::move(inside), {{"count", "2"}})},
        {make::note("1", setting::prose(3, 25)), make::note("2", "Kort."), make::note("3", "Over hele siden.")});
    const Pages pages = setting::paginate(assembly);
    const auto place = [&](std::size_t note) { return pages.places[assembly.footnotes[note].id]; };
    const auto margin = static_cast<float>(setting::press().theme.margin_left);
    REQUIRE(pages.pages.size() >= 2);
    CHECK(place(0).page == 0);
    CHECK(place(1).page == 0);
    CHECK(place(0).x == Approx(margin).margin(0.1));
    CHECK(place(1).x == Approx(left_of_right_column()).margin(0.1));
    // Those of the page stand below those of its columns.
    CHECK(place(2).x == Approx(margin).margin(0.1));
    CHECK(place(2).y > place(0).y);
    CHECK(place(2).y > place(1).y);
    // Its lines are as wide as its column.
    const NodeId first = assembly.footnotes[0].children.front().id;
    for (const auto& line : runs(pages))
        if (line.run->mark.node == first || line.run->mark.node == first + 1)
            CHECK(line.right < left_of_right_column());
    check_feet(assembly, pages);
}

TEST_CASE("a note that is longer than its column goes on overleaf") {
    for (const int words : {200, 500, 1500}) {
        Blocks inside;
        for (unsigned i = 0; i < 30; ++i)
            inside.push_back(i == 4 ? make::paragraph_with_note(setting::prose(i, 30), 0, " slut")
                                    : sample::paragraph(setting::prose(i, 30)));
        const Assembly assembly = setting::document({make::div(DivKind::columns, std::move(inside), {{"count", "2"}})},
                                                    {make::note("1", setting::prose(3, words))});
        const Pages pages = setting::paginate(assembly);
        INFO(words << " words, " << pages.pages.size() << " pages");
        check_feet(assembly, pages);
        const auto shown = words_of_nodes(pages);
        std::size_t longest = 0;
        for (const auto& [node, text] : shown) longest = std::max(longest, text.size());
        CHECK(longest == without_spaces(setting::prose(3, words)).size());
    }
}

TEST_CASE("what a note of a column leaves for the next page stands above that page's own notes") {
    int carried = 0;
    for (unsigned at = 14; at < 26; ++at) {
        for (const int words : {60, 120}) {
            Blocks inside;
            std::vector<Footnote> notes;
            for (unsigned i = 0; i < 50; ++i) {
                if (i < at || i > at + 6) {
                    inside.push_back(sample::paragraph(setting::prose(i, 30)));
                    continue;
                }
                inside.push_back(make::paragraph_with_note(setting::prose(i, 30), i - at, " slut"));
                notes.push_back(make::note(std::to_string(i - at + 1), setting::prose(i, i == at ? words : 15)));
            }
            const Assembly assembly =
                setting::document({make::div(DivKind::columns, std::move(inside), {{"count", "2"}})}, std::move(notes));
            const Pages pages = setting::paginate(assembly);
            INFO("note in paragraph " << at << " of " << words << " words");
            check_feet(assembly, pages);
            const auto lines = runs(pages);
            const NodeId first = assembly.footnotes[0].id;
            const NodeId second = assembly.footnotes[1].id;
            const std::size_t begins = pages.places[first].page;
            for (const auto& rest : lines) {
                if (rest.run->mark.node < first || rest.run->mark.node >= second || rest.page == begins) continue;
                ++carried;
                for (const auto& own : lines) {
                    if (own.run->mark.node < second || own.page != rest.page) continue;
                    const bool in_column = own.x < rest.right && own.right > rest.x;
                    CHECK((!in_column || own.baseline > rest.baseline));
                    CHECK(own.right > rest.x);
                }
            }
        }
    }
    CHECK(carried > 4);
}

namespace {

// Paragraphs and column layouts of two and three columns by turns, with notes short and long in every third paragraph.
Assembly many_layouts(unsigned seed) {
    std::vector<Footnote> notes;
    unsigned number = seed;
    const auto any = [&](unsigned count) {
        number = number * 1103515245 + 12345;
        return number / 65536 % count;
    };
    const auto paragraph = [&](int words) {
        const unsigned at = any(1000);
        if (any(3) != 0) return sample::paragraph(setting::prose(at, words));
        constexpr std::array<int, 5> kWords = {5, 15, 40, 120, 400};
        notes.push_back(make::note(std::to_string(notes.size() + 1), setting::prose(at + 1, kWords[any(5)])));
        return make::paragraph_with_note(setting::prose(at, words), notes.size() - 1, " slut");
    };
    Blocks blocks;
    for (unsigned layout = 0; layout < 6; ++layout) {
        blocks.push_back(paragraph(20 + static_cast<int>(any(3)) * 50));
        Blocks inside;
        for (unsigned i = 0; i < 2 + any(7); ++i) inside.push_back(paragraph(10 + static_cast<int>(any(3)) * 40));
        blocks.push_back(make::div(DivKind::columns, std::move(inside), {{"count", any(2) == 0 ? "2" : "3"}}));
    }
    notes.push_back(make::note(std::to_string(notes.size() + 1), "Kort."));
    blocks.push_back(make::paragraph_with_note("Efter", notes.size() - 1, "."));
    return setting::document(std::move(blocks), std::move(notes));
}

}  // namespace

TEST_CASE("the notes of several column layouts on one page stand clear of the text and of each other") {
    for (unsigned seed = 0; seed < 40; ++seed) {
        const Assembly assembly = many_layouts(seed);
        const Pages pages = setting::paginate(assembly);
        const NodeId first_note = assembly.footnotes.front().id;
        int on_each_other = 0;
        const auto lines = runs(pages);
        for (const auto& a : lines)
            for (const auto& b : lines) {
                const bool beside = a.page == b.page && a.x < b.right - 1 && a.right > b.x + 1;
                const bool in_note = a.run->mark.node < first_note && b.run->mark.node >= first_note;
                if (beside && in_note && a.baseline > b.baseline - 5) ++on_each_other;
            }
        INFO("seed " << seed << ", " << pages.pages.size() << " pages");
        CHECK(on_each_other == 0);
        CHECK(collisions(pages) == 0);
        CHECK(overfull_lines(pages, setting::press().theme) == 0);
    }
}

TEST_CASE("notes as wide as the page stand above those of columns whose calls come later") {
    for (const bool first : {true, false}) {
        Block text = make::paragraph_with_note("Teksten", first ? 0 : 1, ".");
        Block columns =
            make::div(DivKind::columns, {make::paragraph_with_note(setting::prose(3, 60), first ? 1 : 0, ".")});
        if (!first) std::swap(text, columns);
        const Assembly assembly =
            setting::document({std::move(text), std::move(columns), sample::paragraph(setting::prose(5, 30))},
                              {make::note("1", setting::prose(7, 25)), make::note("2", setting::prose(8, 25))});
        const Pages pages = setting::paginate(assembly);
        INFO((first ? "the text calls first" : "the columns call first"));
        REQUIRE(pages.pages.size() == 1);
        const auto& one = pages.places[assembly.footnotes[0].id];
        const auto& two = pages.places[assembly.footnotes[1].id];
        CHECK(one.y + 10 < two.y);
        CHECK(collisions(pages) == 0);
    }
}
