// SPDX-License-Identifier: MPL-2.0
#include "layout/line_break.h"

#include "catch.h"

using layout::Item;

namespace {

Item box(float width) {
    Item item;
    item.width = width;
    return item;
}
Item space() {
    Item item;
    item.kind = Item::Kind::glue;
    item.width = 3;
    item.stretch = 1.5F;
    item.shrink = 1;
    return item;
}
Item hyphen(std::int16_t penalty = 60) {
    Item item;
    item.kind = Item::Kind::penalty;
    item.width = 3;
    item.penalty = penalty;
    item.hyphen = item.flagged = true;
    return item;
}
Item end() {
    Item item;
    item.kind = Item::Kind::forced;
    return item;
}

}  // namespace

TEST_CASE("a paragraph that fits stays on one line") {
    layout::LineBreaker breaker;
    const auto& lines = breaker.break_lines({box(40), space(), box(40), end()}, {100, 10, true});
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].last);
}

TEST_CASE("the whole paragraph is weighed, not line by line") {
    // First fit would put three boxes on the first line and leave a hole on the second.
    layout::LineBreaker breaker;
    const std::vector<Item> items = {box(30), space(), box(30), space(), box(30), space(), box(66),
                                     space(), box(30), space(), box(30), space(), box(30), end()};
    const auto lines = breaker.break_lines(items, {100, 10, true});
    for (const auto& line : lines) CHECK(line.natural - line.shrink <= 100.01F);
    CHECK(lines.size() >= 3);
}

TEST_CASE("words that hold together firmly part only where dividing words does not help") {
    layout::LineBreaker breaker;
    Item tie = space();
    tie.penalty = layout::kFirmTie;
    // The first line is full to the point if it ends at the tie, and loose if it ends before.
    const std::vector<Item> items = {box(30), space(), box(30), space(), box(24), hyphen(), box(3),
                                     space(), box(3),  tie,     box(40), space(), box(30),  end()};
    const auto lines = breaker.break_lines(items, {99, 10, true});
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].break_item < 9);
    const std::vector<Item> whole = {box(60), tie, box(60), end()};
    const auto parted = breaker.break_lines(whole, {99, 10, true});
    REQUIRE(parted.size() == 2);
    CHECK(parted[0].break_item == 1);
}

TEST_CASE("hyphens are used only when lines without them would be bad") {
    layout::LineBreaker breaker;
    const std::vector<Item> good = {box(47), space(), box(25), hyphen(), box(22),
                                    space(), box(97), space(), box(20),  end()};
    for (const auto& line : breaker.break_lines(good, {100, 10, true})) CHECK_FALSE(good[line.break_item].hyphen);
    const std::vector<Item> bad = {box(40), space(), box(52), hyphen(), box(30), space(), box(60), end()};
    const auto lines = breaker.break_lines(bad, {100, 10, true});
    REQUIRE(lines.size() == 2);
    CHECK(bad[lines[0].break_item].hyphen);
}

TEST_CASE("a box wider than the line stands alone; the others still fit") {
    layout::LineBreaker breaker;
    const std::vector<Item> items = {box(40), space(), box(150), space(), box(40), end()};
    for (const bool justified : {true, false}) {
        int overfull = 0;
        for (const auto& line : breaker.break_lines(items, {100, 10, justified}))
            overfull += line.natural > 100.01F ? 1 : 0;
        CHECK(overfull == 1);
    }
}

TEST_CASE("ragged lines are of like length") {
    layout::LineBreaker breaker;
    std::vector<Item> items;
    for (int i = 0; i < 20; ++i) {
        items.push_back(box(i % 3 == 0 ? 34.0F : 21.0F));
        items.push_back(space());
    }
    items.back() = end();
    for (const auto& line : breaker.break_lines(items, {100, 10, false})) {
        CHECK(line.natural <= 100.01F);
        if (!line.last) CHECK(line.natural > 60);
    }
}

