// SPDX-License-Identifier: MPL-2.0
#include "support/picture.h"

#include "catch.h"
#include "support/deflate.h"
#include "support/made_pictures.h"
#include "support/png_file.h"

using namespace made_pictures;
using namespace support;

namespace {

std::string said(std::string_view bytes) {
    const auto found = inspect_picture(bytes);
    if (const auto* fault = std::get_if<PictureFault>(&found)) {
        constexpr const char* names[] = {"unknown_form", "damaged", "too_large", "unsupported"};
        return names[static_cast<std::size_t>(*fault)];
    }
    const auto& facts = std::get<PictureFacts>(found);
    return std::string(media_type(facts.form)) + " " + std::to_string(facts.width) + "x" + std::to_string(facts.height);
}

std::string svg(const std::string& attributes, const std::string& inside = {}) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" " + attributes + ">" + inside + "</svg>";
}

const std::string four_rows = zlib_compress(std::string(4 * 13, '\0'));  // 4 by 4 pixels of colour
const std::string ink = jpeg(3, "\xC8\x64\x32");

}  // namespace

TEST_CASE("whole pictures are known by their bytes") {
    CHECK(said(png(PngKind::colour, std::string(12, 'x'))) == "image/png 2x2");
    CHECK(said(png_of(4, 4, 8, 2, 0, four_rows)) == "image/png 4x4");
    CHECK(said(jpeg(1, "x")) == "image/jpeg 8x4");
    CHECK(said(ink) == "image/jpeg 8x4");
    CHECK(said(ink + "and more after the end") == "image/jpeg 8x4");
    CHECK(said(svg("width=\"20mm\" height='1in'")) == "image/svg+xml 76x96");
    CHECK(said(svg("viewBox='0 0 30.2 40'")) == "image/svg+xml 30x40");
    CHECK(said(svg("width='50%' height=\"20\" viewBox='0,0,30,10'")) == "image/svg+xml 60x20");
    CHECK(said(svg("width='nan' height='inf'")) == "image/svg+xml 300x150");
    CHECK(said("<?xml version='1.0'?><s:svg xmlns:s='http://www.w3.org/2000/svg'/>") == "image/svg+xml 300x150");
    CHECK(said("GIF89a") == "unknown_form");
    CHECK(said("") == "unknown_form");
    CHECK(said("<html><body/></html>") == "unknown_form");
}

TEST_CASE("a PNG is read to its last row") {
    CHECK(said(png_of(4, 4, 7, 2, 0, four_rows)) == "damaged");                 // no such depth
    CHECK(said(png_of(4, 4, 4, 2, 0, four_rows)) == "damaged");                 // not of colour
    CHECK(said(png_of(4, 4, 8, 5, 0, four_rows)) == "damaged");                 // no such type
    CHECK(said(png_of(4, 4, 8, 2, 2, four_rows)) == "damaged");                 // no such order
    CHECK(said(png_of(0, 4, 8, 2, 0, four_rows)) == "damaged");                 // no pixels
    CHECK(said(png_of(4, 5, 8, 2, 0, four_rows)) == "damaged");                 // a row is missing
    CHECK(said(png_of(4, 3, 8, 2, 0, four_rows)) == "damaged");                 // a row too many
    CHECK(said(png_of(4, 4, 8, 2, 0, "no zlib stream")) == "damaged");          // no rows
    CHECK(said(png_of(4, 4, 8, 2, 0, zlib_compress(std::string(52, '\5')))) == "damaged");  // no such row filter
    std::string bytes = png_of(4, 4, 8, 2, 0, four_rows);
    CHECK(said(bytes.substr(0, bytes.size() - 12)) == "damaged");  // no end
    bytes[bytes.size() - 14] = static_cast<char>(bytes[bytes.size() - 14] ^ 1);
    CHECK(said(bytes) == "damaged");  // a check sum
}

TEST_CASE("an interlaced PNG has seven times rows") {
    // 5 by 3 grey pixels of 8 bits: passes of 1x1, 1x1, 2x1, 2x1... by the standard's pattern.
    const std::size_t bytes = (1 + 1) + (1 + 1) + 0 + (1 + 1) + (1 + 3) + 2 * (1 + 2) + (1 + 5);
    CHECK(said(png_of(5, 3, 8, 0, 1, zlib_compress(std::string(bytes, '\0')))) == "image/png 5x3");
    CHECK(said(png_of(5, 3, 8, 0, 1, zlib_compress(std::string(bytes + 1, '\0')))) == "damaged");
    CHECK(decode_png(png_of(5, 3, 8, 0, 1, zlib_compress(std::string(bytes, '\0')))).has_value());
}

