// SPDX-License-Identifier: MPL-2.0
#include "draw/org_chart.h"

#include "catch.h"
#include "support/utf8.h"

namespace {

float measure(std::string_view text, bool bold) {
    return static_cast<float>(support::count_code_points(text)) * (bold ? 5.0F : 4.8F);
}

model::OrgUnit unit(std::string key, std::string superior, bool beside = false) {
    return {key, "Enhed " + key, "", std::move(superior), beside, {}};
}

bool overlap(const model::Rect& a, const model::Rect& b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

void check_clean(const model::Drawing& drawing, float width) {
    CHECK(drawing.width <= width + 0.01F);
    for (std::size_t i = 0; i < drawing.boxes.size(); ++i) {
        const auto& box = drawing.boxes[i];
        CHECK(box.rect.x >= -0.01F);
        CHECK(box.rect.x + box.rect.width <= drawing.width + 0.01F);
        CHECK(box.rect.y + box.rect.height <= drawing.height + 0.01F);
        for (const auto& line : box.lines) CHECK(measure(line, true) <= box.rect.width);
        for (std::size_t k = 0; k < i; ++k) CHECK_FALSE(overlap(box.rect, drawing.boxes[k].rect));
    }
}

}  // namespace

TEST_CASE("a superior stands above the middle of its units") {
    const auto drawing = draw::org_chart({{unit("a", ""), unit("b", "a"), unit("c", "a")}}, 425, measure);
    REQUIRE(drawing.boxes.size() == 3);
    check_clean(drawing, 425);
    const auto middle = [&](std::size_t i) { return drawing.boxes[i].rect.x + drawing.boxes[i].rect.width / 2; };
    CHECK(middle(0) == Approx((middle(1) + middle(2)) / 2));
    CHECK(drawing.boxes[1].rect.y == drawing.boxes[2].rect.y);
    CHECK(drawing.boxes[0].rect.y < drawing.boxes[1].rect.y);
}

TEST_CASE("a unit beside its superior is joined by a dotted line at the same height") {
    const auto drawing = draw::org_chart({{unit("a", ""), unit("b", "a"), unit("k", "a", true)}}, 425, measure);
    check_clean(drawing, 425);
    REQUIRE(drawing.boxes.size() == 3);
    int dashed = 0;
    for (const auto& line : drawing.lines) dashed += line.dashed ? 1 : 0;
    CHECK(dashed == 1);
    // Boxes come in reading order: the superior, what stands beside it, what stands below.
    CHECK(drawing.boxes[0].rect.y == drawing.boxes[1].rect.y);
    CHECK(drawing.boxes[1].rect.x > drawing.boxes[0].rect.x);
}

TEST_CASE("twenty units stay inside the text's width") {
    std::vector<model::OrgUnit> units{unit("top", "")};
    for (int i = 0; i < 5; ++i) {
        const std::string key = "m" + std::to_string(i);
        units.push_back(unit(key, "top", i == 4));
        for (int k = 0; k < 3; ++k) units.push_back(unit(key + std::to_string(k), key));
    }
    const auto drawing = draw::org_chart({units}, 425, measure);
    CHECK(drawing.boxes.size() == units.size());
    check_clean(drawing, 425);
}

TEST_CASE("long names are wrapped and circles are cut") {
    auto a = unit("a", "b");
    a.name = "Strategisk Sundhedsstyregruppe for hele regionen og dens kommuner";
    const auto drawing = draw::org_chart({{a, unit("b", "a"), unit("c", "mangler")}}, 425, measure);
    CHECK(drawing.boxes.size() == 3);
    check_clean(drawing, 425);
    CHECK(drawing.boxes[0].lines.size() > 1);
}

TEST_CASE("a hundred levels take no longer than they must") {
    std::vector<model::OrgUnit> units{unit("0", "")};
    for (int i = 1; i < 100; ++i) units.push_back(unit(std::to_string(i), std::to_string(i - 1)));
    const auto drawing = draw::org_chart({units}, 425, measure);
    CHECK(drawing.boxes.size() == 100);
}
