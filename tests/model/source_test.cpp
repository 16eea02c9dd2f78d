// SPDX-License-Identifier: MPL-2.0
#include "model/source.h"

#include <string>
#include <vector>

#include "catch.h"
#include "support/ensure.h"

using model::Position;
using model::Source;

TEST_CASE("columns count code points, lines any line break") {
    const Source source("a.md", "første\r\nnæste\nsidste\rslut");
    CHECK(source.position(0) == Position{1, 1});
    CHECK(source.position(5) == Position{1, 5});  // after f, ø (two bytes), r, s
    CHECK(source.position(9) == Position{2, 1});
    CHECK(source.position(12) == Position{2, 3});
    CHECK(source.line_count() == 4);
    CHECK(source.line(1) == "første");
    CHECK(source.line(4) == "slut");
    CHECK(source.line(5).empty());
    CHECK(source.line_begin(2) == 9);
    CHECK(source.position(10000) == source.position(static_cast<std::uint32_t>(source.bytes().size())));
}

TEST_CASE("a byte order mark is no column") {
    const Source source("a.md",
                        "\xEF\xBB\xBF"
                        "titel");
    CHECK(source.position(3) == Position{1, 1});
    CHECK(source.position(4) == Position{1, 2});
    CHECK(source.line(1) == "titel");
}

TEST_CASE("a span's text, cut at the file's end") {
    const Source source("a.md", "abcdef");
    CHECK(source.text({1, 1, 3}) == "bc");
    CHECK(source.text({1, 4, 99}) == "ef");
    CHECK(source.text({1, 50, 99}).empty());
}

TEST_CASE("sources keep their ids and refuse unknown ones") {
    model::Sources sources;
    const auto first = sources.add("a.md", "a");
    const auto& kept = sources[first];
    for (int i = 0; i < 100; ++i) sources.add("b.md", "b");
    CHECK(kept.path() == "a.md");
    CHECK(sources[first].bytes() == "a");
    CHECK_THROWS_AS(sources[0], support::BrokenInvariant);
    CHECK_THROWS_AS(sources[200], support::BrokenInvariant);
}

TEST_CASE("places far along a line are counted like those at its begin") {
    std::string text = "\xEF\xBB\xBF";
    std::vector<Position> expected(3, Position{1, 1});
    std::uint32_t line = 1, column = 1;
    for (int i = 0; i < 3000; ++i) {
        const std::string piece = i % 1999 == 1998 ? "\n" : i % 7 == 0 ? "\u00e5" : i % 11 == 0 ? "\U0001F600" : "x";
        for (std::size_t byte = 0; byte < piece.size(); ++byte)
            expected.push_back({line, byte == 0 ? column : column + 1});
        text += piece;
        ++column;
        if (piece == "\n") {
            ++line;
            column = 1;
        }
    }
    expected.push_back({line, column});
    for (std::size_t cut = text.size() - 300; cut <= text.size(); ++cut) {
        const Source source("a.md", text.substr(0, cut));
        REQUIRE(source.position(static_cast<std::uint32_t>(cut)) == expected[cut]);
    }
    const Source source("a.md", text);
    for (std::uint32_t offset = 0; offset < expected.size(); ++offset) {
        INFO(offset);
        REQUIRE(source.position(offset) == expected[offset]);
    }
}
