// SPDX-License-Identifier: MPL-2.0
// How cells' words fall into lines, and the widths that follow from it.
#include <map>
#include <numeric>
#include <string>
#include <vector>

#include "catch.h"
#include "layout/cell_lines.h"
#include "layout/table_plan.h"
#include "layout/width_search.h"
#include "make.h"
#include "page_reading.h"
#include "setting.h"

using namespace model;
using namespace page_reading;
using layout::CellPiece;
using Joint = layout::CellPiece::Joint;

namespace {

// A word of syllables that are 20 points wide, as a cell's next word.
void add_word(std::vector<CellPiece>& pieces, Joint joint, int syllables) {
    for (int i = 0; i < syllables; ++i) {
        if (i == 0)
            pieces.push_back({pieces.empty() ? Joint::line : joint, 3, 0, 20, 0, 4});
        else
            pieces.push_back({Joint::syllable, 0, 4, 20, 0, 4});
    }
}

std::vector<CellPiece> words(int count, int syllables) {
    std::vector<CellPiece> pieces;
    for (int i = 0; i < count; ++i) add_word(pieces, Joint::space, syllables);
    return pieces;
}

layout::CellNeed cell(std::uint32_t column, std::vector<CellPiece> pieces) {
    layout::CellNeed need;
    need.column = column;
    need.sampled = true;
    need.pieces = std::move(pieces);
    need.lines = {100};
    return need;
}

}  // namespace

TEST_CASE("a cell's lines are counted, and what is divided in them has its price") {
    CHECK(layout::look_of(words(4, 2), 83, false).lines == 2);
    CHECK(layout::look_of(words(4, 2), 83, false).price == 0);
    CHECK(layout::look_of(words(4, 2), 82, false).lines == 4);
    const auto torn = layout::look_of(words(1, 2), 30, false);
    CHECK(torn.lines == 2);
    CHECK(torn.towers == 1);
    CHECK(layout::look_of(words(1, 2), 30, true).price > torn.price);
    CHECK(layout::look_of(words(9, 2), 30, false).price < 9 * torn.price);
    CHECK(layout::look_of({}, 30, false).lines == 0);
}

TEST_CASE("a number that is parted from its unit is dearer than any syllable, and stays whole where a line holds it") {
    std::vector<CellPiece> amount;
    add_word(amount, Joint::space, 1);
    add_word(amount, Joint::tie, 1);
    CHECK(layout::look_of(amount, 43, false).price == 0);
    const auto parted = layout::look_of(amount, 30, false);
    CHECK(parted.parted == 1);
    CHECK(parted.lines == 2);
    CHECK(parted.price > layout::look_of(words(1, 2), 30, false).price);
}

TEST_CASE("a column of short words gets the room to stand whole from one of prose, which gets no more than it needs") {
    layout::TableNeeds needs;
    for (int row = 0; row < 8; ++row)
        needs.push_back({cell(0, words(12, 1)), cell(1, words(1, 3)), cell(2, words(1, 2))});
    const layout::WidthRules rules{8, true, 1, {28, 28, 28}, {false, false, false}, false};
    const std::vector<float> start = {200, 34, 80};
    REQUIRE(layout::look_of(needs, start, rules).towers > 0.3F);
    const auto found = layout::search_widths(needs, start, rules, 0.96F);
    CHECK(layout::look_of(needs, found, rules).towers == 0);
    CHECK(layout::look_of(needs, found, rules).price == 0);
    CHECK(std::accumulate(found.begin(), found.end(), 0.0F) == Approx(314));
    CHECK(found[1] >= 68);
    // No more than a quarter higher: two lines of prose are three at most, so nothing is taken from it here.
    const auto& prose = needs[0][0].pieces;
    CHECK(layout::look_of(prose, found[0] - 8, false).lines <=
          1.25F * layout::look_of(prose, start[0] - 8, false).lines);
}

