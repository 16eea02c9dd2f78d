// SPDX-License-Identifier: MPL-2.0
#include "model/source.h"

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