TEST_CASE("a palette has whole colours, and no more than the depth can name") {
    const std::string rows = zlib_compress(std::string(2 * 2, '\0'));  // 2 by 2 pixels of 1 bit
    CHECK(said(png_of(2, 2, 1, 3, 0, rows, "abcdef")) == "image/png 2x2");
    CHECK(said(png_of(2, 2, 1, 3, 0, rows, "abcdefghi")) == "damaged");
    CHECK(said(png_of(2, 2, 1, 3, 0, rows, "abcd")) == "damaged");
    CHECK(said(png_of(2, 2, 1, 3, 0, rows)) == "damaged");
}

TEST_CASE("a small file cannot ask for all memory") {
    CHECK(said(png_of(30000, 30000, 8, 6, 0, four_rows)) == "too_large");
    CHECK(said(png_of(9000, 9000, 8, 6, 0, four_rows)) == "damaged");
    std::string huge = ink;
    const auto frame = huge.find("\xFF\xC0");
    REQUIRE(frame != std::string::npos);
    huge.replace(frame + 5, 4, "\xF0\xF0\xF0\xF0");
    CHECK(said(huge) == "too_large");
    huge.replace(frame + 5, 4, "\x20\x20\x20\x20");
    CHECK(said(huge) == "damaged");
    CHECK_FALSE(draw_svg(svg("width='1' height='1'"), 30000, 30000).has_value());
    CHECK_FALSE(draw_svg(svg("width='1' height='1'"), 0, 1).has_value());
}

TEST_CASE("a JPEG is read to its end mark") {
    using namespace std::string_literals;
    for (std::size_t size = 4; size < ink.size(); ++size) {
        INFO(size);
        REQUIRE(said(ink.substr(0, size)) == "damaged");
    }
    CHECK(said("\xFF\xD8\xFF\xC0\x00\x11\x08\x00\x04\x00\x08\x03\x01\x11\x00\x02\x11\x00\x03\x11\x00\xFF\xD9"s) ==
          "damaged");  // no scan
    std::string other = ink;
    const auto frame = other.find("\xFF\xC0");
    other[frame + 4] = 12;
    CHECK(said(other) == "unsupported");
    other = ink;
    other[frame + 1] = '\xC9';  // arithmetic coding
    CHECK(said(other) == "unsupported");
    other = ink;
    other[frame + 9] = 2;
    CHECK(said(other) == "unsupported");
}

TEST_CASE("a JPEG made for print comes in the colours of a screen") {
    const auto pixels = decode_jpeg(jpeg(4, "\xFF\xFF\x80\x80"));  // light left: half the yellow, half the black
    REQUIRE(pixels.has_value());
    CHECK_FALSE(pixels->grey);
    REQUIRE(pixels->colour.size() == 8 * 4 * 3);
    CHECK(std::abs(static_cast<unsigned char>(pixels->colour[0]) - 128) < 4);
    CHECK(std::abs(static_cast<unsigned char>(pixels->colour[2]) - 64) < 4);
    const auto grey = decode_jpeg(jpeg(1, "\x40"));
    REQUIRE(grey.has_value());
    CHECK(grey->grey);
    CHECK(grey->colour == std::string(32, '\x40'));
    CHECK_FALSE(decode_jpeg("no").has_value());
}

TEST_CASE("an SVG that is broken, or is none, is no picture") {
    CHECK(said("<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>") == "damaged");
    CHECK(said("<svg/>") == "damaged");  // of no namespace: no reader shows it
    CHECK_FALSE(can_draw_svg("<svg/>"));
}

TEST_CASE("an SVG is drawn at the size that is wanted, the same each time") {
    const std::string bytes = svg("width='20' height='10'", "<rect x='10' width='10' height='10' fill='#c86432'/>");
    REQUIRE(can_draw_svg(bytes));
    const auto pixels = draw_svg(bytes, 40, 20);
    REQUIRE(pixels.has_value());
    REQUIRE(pixels->alpha.size() == 800);
    CHECK(pixels->alpha[0] == '\0');
    CHECK(pixels->alpha[39] == '\xFF');
    CHECK(pixels->colour.substr(39 * 3, 3) == "\xC8\x64\x32");
    CHECK(draw_svg(bytes, 40, 20)->colour == pixels->colour);
    const auto opaque = draw_svg(svg("width='1' height='1'", "<rect width='1' height='1'/>"), 3, 3);
    REQUIRE(opaque.has_value());
    CHECK(opaque->alpha.empty());
}

TEST_CASE("pixels written as a PNG come back") {
    for (const bool grey : {true, false})
        for (const bool alpha : {true, false}) {
            const Pixels made{2, 2, grey, grey ? "abcd" : "abcdefghijkl", alpha ? "\x10\x20\x30\x40" : ""};
            const auto back = decode_png(encode_png(made));
            REQUIRE(back.has_value());
            CHECK(back->grey == grey);
            CHECK(back->colour == made.colour);
            CHECK(back->alpha == made.alpha);
        }
}
