// SPDX-License-Identifier: MPL-2.0
#include "font/shaping.h"

#include <hb.h>

#include <algorithm>

#include "catch.h"
#include "fonts.h"

namespace {

font::FontBook latin_book() {
    font::FontBook book;
    book.add("GentiumPlus-Regular.ttf", fonts::bytes("gentiumplus/GentiumPlus-Regular.ttf"));
    book.add("NotoSansMath-Regular.ttf", fonts::bytes("noto/NotoSansMath-Regular.ttf"));
    book.add("OpenSans-Regular.ttf", fonts::bytes("open-sans/OpenSans-Regular.ttf"));
    return book;
}

/// The text as HarfBuzz shapes it with every feature it has by default.
std::vector<font::ShapedGlyph> plainly_shaped(const font::Face& face, std::string_view text) {
    hb_buffer_t* buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_buffer_set_language(buffer, hb_language_from_string("da", -1));
    hb_shape(face.hb_font(), buffer, nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    const float em = static_cast<float>(face.metrics().units_per_em);
    std::vector<font::ShapedGlyph> glyphs;
    for (unsigned i = 0; i < count; ++i)
        glyphs.push_back({infos[i].codepoint, infos[i].cluster, static_cast<float>(positions[i].x_advance) / em,
                          static_cast<float>(positions[i].x_offset) / em, static_cast<float>(positions[i].y_offset) / em});
    hb_buffer_destroy(buffer);
    return glyphs;
}

}  // namespace

TEST_CASE("words with and without marks are shaped as with every feature looked for") {
    font::FontBook book;
    for (const char* file : {"gentiumplus/GentiumPlus-Regular.ttf", "gentiumplus/GentiumPlus-Italic.ttf",
                             "lato/Lato-Regular.ttf", "lato/Lato-Semibold.ttf", "noto/NotoSans-Regular.ttf",
                             "noto/NotoSansMono-Regular.ttf", "open-sans/OpenSans-Regular.ttf"})
        book.add(file, fonts::bytes(file));
    font::Shaper shaper(book, "da");
    for (font::FaceId face = 0; face < 7; ++face)
        for (const char* text : {"sundhedsaftalen", "Ærø", "(§ 57 c,", "ffi", "fjord", "”AVATAR”", "i\u030A", "a\u030Ange", "j\u0301",
                                 "e\u0323\u0302", "Ǻ", "ǖ", "ị", "…", "–", "½", "x²", "1.200,50", "kr.", "‰", "№"}) {
            CAPTURE(face, text);
            const auto plain = plainly_shaped(book[face], text);
            if (std::any_of(plain.begin(), plain.end(), [](const auto& glyph) { return glyph.glyph == 0; })) continue;
            const auto& runs = shaper.shape(face, text).runs;
            REQUIRE(runs.size() == 1);
            REQUIRE(runs[0].glyphs.size() == plain.size());
            for (std::size_t i = 0; i < plain.size(); ++i) {
                CHECK(runs[0].glyphs[i].glyph == plain[i].glyph);
                CHECK(runs[0].glyphs[i].advance == plain[i].advance);
                CHECK(runs[0].glyphs[i].x_offset == plain[i].x_offset);
                CHECK(runs[0].glyphs[i].y_offset == plain[i].y_offset);
            }
        }
}

TEST_CASE("a word is one run whose glyphs point into its bytes") {
    const auto book = latin_book();
    font::Shaper shaper(book, "da");
    const auto& shaped = shaper.shape(0, "på ø");
    REQUIRE(shaped.runs.size() == 1);
    const auto& run = shaped.runs[0];
    REQUIRE(run.glyphs.size() == 4);
    CHECK(run.glyphs[1].cluster == 1);
    CHECK(run.glyphs[2].cluster == 3);
    CHECK(run.glyphs[3].cluster == 4);
    CHECK(run.end == 6);
    CHECK(run.glyphs[0].glyph == book[0].glyph_for(U'p'));
    CHECK(shaped.width == Approx(run.width));
    CHECK(shaped.missing == 0);
}

TEST_CASE("letters are kerned and joined") {
    const auto book = latin_book();
    font::Shaper shaper(book, "da");
    const auto width = [&](const char* text) { return shaper.shape(2, text).width; };
    CHECK(width("AV") < width("A") + width("V"));
    const auto& ligature = shaper.shape(0, "ffi");
    CHECK(ligature.runs[0].glyphs.size() < 3);
}

TEST_CASE("figures have one width when asked") {
    font::FontBook book;
    book.add("Lato-Regular.ttf", fonts::bytes("lato/Lato-Regular.ttf"));
    font::Shaper shaper(book, "da");
    font::Features tabular;
    tabular.tabular_figures = true;
    CHECK(shaper.shape(0, "11111", tabular).width == Approx(shaper.shape(0, "88888", tabular).width));
}

TEST_CASE("a result is kept and stays where it is") {
    const auto book = latin_book();
    font::Shaper shaper(book, "da");
    const auto* first = &shaper.shape(0, "aftale");
    for (int i = 0; i < 5000; ++i) shaper.shape(0, "ord" + std::to_string(i));
    CHECK(&shaper.shape(0, "aftale") == first);
    CHECK(&shaper.shape(2, "aftale") != first);
    font::Features small;
    small.small_capitals = true;
    CHECK(&shaper.shape(0, "aftale", small) != first);
}

TEST_CASE("missing glyphs come from the fallbacks") {
    auto book = latin_book();
    book.set_fallbacks({2, 1});
    font::Shaper shaper(book, "da");
    const std::string text = "a\xE2\x88\xB0z";  // U+2230, a volume integral
    const auto& shaped = shaper.shape(0, text);
    REQUIRE(shaped.runs.size() == 3);
    CHECK(shaped.runs[0].face == 0);
    CHECK(shaped.runs[1].face == 1);
    CHECK(shaped.runs[1].begin == 1);
    CHECK(shaped.runs[1].end == 4);
    CHECK(shaped.runs[1].glyphs[0].cluster == 1);
    CHECK(shaped.runs[2].glyphs[0].cluster == 4);
    CHECK(shaped.missing == 0);
    for (const auto& run : shaped.runs)
        for (const auto& glyph : run.glyphs) CHECK(glyph.glyph != 0);
}

TEST_CASE("what no face has is told") {
    auto book = latin_book();
    font::Shaper shaper(book, "da");
    const auto& shaped = shaper.shape(2, "x\xF0\x90\x80\x80y");  // U+10000, a Linear B syllable
    CHECK(shaped.missing == 0x10000);
    CHECK(shaped.width > 0);
}

TEST_CASE("marks for missing signs stand side by side, each as wide as it is drawn") {
    auto book = latin_book();
    font::Shaper shaper(book, "da");
    const std::uint32_t mark = book[2].glyph_for(0xFFFD);
    REQUIRE(mark != 0);
    const float width = shaper.shape(2, "\uFFFD").width;
    const auto& shaped = shaper.shape(2, "\xF0\x90\x80\x80\xF0\x90\x80\x81");
    CHECK(shaped.width == 2 * width);
    for (const auto& run : shaped.runs)
        for (const auto& glyph : run.glyphs) CHECK(glyph.glyph == mark);
}

TEST_CASE("a letter and its marks stay in one face") {
    auto book = latin_book();
    book.set_fallbacks({0});
    font::Shaper shaper(book, "da");
    const auto& shaped =
        shaper.shape(2, "x\xE1\xB6\x8F\xCC\xAFx");  // U+1D8F with an arch below: in Gentium, not in Open Sans
    REQUIRE(shaped.runs.size() == 3);
    CHECK(shaped.runs[1].face == 0);
    CHECK(shaped.runs[1].begin == 1);
    CHECK(shaped.runs[1].end == 6);
}