TEST_CASE("no word of a heading is divided that fits a line, not even at its own hyphen") {
    layout::LineBreaker breaker;
    Item mark;
    mark.kind = Item::Kind::penalty;
    mark.penalty = 30;
    mark.flagged = true;
    const std::vector<Item> items = {box(40), space(), box(30), mark, box(60), space(), box(20), end()};
    layout::LineRules rules{100, 10};
    CHECK(breaker.break_lines(items, rules)[0].break_item == 3);
    rules.balanced = true;
    for (const auto& line : breaker.break_lines(items, rules))
        CHECK(items[line.break_item].kind != Item::Kind::penalty);
    // One that fits no line is, where it may be.
    rules.width = 88;
    CHECK(breaker.break_lines(items, rules).size() == 2);
    for (const auto& line : breaker.lines()) CHECK(line.natural <= 88.01F);
}

TEST_CASE("a line is not a fragment of a word where wide spaces hold more, however narrow the lines") {
    layout::LineBreaker breaker;
    // No way has good lines: the first word and the next two fill four fifths of the line.
    const std::vector<Item> items = {box(18), hyphen(), box(50), space(), box(28), space(),
                                     box(12), hyphen(), box(46), space(), box(60), end()};
    const auto lines = breaker.break_lines(items, {140, 10, true});
    REQUIRE(lines.size() >= 2);
    INFO(lines[0].natural);
    CHECK(lines[0].natural > 90);
}

TEST_CASE("forced breaks end lines that are not stretched") {
    layout::LineBreaker breaker;
    const std::vector<Item> items = {box(40), end(), box(30), space(), box(20), end()};
    const auto lines = breaker.break_lines(items, {100, 10, true});
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].last);
    CHECK(lines[1].last);
}

namespace {

// Words of 11 and 8 points, of which some 24 fit a line of 300.
std::vector<Item> words(int count) {
    std::vector<Item> items;
    for (int i = 0; i < count; ++i) {
        items.push_back(box(i % 2 == 0 ? 11.0F : 8.0F));
        items.push_back(space());
    }
    items.back() = end();
    return items;
}

layout::LineRules asking_for(float width, std::uint32_t lines) {
    layout::LineRules rules{width, 8, true};
    rules.lines = lines;
    return rules;
}

}  // namespace

TEST_CASE("a paragraph takes a line more or less than its best where its spaces allow it") {
    layout::LineBreaker breaker;
    int longer = 0;
    int shorter = 0;
    for (int count = 80; count < 240; ++count) {
        const auto items = words(count);
        const auto best = static_cast<std::uint32_t>(breaker.break_lines(items, {300, 8, true}).size());
        for (const std::uint32_t wanted : {best - 1, best, best + 1}) {
            const auto& lines = breaker.break_lines(items, asking_for(300, wanted));
            if (lines.empty()) continue;
            REQUIRE(lines.size() == wanted);
            CHECK(lines.back().break_item + 1 == items.size());
            CHECK(lines.back().natural >= 32);
            for (const auto& line : lines) {
                CHECK(line.natural - line.shrink <= 300.01F);
                // No looser than a paragraph without divided words may be; its letters take 2.2 % of a loose line.
                if (!line.last) CHECK(300 - line.natural * 1.022F <= line.stretch * 1.36F);
            }
            longer += wanted > best ? 1 : 0;
            shorter += wanted < best ? 1 : 0;
        }
        CHECK(breaker.break_lines(items, asking_for(300, best + 6)).empty());
    }
    CHECK(longer > 3);
    CHECK(shorter > 3);
}

