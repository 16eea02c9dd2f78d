// SPDX-License-Identifier: MPL-2.0
#include "write/xlsx/cell_text.h"

#include "catch.h"
#include "sample/sample.h"

using namespace writing::xlsx;
using namespace model;

namespace {

ListItem item(std::string label, Blocks blocks) {
    ListItem made;
    made.label = std::move(label);
    made.children = std::move(blocks);
    return made;
}

Block list(bool ordered, std::vector<ListItem> items) {
    return {List{ordered, 1, true, std::move(items)}, {}, {}, 0};
}

}  // namespace

TEST_CASE("blocks become lines") {
    const Blocks blocks = {
        sample::paragraph("Opgøres hvert år:"),
        list(false,
             {item("•", {sample::paragraph("65-79-årige"), list(true, {item("a)", {sample::paragraph("kvinder")}),
                                                                       item("b)", {sample::paragraph("mænd")})})}),
              item("•", {sample::paragraph("ældre"), sample::paragraph("fortsat")})})};
    CHECK(cell_text(blocks, {}) == "Opgøres hvert år:\n– 65-79-årige\n  a) kvinder\n  b) mænd\n– ældre\n  fortsat");
}

TEST_CASE("line breaks end lines, deletions are left out, empty cells are empty") {
    const std::vector<ReviewMark> marks = {ReviewMark{ReviewKind::deletion, {}, {}, {}, {}, {}, {}, false, {}}};
    const Blocks blocks = {{Paragraph{{sample::text("a"),
                                       {LineBreak{}, {}, 0},
                                       sample::text("b"),
                                       {ReviewBoundary{0, true}, {}, 0},
                                       sample::text("væk"),
                                       {ReviewBoundary{0, false}, {}, 0},
                                       sample::text("c")}},
                            {},
                            {},
                            0}};
    CHECK(cell_text(blocks, marks) == "a\nbc");
    CHECK(cell_text({}, {}).empty());
}

TEST_CASE("a deletion that goes on over a line break is left out too") {
    const std::vector<ReviewMark> marks = {ReviewMark{ReviewKind::deletion, {}, {}, {}, {}, {}, {}, false, {}}};
    const Blocks blocks = {{Paragraph{{sample::text("a"),
                                       {ReviewBoundary{0, true}, {}, 0},
                                       sample::text("væk"),
                                       {LineBreak{}, {}, 0},
                                       sample::text("også væk"),
                                       {ReviewBoundary{0, false}, {}, 0},
                                       sample::text("c")}},
                            {},
                            {},
                            0}};
    CHECK(cell_text(blocks, marks) == "ac");
}

TEST_CASE("runs tell what looks differently, and what was inserted and deleted") {
    const std::vector<ReviewMark> marks = {ReviewMark{ReviewKind::deletion, {}, {}, {}, {}, {}, {}, false, {}},
                                           ReviewMark{ReviewKind::insertion, {}, {}, {}, {}, {}, {}, false, {}}};
    const Blocks blocks = {{Paragraph{{sample::text("fra "),
                                       {ReviewBoundary{0, true}, {}, 0},
                                       sample::text("8"),
                                       {ReviewBoundary{0, false}, {}, 0},
                                       {ReviewBoundary{1, true}, {}, 0},
                                       {Strong{{sample::text("9")}}, {}, 0}}},
                            {},
                            {},
                            0}};
    OpenMarks open;
    const CellText made = cell_runs(blocks, marks, open);
    CHECK(made.text == "fra 89");
    REQUIRE(made.runs.size() == 3);
    CHECK(made.runs[0].look.is_plain());
    CHECK(made.runs[1].look.deleted);
    CHECK((made.runs[2].look.inserted && made.runs[2].look.bold));
    CHECK(open.insertions == 1);  // it goes on in the next cell
    CHECK(cell_runs({sample::paragraph("ord")}, marks, open).runs.at(0).look.inserted);
}

TEST_CASE("plain words are one text without runs") {
    OpenMarks open;
    const CellText made = cell_runs({sample::paragraph("kun ord")}, {}, open);
    CHECK(made.text == "kun ord");
    CHECK(made.runs.empty());
}

TEST_CASE("where a cell leads") {
    const auto link = [](std::string target) {
        const auto found =
            links_in({{Paragraph{{{Link{std::move(target), "", {sample::text("her")}, 0}, {}, 0}}}, {}, {}, 0}});
        return found.empty() ? std::string() : found.front().address + " " + found.front().words;
    };
    CHECK(link("https://www.sst.dk") == "https://www.sst.dk her");
    CHECK(link("mailto:a@b.dk") == "mailto:a@b.dk her");
    CHECK(link("https://sønderborg.dk/blå") == "https://xn--snderborg-l8a.dk/bl%C3%A5 her");
    CHECK(link("https://eksempel.dk\\sti").empty());
    CHECK(link("javascript:alert(1)").empty());
    CHECK(links_in({sample::paragraph("https://www.sst.dk")}).empty());
}

TEST_CASE("lengths are counted as Excel does, and cuts fall between characters") {
    CHECK(excel_length("aæ😀") == 4);
    CHECK(cut("aæ😀b", 3) == "aæ");
    CHECK(cut("aæ😀b", 4) == "aæ😀");
    CHECK(measure("ab\nabcd", 2).lines == 3);
    CHECK(measure("ab\nabcd").longest_line == 4);
    CHECK(measure("en to tre fire", 6).lines == 3);
    CHECK(measure("en to tre fire", 9).lines == 2);
    CHECK(measure("", 9).lines == 1);
}
