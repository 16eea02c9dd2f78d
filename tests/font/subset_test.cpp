// SPDX-License-Identifier: MPL-2.0
#include "font/subset.h"

#include "catch.h"
#include "fonts.h"

namespace {

std::vector<std::uint32_t> glyphs_of(const font::Face& face, std::u32string_view text) {
    std::vector<std::uint32_t> glyphs;
    for (const char32_t c : text) glyphs.push_back(face.glyph_for(c));
    std::sort(glyphs.begin(), glyphs.end());
    glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
    return glyphs;
}

}  // namespace

TEST_CASE("a subset holds the glyphs asked for, numbered densely") {
    const font::Face face(fonts::bytes("gentiumplus/GentiumPlus-Regular.ttf"));
    const auto glyphs = glyphs_of(face, U"Sundhedsaftale");
    const auto made = font::subset(face, glyphs);
    CHECK(made.true_type);
    CHECK(made.bytes.size() < face.bytes().size() / 20);
    CHECK(made.renumbered.size() == glyphs.size());
    CHECK(made.advances.size() == glyphs.size() + 1);  // and .notdef
    for (const auto& [old_glyph, new_glyph] : made.renumbered) {
        REQUIRE(new_glyph > 0);
        REQUIRE(new_glyph < made.advances.size());
        CHECK(made.advances[new_glyph] == Approx(face.advance(old_glyph)));
    }
}

TEST_CASE("a composite glyph brings its parts") {
    const font::Face face(fonts::bytes("lato/Lato-Regular.ttf"));
    const auto made = font::subset(face, glyphs_of(face, U"Å"));
    CHECK(made.renumbered.size() == 1);
    CHECK(made.advances.size() >= 2);
}

TEST_CASE("the same glyphs give the same bytes") {
    const font::Face first(fonts::bytes("noto/NotoSansMono-Regular.ttf"));
    const font::Face second(fonts::bytes("noto/NotoSansMono-Regular.ttf"));
    CHECK(font::subset(first, glyphs_of(first, U"aftale")).bytes ==
          font::subset(second, glyphs_of(second, U"aftale")).bytes);
}
