// SPDX-License-Identifier: MPL-2.0
#include "read/front_matter.h"

#include <string_view>

#include "catch.h"
#include "reading.h"

using testing::Problems;
using testing::Reading;
using Shape = model::FrontMatterValue::Shape;

TEST_CASE("Front matter is a map with the file's places") {
    Reading reading;
    const auto id = reading.add("a.md", "---\ntitle: Aftale\nvalgperiode: {fra: 2022, til: 2025}\n---\n\nTekst\n");
    const std::string_view whole = reading.sources[id].bytes();
    const auto yaml = whole.substr(4, whole.find("---", 4) - 4);
    const auto found = reading::read_front_matter(yaml, id, 4, reading.diagnostics);
    CHECK(reading.problems().empty());
    REQUIRE(found.shape == Shape::map);
    CHECK(reading.text(found.find("valgperiode")->find("til")->span) == "2025");
}

TEST_CASE("Front matter that is no map is an error") {
    Reading reading;
    const auto id = reading.add("a.md", "---\n- a\n---\n");
    CHECK(reading::read_front_matter("- a\n", id, 4, reading.diagnostics).shape == Shape::null);
    CHECK(reading.problems() == Problems{"front-matter-shape@2:1"});
}

TEST_CASE("Empty front matter is nothing") {
    Reading reading;
    const auto id = reading.add("a.md", "---\n---\n");
    CHECK(reading::read_front_matter("", id, 4, reading.diagnostics).shape == Shape::null);
    CHECK(reading.problems().empty());
}
