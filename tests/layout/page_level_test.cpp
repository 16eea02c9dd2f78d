// SPDX-License-Identifier: MPL-2.0
// Pages that end level: large spaces give a little, and notes are divided well.
#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <set>

#include "catch.h"
#include "make.h"
#include "page_reading.h"
#include "setting.h"

using namespace model;
using namespace page_reading;

namespace {

Assembly chapters(unsigned seed, int sections) {
    Blocks blocks;
    for (int i = 0; i < sections; ++i) {
        const auto next = seed + static_cast<unsigned>(i) * 7;
        blocks.push_back(sample::heading(2, std::to_string(i + 1), "Overgange", "a" + std::to_string(i)));
        for (unsigned k = 0; k < 3; ++k)
            blocks.push_back(sample::paragraph(setting::prose(next + k, 30 + static_cast<int>((next + k) * 37 % 70))));
    }
    return setting::document(std::move(blocks));
}

double text_bottom() {
    const Theme& theme = setting::press().theme;
    return theme.page_height - theme.margin_bottom;
}

// The lowest baselines of text, by page.
std::map<std::size_t, float> bottoms(const Pages& pages) {
    std::map<std::size_t, float> lowest;
    for (const auto& line : runs(pages)) lowest[line.page] = std::max(lowest[line.page], line.baseline);
    return lowest;
}

}  // namespace

TEST_CASE("pages of text with headings end level, all but the last") {
    int level = 0;
    int all = 0;
    for (unsigned seed = 1; seed <= 6; ++seed) {
        const Pages pages = setting::paginate(chapters(seed * 50, 40));
        for (const auto& [page, lowest] : bottoms(pages)) {
            if (page + 1 == pages.pages.size()) continue;
            ++all;
            if (text_bottom() - lowest < 15) ++level;
        }
    }
    std::cout << level << " of " << all << " pages end level\n";
    CHECK(all > 60);
    CHECK(level >= all * 80 / 100);
}

TEST_CASE("pages of ragged text end level too, and without spaces grown twice where a paragraph takes a line more") {
    Theme theme = setting::press().theme;
    theme.styles["body"].justified = theme.styles["body"].hyphenated = false;
    int level = 0, all = 0, twice = 0, gaps = 0;
    for (unsigned seed = 1; seed <= 6; ++seed) {
        Diagnostics diagnostics;
        const Pages pages = setting::paginate(chapters(seed * 50, 40), theme, diagnostics);
        CHECK(collisions(pages) == 0);
        CHECK(overfull_lines(pages, theme) == 0);
        for (const auto& [page, lowest] : bottoms(pages)) {
            if (page + 1 == pages.pages.size()) continue;
            ++all;
            if (text_bottom() - lowest < 15) ++level;
        }
        const auto lines = runs(pages);
        for (std::size_t i = 1; i < lines.size(); ++i) {
            if (lines[i].run->size < 16 || lines[i - 1].run->size > 12 || lines[i].page != lines[i - 1].page) continue;
            ++gaps;
            if (lines[i].baseline - lines[i - 1].baseline > 30 + 22.5F + 10) ++twice;
        }
    }
    std::cout << level << " of " << all << " ragged pages end level, " << twice << " of " << gaps
              << " spaces grew twice\n";
    CHECK(all > 60);
    CHECK(level >= all * 93 / 100);
    CHECK(twice <= gaps / 20);
}

TEST_CASE("no page runs over its foot, and text stays on the half grid") {
    const Theme& theme = setting::press().theme;
    for (unsigned seed = 1; seed <= 6; ++seed) {
        const Pages pages = setting::paginate(chapters(seed * 23, 40));
        for (const auto& line : runs(pages)) {
            CHECK(line.baseline < text_bottom());
            if (line.run->size != 11.0F) continue;
            const double steps = (line.baseline - theme.margin_top - 11.35) / (theme.baseline / 2);
            CHECK(std::abs(steps - std::round(steps)) < 0.05);
        }
        CHECK(collisions(pages) == 0);
    }
}