TEST_CASE("a line more is not had by two hyphens running, nor by a last line of next to nothing") {
    layout::LineBreaker breaker;
    // Two lines at their best; three only when both words are divided, the second in the line after the first.
    const std::vector<Item> divided = {box(60), space(), box(60),  hyphen(), box(75),
                                       space(), box(40), hyphen(), box(40),  end()};
    CHECK(breaker.break_lines(divided, asking_for(150, 3)).empty());
    const std::vector<Item> runt = {box(70), space(), box(70), space(), box(75),
                                    space(), box(65), space(), box(8),  end()};
    CHECK(breaker.break_lines(runt, asking_for(150, 3)).empty());
}

TEST_CASE("no last line holds the tail of a divided word alone while a looser line avoids it") {
    layout::LineBreaker breaker;
    // The hyphen would make the first line full to the point.
    const std::vector<Item> items = {box(20), space(), box(20), space(), box(20),  space(), box(10),
                                     space(), box(10), space(), box(12), hyphen(), box(20), end()};
    const auto lines = breaker.break_lines(items, {110, 10, true});
    REQUIRE(lines.size() == 2);
    CHECK_FALSE(items[lines[0].break_item].hyphen);
    // Where more words follow, the hyphen is the lesser evil.
    std::vector<Item> more = items;
    more.pop_back();
    for (int i = 0; i < 3; ++i) {
        more.push_back(space());
        more.push_back(box(20));
    }
    more.push_back(end());
    const auto longer = breaker.break_lines(more, {110, 10, true});
    REQUIRE(longer.size() == 2);
    CHECK(more[longer[0].break_item].hyphen);
}

TEST_CASE("a last line of one word is made longer by a word where the lines bear it") {
    layout::LineBreaker breaker;
    std::vector<Item> items;
    for (int i = 0; i < 8; ++i) {
        items.push_back(box(10));
        items.push_back(space());
    }
    items.push_back(box(9));
    items.push_back(end());
    // Eight words and seven spaces fill the line but for a point; the ninth stands alone.
    const auto lines = breaker.break_lines(items, {102, 10, true});
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].end - lines[1].begin > 1);
}

TEST_CASE("no two lines running end in hyphens where another way exists") {
    layout::LineBreaker breaker;
    std::vector<Item> items;
    const auto add = [&](int whole, bool divisible) {
        for (int i = 0; i < whole; ++i) {
            items.push_back(box(15));
            items.push_back(space());
        }
        if (!divisible) return;
        items.push_back(box(3.6F));
        items.push_back(hyphen());
        items.push_back(box(11.4F));
        items.push_back(space());
    };
    // Four words to a line leave its spaces at not quite twice their width; divided, every fifth word fills them.
    add(4, true);
    add(3, true);
    add(3, true);
    add(2, false);
    items.back() = end();
    const auto lines = breaker.break_lines(items, {78.6F, 10, true});
    REQUIRE(lines.size() == 4);
    for (std::size_t i = 1; i < lines.size(); ++i)
        CHECK_FALSE((items[lines[i - 1].break_item].hyphen && items[lines[i].break_item].hyphen));
}

TEST_CASE("the letters of a tight line give a little, those of a picture nothing") {
    layout::LineBreaker breaker;
    std::vector<Item> items = {box(60), space(), box(40), space(), box(60), space(), box(20), end()};
    // 103 wide, the space gives 1, the letters 1.1.
    auto lines = breaker.break_lines(items, {101.2F, 10, true});
    CHECK(lines[0].end == 3);
    items[0].kind = items[2].kind = Item::Kind::object;
    lines = breaker.break_lines(items, {101.2F, 10, true});
    CHECK(lines[0].end == 1);
}

TEST_CASE("a line may fall short at a good place in an address") {
    layout::LineBreaker breaker;
    Item good = hyphen(40);
    good.width = 0;
    good.hyphen = good.flagged = false;
    good.address = true;
    Item poor = good;
    poor.penalty = 400;
    const std::vector<Item> items = {box(20), space(), box(62), good, box(15), poor, box(80), end()};
    const auto lines = breaker.break_lines(items, {100, 10, true});
    REQUIRE(lines.size() >= 2);
    CHECK(lines[0].break_item == 3);
}
