// SPDX-License-Identifier: MPL-2.0
// How columns end level, what their notes leave for the next page, and what stays whole in them.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "catch.h"
#include "make.h"
#include "page_reading.h"
#include "setting.h"

using namespace model;
using namespace page_reading;

namespace {

Block columns(Blocks inside, const char* count) {
    return make::div(DivKind::columns, std::move(inside), {{"count", count}});
}

// Which of three columns a line stands in.
int third_of(const Line& line) {
    const Theme& theme = setting::press().theme;
    const double text = theme.page_width - theme.margin_left - theme.margin_right;
    return static_cast<int>((line.x - theme.margin_left + 2) / ((text + theme.column_gap) / 3));
}

// The lowest baseline of the text, not the notes, of each of three columns on a page.
std::map<int, float> column_ends(const Assembly& assembly, const Pages& pages, std::uint32_t page) {
    const NodeId first_note = assembly.footnotes.empty() ? ~NodeId{0} : assembly.footnotes.front().id;
    std::map<int, float> ends;
    for (const auto& line : runs(pages))
        if (line.page == page && line.run->mark.node < first_note)
            ends[third_of(line)] = std::max(ends[third_of(line)], line.baseline);
    return ends;
}

}  // namespace

TEST_CASE("columns whose last line calls a long note are level all the same") {
    for (const int words : {150, 600}) {
        const Assembly assembly =
            setting::document({columns({make::paragraph_with_note(setting::prose(1, 150), 0, " slut")}, "3")},
                              {make::note("1", setting::prose(3, words))});
        const Pages pages = setting::paginate(assembly);
        const auto ends = column_ends(assembly, pages, 0);
        INFO(words << " words");
        REQUIRE(ends.size() == 3);
        float least = 1000;
        float most = 0;
        for (const auto& [column, end] : ends) {
            least = std::min(least, end);
            most = std::max(most, end);
        }
        CHECK(most - least < 65);
        CHECK(collisions(pages) == 0);
    }
}

TEST_CASE("the rest of a column's long note stands in as many columns, on whole pages once the text is over") {
    const Assembly assembly =
        setting::document({columns({make::paragraph_with_note(setting::prose(1, 60), 0, " slut")}, "3")},
                          {make::note("1", setting::prose(3, 1500))});
    const Pages pages = setting::paginate(assembly);
    CHECK(pages.pages.size() <= 6);  // in one column, to half of each page: thirteen
    CHECK(collisions(pages) == 0);
    std::set<int> lefts;
    for (const auto& line : runs(pages))
        if (line.page == 1 && line.run->mark.node >= assembly.footnotes.front().id) lefts.insert(third_of(line));
    CHECK(lefts.size() == 3);
    std::size_t longest = 0;
    for (const auto& [node, text] : words_of_nodes(pages)) longest = std::max(longest, text.size());
    CHECK(longest == without_spaces(setting::prose(3, 1500)).size());
}

TEST_CASE("a note over several pages fills them once the text is over") {
    const Assembly assembly = setting::document({make::paragraph_with_note("Teksten er kort", 0, " her.")},
                                                {make::note("1", setting::prose(3, 2200))});
    const Pages pages = setting::paginate(assembly);
    REQUIRE(pages.pages.size() >= 3);
    float first = 1000;
    for (const auto& line : runs(pages))
        if (line.page == 1 && line.run->mark.node >= assembly.footnotes.front().id)
            first = std::min(first, line.baseline);
    CHECK(first < setting::press().theme.margin_top + 60);
}

TEST_CASE("a box of a few lines stands whole in one column") {
    for (unsigned before = 0; before < 8; ++before) {
        Blocks inside;
        for (unsigned i = 0; i < 8 + before; ++i) inside.push_back(sample::paragraph(setting::prose(i, 25)));
        inside.push_back(make::div(
            DivKind::callout, {sample::paragraph("Boksens begyndelse. " + setting::prose(9, 14) + " Boksens ende.")}));
        for (unsigned i = 0; i < 8; ++i) inside.push_back(sample::paragraph(setting::prose(i + 20, 25)));
        const Pages pages = setting::paginate(setting::document({columns(std::move(inside), "2")}));
        const NodeId box = [&] {
            for (const auto& line : runs(pages))
                if (line.run->text.find("Boksens begyndelse") != std::string::npos) return line.run->mark.node;
            return NodeId{0};
        }();
        REQUIRE(box != 0);
        std::set<std::pair<std::uint32_t, bool>> places;
        for (const auto& line : runs(pages))
            if (line.run->mark.node == box)
                places.insert({static_cast<std::uint32_t>(line.page), line.x > setting::press().theme.page_width / 2});
        CHECK(places.size() == 1);
    }
}

TEST_CASE("a heading in three columns is set smaller rather than divided") {
    Blocks inside = {sample::heading(2, "5.1", "Forebyggelse", "a"), sample::paragraph(setting::prose(1, 60)),
                     sample::heading(2, "5.2", "Genoptræning", "b"), sample::paragraph(setting::prose(2, 60))};
    const Pages pages = setting::paginate(setting::document({columns(std::move(inside), "3")}));
    std::set<std::string> found;
    for (const auto& line : runs(pages)) found.insert(line.run->text);
    CHECK(found.count("Forebyggelse") == 1);
    CHECK(found.count("Genoptræning") == 1);
}

TEST_CASE("a heading does not stand with one line alone at a page's foot") {
    for (unsigned lines = 0; lines < 12; ++lines) {
        Blocks blocks;
        for (unsigned i = 0; i < 22 + lines; ++i) blocks.push_back(sample::paragraph("En linje for sig."));
        blocks.push_back(sample::heading(2, "1", "Overskriften", "a"));
        blocks.push_back(sample::paragraph("Indstilling: en linje."));
        blocks.push_back(sample::paragraph("Beslutning: " + setting::prose(lines, 30)));
        for (unsigned i = 0; i < 10; ++i) blocks.push_back(sample::paragraph(setting::prose(i, 40)));
        const Pages pages = setting::paginate(setting::document(std::move(blocks)));
        std::map<std::string, std::size_t> page_of;
        for (const auto& line : runs(pages))
            for (const char* words : {"Overskriften", "Indstilling", "Beslutning"})
                if (line.run->text.find(words) == 0) page_of[words] = static_cast<std::size_t>(line.page);
        INFO(lines << " lines more");
        REQUIRE(page_of.size() == 3);
        CHECK(page_of["Overskriften"] == page_of["Indstilling"]);
        CHECK(page_of["Overskriften"] == page_of["Beslutning"]);
    }
}
