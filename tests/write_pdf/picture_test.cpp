// SPDX-License-Identifier: MPL-2.0
#include <png.h>

#include "catch.h"
#include "pdf_reader.h"
#include "sample/sample.h"
#include "write/pdf/pictures.h"
#include "write/pdf/png.h"

using namespace model;
using namespace writing::pdf;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// A picture of two by two pixels.
std::string png(png_uint_32 format, const std::string& pixels) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = image.height = 2;
    image.format = format;
    png_alloc_size_t size = 0;
    png_image_write_to_memory(&image, nullptr, &size, 0, pixels.data(), 0, nullptr);
    std::string bytes(size, '\0');
    png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr);
    bytes.resize(size);
    return bytes;
}

/// The head of a JPEG up to its frame: eight by four pixels.
std::string jpeg(char components) {
    using namespace std::string_literals;
    return "\xFF\xD8\xFF\xE0\x00\x04JF\xFF\xC0\x00\x11\x08\x00\x04\x00\x08"s + components + "\x01\x11\x00\xFF\xD9"s;
}

Assembly with_picture(std::string media_type, std::string bytes) {
    Figure figure;
    figure.alternative = "Et billede";
    figure.resource = 0;
    Assembly made = pdf_reader::of_blocks({{std::move(figure), {}, {}, 0}});
    made.resources = {{"billede", std::move(media_type), std::move(bytes), 2, 2}};
    return made;
}

}  // namespace

TEST_CASE("an opaque PNG goes in with its rows as they are") {
    const std::string bytes = png(PNG_FORMAT_RGB, std::string(12, 'x'));
    const auto packed = packed_png(bytes);
    REQUIRE(packed.has_value());
    CHECK(has(packed->entries, "/Predictor 15/Colors 3/BitsPerComponent 8/Columns 2"));
    CHECK(has(bytes, packed->rows));
    const pdf_reader::Pdf pdf(pdf_reader::write(with_picture("image/png", bytes)));
    CHECK(pdf.find("/Predictor 15") != 0);
    CHECK(has(pdf.contents(), "cm/I0 Do Q"));
}

TEST_CASE("a transparent PNG has its samples and a mask") {
    const std::string bytes = png(PNG_FORMAT_RGBA, std::string("\x10\x20\x30\x80", 4) + std::string(12, '\xFF'));
    CHECK_FALSE(packed_png(bytes).has_value());
    const auto samples = decode_png(bytes);
    REQUIRE(samples.has_value());
    CHECK(samples->colour.size() == 12);
    CHECK(samples->alpha == "\x80\xFF\xFF\xFF");
    const pdf_reader::Pdf pdf(pdf_reader::write(with_picture("image/png", bytes)));
    const std::uint32_t picture = pdf.find("/SMask");
    REQUIRE(picture != 0);
    CHECK(pdf.stream(pdf.reference(pdf.object(picture), "SMask")) == "\x80\xFF\xFF\xFF");
}

TEST_CASE("a grey PNG stays grey") {
    const auto packed = packed_png(png(PNG_FORMAT_GRAY, "abcd"));
    REQUIRE(packed.has_value());
    CHECK(has(packed->entries, "/ColorSpace/DeviceGray"));
}

TEST_CASE("a JPEG goes in as it is") {
    const std::string bytes = jpeg(3);
    const pdf_reader::Pdf pdf(pdf_reader::write(with_picture("image/jpeg", bytes)));
    const std::uint32_t picture = pdf.find("/DCTDecode");
    REQUIRE(picture != 0);
    CHECK(has(pdf.object(picture), "/Width 8"));
    CHECK(has(pdf.object(picture), "/Height 4"));
    CHECK(pdf.stream(picture) == bytes);
}

TEST_CASE("what cannot be shown is reported and left blank") {
    for (const auto& [type, bytes] : std::vector<std::pair<std::string, std::string>>{
             {"image/svg+xml", "<svg/>"}, {"image/jpeg", jpeg(4)}, {"image/jpeg", "no"}, {"image/png", "\x89PNG"}}) {
        const Assembly assembly = with_picture(type, bytes);
        Diagnostics diagnostics;
        check_pictures(assembly, diagnostics);
        REQUIRE(diagnostics.all().size() == 1);
        CHECK(diagnostics.all()[0].key == "pdf-picture");
        CHECK_FALSE(diagnostics.stops_build());
        const pdf_reader::Pdf pdf(pdf_reader::write(assembly));
        CHECK_FALSE(has(pdf.contents(), " Do"));
    }
    Diagnostics none;
    check_pictures(with_picture("image/jpeg", jpeg(3)), none);
    CHECK(none.empty());
}