TEST_CASE("a name with a hyphen stays whole in a column of names, even where notes take a line more for it") {
    layout::TableNeeds needs;
    for (int row = 0; row < 6; ++row) needs.push_back({cell(0, words(1, 2)), cell(1, words(row < 2 ? 9 : 1, 2))});
    std::vector<CellPiece> name = words(1, 2);
    name.push_back({Joint::mark, 0, 0, 30, 0, 6});
    needs.push_back({cell(0, name), cell(1, {})});
    const layout::WidthRules rules{8, true, 1, {50, 60}, {false, false}, false};
    const std::vector<float> start = {50, 226};
    REQUIRE(layout::look_of(needs, start, rules).price > 0);
    const auto found = layout::search_widths(needs, start, rules, 0.96F);
    CHECK(layout::look_of(needs, found, rules).price == 0);
    CHECK(layout::look_of(needs[0][1].pieces, found[1] - 8, false).lines == 3);
    CHECK(layout::look_of(needs[0][1].pieces, start[1] - 8, false).lines == 2);
}

TEST_CASE("columns whose width their author chose, and those at their least, give nothing") {
    const layout::TableNeeds needs = {{cell(0, words(12, 1)), cell(1, words(1, 3))}};
    const std::vector<float> start = {200, 34};
    CHECK(layout::search_widths(needs, start, {8, true, 1, {28, 28}, {true, false}, false}, 0.96F) == start);
    CHECK(layout::search_widths(needs, start, {8, true, 1, {200, 28}, {false, false}, false}, 0.96F) == start);
}

TEST_CASE("numbers keep away from the words after them where a compound divided at its joint makes room for it") {
    constexpr float kPadding = 8;
    const auto measured = [&](bool divided) {
        layout::TableNeeds needs;
        for (int row = 0; row < 2; ++row) {
            layout::CellNeed number = cell(0, {{Joint::line, 0, 0, 60, 0, 6}});
            number.gap = kPadding;
            number.least = number.kept = number.number = number.wish = 60 + 2 * kPadding;
            layout::CellNeed prose = cell(1, words(9, 2));
            prose.kept = 40 + kPadding;
            prose.least = row == 0 ? (divided ? 80 : 150) + kPadding : prose.kept;
            prose.wish = 500;
            prose.lines = {492};
            if (row == 0) {
                prose.pieces.push_back({Joint::space, 3, 0, 75, 0, 12});
                prose.pieces.push_back({divided ? Joint::seam : Joint::none, 0, 4, 75, 0, 12});
            }
            if (row == 0 && !divided) {
                prose.pieces.pop_back();
                prose.pieces.back().width = 150;
            }
            needs.push_back({number, prose});
        }
        return needs;
    };
    const auto plan = layout::plan_table(
        std::vector<TableColumn>(2), measured(false), [&] { return measured(true); }, 227, kPadding, 1);
    CHECK(plan.scale == 1);
    CHECK(plan.gaps);
    CHECK(plan.widths[0] >= 60 + plan.padding + kPadding - 0.1F);
}

TEST_CASE("a page is turned for addresses in many pieces, when it holds them whole") {
    const std::string address = "sekretariatet@eksempel.dk";
    const std::vector<std::string> row = {address, "§ 24 b, stk. 1",      "12–25 dage",
                                          address, "31. december 2026",   address,
                                          address, "Forløbskoordinatoren"};
    const std::vector<std::string> heads = {"Kontakt", "Hjemmel", "Ventetid", "Kontakt",
                                            "Frist",   "Kontakt", "Kontakt",  "Part"};
    Diagnostics diagnostics;
    const Assembly assembly =
        setting::document({make::table(8, {make::row(heads, RowKind::header), make::row(row), make::row(row)})});
    const Pages pages = setting::paginate(assembly, setting::press().theme, diagnostics);
    CHECK(pages.pages[0].width > pages.pages[0].height);
    for (const auto& line : runs(pages)) CHECK(line.run->text != "riatet@");
}

TEST_CASE("columns that are to be filled in by hand have room for it") {
    const Assembly assembly = setting::document({make::table(
        4, {make::row({"For", "Navn og titel", "Dato", "Underskrift"}, RowKind::header),
            make::row({"Assens Kommune", "", "", ""}), make::row({"Faaborg-Midtfyn Kommune", "", "", ""})})});
    const Pages pages = setting::paginate(assembly);
    std::map<std::string, float> left;
    for (const auto& line : runs(pages)) left[line.run->text] = line.x;
    CHECK(left.at("Underskrift") - left.at("Dato") > 84);
    CHECK(left.at("Dato") - left.at("Navn og titel") > 84);
    CHECK(510 - left.at("Underskrift") > 80);
}
