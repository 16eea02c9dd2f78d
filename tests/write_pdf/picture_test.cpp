// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "pdf_reader.h"
#include "sample/sample.h"
#include "support/made_pictures.h"
#include "write/pdf/pictures.h"

using namespace made_pictures;
using namespace model;
using namespace writing::pdf;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::uint32_t picture_in(const pdf_reader::Pdf& pdf, const std::string& width) {
    for (const auto& [id, text] : pdf.objects())
        if (has(text, "/Subtype /Image") && has(text, "/Width " + width)) return id;
    return 0;
}

const std::string square =
    "<svg xmlns='http://www.w3.org/2000/svg' width='6' height='4'><rect width='3' height='4' fill='#0b4a6f'/></svg>";

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
    const std::string bytes = png(PngKind::colour, std::string(12, 'x'));
    const pdf_reader::Pdf pdf(pdf_reader::write(with_picture("image/png", bytes)));
    const std::uint32_t picture = picture_in(pdf, "2");
    REQUIRE(picture != 0);
    for (const char* entry : {"/Height 2", "/BitsPerComponent 8", "/ColorSpace /DeviceRGB", "/Predictor 15",
                              "/Colors 3", "/Columns 2"})
        CHECK(has(pdf.object(picture), entry));
    CHECK(pdf.stream(picture).size() == 14);  // the rows, each with its filter's byte
    CHECK(has(pdf.contents(), "cm/I0 Do Q"));
}

TEST_CASE("a transparent PNG has its samples and a mask") {
    const std::string bytes = png(PngKind::with_alpha, std::string("\x10\x20\x30\x80", 4) + std::string(12, '\xFF'));
    const pdf_reader::Pdf pdf(pdf_reader::write(with_picture("image/png", bytes)));
    const std::uint32_t picture = pdf.find("/SMask");
    REQUIRE(picture != 0);
    CHECK(pdf.stream(pdf.reference(pdf.object(picture), "SMask")) == "\x80\xFF\xFF\xFF");
    CHECK(pdf.stream(picture).size() == 12);
}

TEST_CASE("a grey PNG stays grey") {
    const pdf_reader::Pdf pdf(pdf_reader::write(with_picture("image/png", png(PngKind::grey, "abcd"))));
    CHECK(has(pdf.object(picture_in(pdf, "2")), "/ColorSpace /DeviceGray"));
}

TEST_CASE("a JPEG goes in as it is") {
    const std::string bytes = jpeg(3, "\xC8\x64\x32");
    const pdf_reader::Pdf pdf(pdf_reader::write(with_picture("image/jpeg", bytes)));
    const std::uint32_t picture = pdf.find("/DCTDecode");
    REQUIRE(picture != 0);
    CHECK(has(pdf.object(picture), "/Width 8"));
    CHECK(has(pdf.object(picture), "/Height 4"));
    CHECK(pdf.stream(picture) == bytes);
}

TEST_CASE("a JPEG made for print goes in as colours of the screen") {
    const pdf_reader::Pdf pdf(pdf_reader::write(with_picture("image/jpeg", jpeg(4, "\xFF\xFF\xFF\x80"))));
    CHECK(pdf.find("/DeviceCMYK") == 0);
    const std::uint32_t picture = picture_in(pdf, "8");
    REQUIRE(picture != 0);
    CHECK(has(pdf.object(picture), "/ColorSpace /DeviceRGB"));
    CHECK(pdf.stream(picture).size() == 8 * 4 * 3);
}

TEST_CASE("an SVG is drawn at 300 pixels an inch of its place") {
    const pdf_reader::Pdf pdf(pdf_reader::write(with_picture("image/svg+xml", square)));
    // The stacking layouter gives figures 60 by 40 points.
    const std::uint32_t picture = picture_in(pdf, "250");
    REQUIRE(picture != 0);
    CHECK(has(pdf.object(picture), "/Height 167"));
    CHECK(has(pdf.object(picture), "/SMask"));
    CHECK(pdf.stream(picture).substr(0, 3) == "\x0B\x4A\x6F");
    CHECK(has(pdf.contents(), "cm/I0 Do Q"));
    Diagnostics none;
    check_pictures(with_picture("image/svg+xml", square), none);
    CHECK(none.empty());
}

TEST_CASE("what cannot be shown is reported where it stands and left blank") {
    for (const auto& [type, bytes] : std::vector<std::pair<std::string, std::string>>{
             {"image/svg+xml", "<svg/>"},
             {"image/jpeg", jpeg(3, "abc").substr(0, 200)},
             {"image/jpeg", "no"},
             {"image/jpeg", png(PngKind::grey, "abcd")},
             {"image/png", png_of(4, 4, 7, 2, 0, "no zlib")}}) {
        Assembly assembly = with_picture(type, bytes);
        assembly.blocks[0].span = {1, 40, 60};
        Diagnostics diagnostics;
        check_pictures(assembly, diagnostics);
        REQUIRE(diagnostics.all().size() == 1);
        CHECK(diagnostics.all()[0].key == "pdf-picture");
        CHECK(diagnostics.all()[0].where == Span{1, 40, 60});
        CHECK_FALSE(diagnostics.stops_build());
        const pdf_reader::Pdf pdf(pdf_reader::write(assembly));
        CHECK_FALSE(has(pdf.contents(), " Do"));
    }
}

TEST_CASE("mere ornament is read by nobody") {
    Assembly assembly = with_picture("image/png", png(PngKind::grey, "abcd"));
    CHECK(pdf_reader::Pdf(pdf_reader::write(assembly)).find("/S/Figure") != 0);
    assembly.blocks[0].attributes.classes = {"pynt"};
    const pdf_reader::Pdf pdf(pdf_reader::write(assembly));
    CHECK(pdf.find("/S/Figure") == 0);
    CHECK_FALSE(has(pdf.contents(), "/MCID"));
    CHECK(has(pdf.contents(), "cm/I0 Do Q"));
}
