// SPDX-License-Identifier: MPL-2.0
#include <stdexcept>

#include "catch.h"
#include "font/font_book.h"
#include "fonts.h"

namespace {

unsigned u16(const std::string& bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]) << 8U | static_cast<unsigned char>(bytes[at + 1]);
}

/// Where a table begins in an sfnt file.
std::size_t table_offset(const std::string& bytes, const std::string& tag) {
    for (std::size_t i = 0; i < u16(bytes, 4); ++i) {
        const std::size_t at = 12 + 16 * i;
        if (bytes.compare(at, 4, tag) == 0) return std::size_t{u16(bytes, at + 8)} << 16U | u16(bytes, at + 10);
    }
    throw std::runtime_error("no table " + tag);
}

}  // namespace

TEST_CASE("a face tells its names and measures") {
    const font::Face face(fonts::bytes("gentiumplus/GentiumPlus-Regular.ttf"));
    CHECK(face.post_script_name() == "GentiumPlus");
    CHECK(face.family_name() == "Gentium Plus");
    CHECK(face.is_true_type());
    const auto& m = face.metrics();
    CHECK(m.units_per_em == 2048);
    CHECK(m.serif);
    CHECK_FALSE(m.italic);
    CHECK_FALSE(m.fixed_pitch);
    CHECK(m.weight == 400);
    CHECK(m.ascender > 0.7);
    CHECK(m.descender < -0.2);
    CHECK(m.x_height > 0.4);
    CHECK(m.cap_height > m.x_height);
    CHECK(m.underline_position < 0);
    CHECK(m.underline_thickness > 0);
    CHECK(m.box_top > m.cap_height);
    CHECK(face.glyph_for(U'æ') != 0);
    CHECK(face.glyph_for(0x10FFFD) == 0);
    CHECK(face.advance(face.glyph_for(U'M')) > face.advance(face.glyph_for(U'i')));
}

TEST_CASE("faces differ in slant, pitch and serifs") {
    CHECK(font::Face(fonts::bytes("gentiumplus/GentiumPlus-Italic.ttf")).metrics().italic);
    CHECK(font::Face(fonts::bytes("gentiumplus/GentiumPlus-Italic.ttf")).metrics().italic_angle < 0);
    CHECK(font::Face(fonts::bytes("noto/NotoSansMono-Regular.ttf")).metrics().fixed_pitch);
    CHECK_FALSE(font::Face(fonts::bytes("lato/Lato-Semibold.ttf")).metrics().serif);
    CHECK(font::Face(fonts::bytes("lato/Lato-Semibold.ttf")).metrics().weight == 600);
}

TEST_CASE("what is no font or must not be embedded is refused") {
    CHECK_THROWS_AS(font::Face(""), std::runtime_error);
    CHECK_THROWS_AS(font::Face("%PDF-1.7 is no font"), std::runtime_error);
    std::string bytes = fonts::bytes("lato/Lato-Regular.ttf");
    CHECK_THROWS_AS(font::Face(bytes.substr(0, 100)), std::runtime_error);
    const std::size_t rights = table_offset(bytes, "OS/2") + 8;
    bytes[rights] = 0;
    bytes[rights + 1] = 2;  // restricted licence
    CHECK_THROWS_AS(font::Face(bytes), std::runtime_error);
    bytes[rights + 1] = 8;  // editable embedding
    CHECK_NOTHROW(font::Face(bytes));
    bytes[rights] = 1;  // no subsetting
    CHECK_THROWS_AS(font::Face(bytes), std::runtime_error);
}

TEST_CASE("a font book gives dense ids and keeps a file's first") {
    font::FontBook book;
    CHECK(book.add("Lato-Regular.ttf", fonts::bytes("lato/Lato-Regular.ttf")) == 0);
    CHECK(book.add("NotoSans-Regular.ttf", fonts::bytes("noto/NotoSans-Regular.ttf")) == 1);
    CHECK(book.add("Lato-Regular.ttf", "never read") == 0);
    CHECK(book.size() == 2);
    CHECK(book.find("NotoSans-Regular.ttf") == 1);
    CHECK(book.find("Comic.ttf") == -1);
    CHECK(book[0].post_script_name() == "Lato-Regular");
}
