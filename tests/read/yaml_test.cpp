// SPDX-License-Identifier: MPL-2.0
#include "read/yaml.h"

#include <string>

#include "catch.h"
#include "reading.h"

using model::FrontMatterValue;
using testing::Problems;
using testing::Reading;
using Shape = FrontMatterValue::Shape;

namespace {

FrontMatterValue parse(Reading& reading, std::string text) {
    return reading::read_yaml_file(reading.add("a.yaml", std::move(text)), reading.sources, reading.diagnostics);
}

}  // namespace

TEST_CASE("YAML values keep their places") {
    Reading reading;
    const auto root = parse(reading, "a: 1\nå: {fra: 2022, til: \"2025\"}\nc:\n  - x\n  - |\n    to\n    linjer\n");
    REQUIRE(root.shape == Shape::map);
    CHECK(reading.problems().empty());
    const auto* flow = root.find("å");
    REQUIRE(flow);
    CHECK(reading.text(flow->span) == "{fra: 2022, til: \"2025\"}");
    CHECK(reading.text(root.key_spans[1]) == "å");
    CHECK(flow->find("til")->scalar == "2025");
    CHECK(reading.text(flow->find("fra")->span) == "2022");
    const auto* list = root.find("c");
    REQUIRE(list->list.size() == 2);
    CHECK(list->list[1].scalar == "to\nlinjer\n");
}

TEST_CASE("YAML nulls are no text") {
    Reading reading;
    const auto root = parse(reading, "\xEF\xBB\xBFtom:\r\nnul: ~\r\ntekst: \"\"\r\nord: \"null\"\r\n");
    CHECK(reading.problems().empty());
    CHECK(root.find("tom")->shape == Shape::null);
    CHECK(root.find("nul")->shape == Shape::null);
    CHECK(root.find("tekst")->shape == Shape::scalar);
    CHECK(root.find("ord")->scalar == "null");
}

TEST_CASE("Front matter that stands inside a file has the file's places") {
    Reading reading;
    const auto id = reading.add("a.md", "---\ntitle: Prøve\nb: [\n---\n");
    const auto root = reading::read_yaml("title: Prøve\nb: [\n", id, 4, reading.diagnostics);
    CHECK(reading.text(root.find("title")->span) == "Prøve");
    CHECK(reading.problems() == Problems{"yaml-syntax.bracket@3:4"});
}

TEST_CASE("YAML errors are named and placed") {
    const std::pair<const char*, const char*> cases[] = {
        {"title: Aftale: del 2\n", "yaml-syntax.colon@1:14"},
        {"a: \"aaben\nb: 2\n", "yaml-syntax.quote@1:4"},
        {"a: [1, 2\nb: 3\n", "yaml-syntax.bracket@1:4"},
        {"a: {b: 1\nc: 2\n", "yaml-syntax.comma@2:2"},
        {"a:\n\t- b\n", "yaml-syntax.tab@2:1"},
        {"a:\n  b: 1\n c: 2\n", "yaml-syntax.indent@3:2"},
        {"a: 1\na: 2\n", "yaml-duplicate-key@2:1"},
        {"a: &x [1]\nb: *x\n", "yaml-syntax.alias@2:4"},
        {"a: @sec\n", "yaml-syntax.reserved@1:4"},
        {"a: \"\\q\"\n", "yaml-syntax.escape@1:5"},
        {"? [a, b]\n: c\n", "yaml-syntax.key@1:3"},
        {"a: 1\n---\nb: 2\n", "yaml-syntax.documents@2:1"},
        {"a b\nc: 1\n", "yaml-syntax.no-colon@1:1"},
        {"a: - e\n", "yaml-syntax.dash@1:4"},
        {"a: \"x\" y\n", "yaml-syntax.after-quote@1:8"},
        {"a: 1\n}\n", "yaml-syntax.extra-bracket@2:1"},
        {"a: \xE6\n", "file-encoding.not-utf8@1:4"},
    };
    for (const auto& [text, problem] : cases) {
        INFO(text);
        Reading reading;
        parse(reading, text);
        CHECK(reading.problems() == Problems{problem});
    }
}

TEST_CASE("A duplicate key does not hide the rest") {
    Reading reading;
    const auto root = parse(reading, "a: 1\na: 2\nb: 3\n");
    CHECK(root.find("a")->scalar == "1");
    CHECK(root.find("b")->scalar == "3");
}

TEST_CASE("Depth is bounded") {
    Reading reading;
    parse(reading, std::string(100000, '['));
    REQUIRE(reading.problems().size() == 1);
    CHECK(reading.problems()[0].starts_with("yaml-syntax.depth"));
    Reading fine;
    parse(fine, std::string(50, '[') + std::string(50, ']'));
    CHECK(fine.problems().empty());
}
