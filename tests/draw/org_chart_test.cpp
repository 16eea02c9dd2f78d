// SPDX-License-Identifier: MPL-2.0
#include "draw/org_chart.h"

#include <algorithm>

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

TEST_CASE("units that do not fit side by side stand in lines, never in one tall pile") {
    // A council, its committee, and below that six units of which one has three of its own: a real organisation.
    std::vector<model::OrgUnit> units{unit("raad", ""), unit("ssu", "raad"), unit("piu", "ssu"), unit("sss", "ssu")};
    units[2].name = "Patientinddragelsesudvalget";
    for (const char* key : {"kg", "ag", "th"}) units.push_back(unit(key, "sss"));
    for (const char* key : {"fyn", "lill", "soen", "syd"}) {
        units.push_back(unit(key, "ssu"));
        units.back().name = "Sundhedsklynge " + std::string(key);
    }
    const auto drawing = draw::org_chart({units}, 425, measure);
    REQUIRE(drawing.boxes.size() == units.size());
    check_clean(drawing, 425);
    CHECK(drawing.height < 400);
    // The last four are equal and stand on one line.
    for (std::size_t i = 8; i < 11; ++i) CHECK(drawing.boxes[i].rect.y == drawing.boxes[7].rect.y);
    CHECK(drawing.width > 300);
}

TEST_CASE("lines are upright or level and cross no box") {
    std::vector<model::OrgUnit> units{unit("top", "")};
    for (int i = 0; i < 7; ++i) {
        const std::string key = "m" + std::to_string(i);
        units.push_back(unit(key, "top"));
        for (int k = 0; k < i % 3; ++k) units.push_back(unit(key + std::to_string(k), key));
    }
    const auto drawing = draw::org_chart({units}, 425, measure);
    check_clean(drawing, 425);
    CHECK_FALSE(drawing.lines.empty());
    for (const auto& line : drawing.lines) {
        REQUIRE(line.points.size() == 2);
        const auto [x1, y1] = line.points[0];
        const auto [x2, y2] = line.points[1];
        CHECK((x1 == Approx(x2) || y1 == Approx(y2)));
        for (const auto& box : drawing.boxes) {
            const auto& r = box.rect;
            const bool inside = std::max(x1, x2) > r.x + 0.1F && std::min(x1, x2) < r.x + r.width - 0.1F &&
                                std::max(y1, y2) > r.y + 0.1F && std::min(y1, y2) < r.y + r.height - 0.1F;
            CHECK_FALSE(inside);
        }
    }
}

TEST_CASE("several tops stand side by side without being joined") {
    const auto drawing = draw::org_chart({{unit("a", ""), unit("b", "")}}, 425, measure);
    REQUIRE(drawing.boxes.size() == 2);
    CHECK(drawing.lines.empty());
    CHECK(drawing.boxes[0].rect.y == Approx(0));
    CHECK(drawing.boxes[1].rect.y == Approx(0));
    check_clean(drawing, 425);
}

TEST_CASE("an empty chart is an empty drawing") {
    CHECK(draw::org_chart({}, 425, measure).boxes.empty());
}
