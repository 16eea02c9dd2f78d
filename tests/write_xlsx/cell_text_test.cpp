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

TEST_CASE("a cell that is a link, and others") {
    const auto link = [](std::string target) {
        return Blocks{{Paragraph{{{Link{std::move(target), "", {sample::text("her")}, 0}, {}, 0}}}, {}, {}, 0}};
    };
    CHECK(only_link(link("https://www.sst.dk")) == "https://www.sst.dk");
    CHECK(only_link(link("mailto:a@b.dk")) == "mailto:a@b.dk");
    CHECK(only_link(link("https://sønderborg.dk/blå")) == "https://xn--snderborg-l8a.dk/bl%C3%A5");
    CHECK_FALSE(only_link(link("https://eksempel.dk\\sti")));
    CHECK_FALSE(only_link(link("javascript:alert(1)")));
    CHECK_FALSE(only_link(link("#tbl-maal")));
    CHECK_FALSE(only_link({sample::paragraph("https://www.sst.dk")}));
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
