// SPDX-License-Identifier: MPL-2.0
#include "font/shaping.h"

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

}  // namespace

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