TEST_CASE("spaces above headings grow by a line at most and shrink by half a line") {
    for (unsigned seed = 1; seed <= 6; ++seed) {
        const Assembly assembly = chapters(seed * 31, 40);
        const Pages pages = setting::paginate(assembly);
        const auto lines = runs(pages);
        for (std::size_t i = 1; i < lines.size(); ++i) {
            if (lines[i].run->size < 16 || lines[i - 1].run->size > 12 || lines[i].page != lines[i - 1].page) continue;
            const float natural = 30 + 22.5F;  // the space above and the heading's line
            CHECK(lines[i].baseline - lines[i - 1].baseline < natural + 15 + 5);
            CHECK(lines[i].baseline - lines[i - 1].baseline > natural - 7.5F - 8);
        }
    }
}

TEST_CASE("a note is divided with at least two of its lines on each page") {
    int divided = 0;
    for (int words = 20; words < 420; words += 10) {
        Blocks blocks;
        for (unsigned i = 0; i < 5; ++i) blocks.push_back(sample::paragraph(setting::prose(i, 70)));
        blocks.push_back(sample::paragraph(setting::prose(6, words)));
        blocks.push_back(make::paragraph_with_note(setting::prose(8, 12), 0, " " + setting::prose(9, 30)));
        for (unsigned i = 0; i < 3; ++i) blocks.push_back(sample::paragraph(setting::prose(20 + i, 120)));
        const Assembly assembly = setting::document(std::move(blocks), {make::note("1", setting::prose(3, 120))});
        const Pages pages = setting::paginate(assembly);
        std::map<std::size_t, std::set<int>> of_note;
        for (const auto& line : runs(pages))
            if (line.run->size < 9 && line.run->size > 8) of_note[line.page].insert(static_cast<int>(line.baseline));
        CHECK(of_note.size() <= 2);
        if (of_note.size() < 2) continue;
        ++divided;
        for (const auto& [page, lines] : of_note) CHECK(lines.size() >= 2);
    }
    CHECK(divided > 0);
}

TEST_CASE("a note gives way when the lines after its call would leave a hole") {
    // With the whole note the paragraph's last lines do not fit, with a part of it they do.
    int holes = 0;
    for (int words = 20; words < 420; words += 10) {
        Blocks blocks;
        for (unsigned i = 0; i < 5; ++i) blocks.push_back(sample::paragraph(setting::prose(i, 70)));
        blocks.push_back(sample::heading(1, "1", "Parter", "parter"));
        blocks.push_back(sample::paragraph(setting::prose(6, words)));
        blocks.push_back(make::paragraph_with_note(setting::prose(8, 14), 0, " " + setting::prose(9, 14)));
        for (unsigned i = 0; i < 3; ++i) blocks.push_back(sample::paragraph(setting::prose(20 + i, 120)));
        const Pages pages =
            setting::paginate(setting::document(std::move(blocks), {make::note("1", setting::prose(3, 110))}));
        std::map<std::size_t, float> text;
        std::map<std::size_t, float> notes;
        for (const auto& line : runs(pages)) {
            if (line.run->size > 10) text[line.page] = std::max(text[line.page], line.baseline);
            if (line.run->size < 9 && line.run->size > 8 && notes[line.page] == 0) notes[line.page] = line.baseline;
        }
        for (const auto& [page, bottom] : text) {
            const float end = notes[page] > 0 ? notes[page] : static_cast<float>(text_bottom());
            // A last page of a few lines has been given them by the one before it.
            const bool shared = page + 2 == pages.pages.size() && text.rbegin()->second < 88 + 7 * 15;
            if (page + 1 < pages.pages.size() && !shared && end - bottom > 7 * 15) ++holes;
        }
    }
    CHECK(holes == 0);
}
