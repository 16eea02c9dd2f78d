// SPDX-License-Identifier: MPL-2.0
#include "write/pdf/xmp.h"

#include "catch.h"
#include "pdf_reader.h"
#include "sample/sample.h"

using namespace writing::pdf;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("XMP says what the agreement says of itself") {
    const auto assembly = sample::assembly();
    const std::string xmp = xmp_packet({assembly.metadata, "aftale 0.1.0", 1700000000});
    for (const char* part :
         {"<pdfaid:part>3</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>",
          "<pdfuaid:part>1</pdfuaid:part>", "<aftale:Version>1.0</aftale:Version>",
          "<rdf:li>Region Syddanmark</rdf:li><rdf:li>Assens Kommune</rdf:li>",
          "<aftale:Ikrafttraedelse>2024-01-01</aftale:Ikrafttraedelse>",
          "<aftale:Valgperiode>2022–2025</aftale:Valgperiode>",
          "<aftale:Aftaleperiode>2024-01-01/2027-06-30</aftale:Aftaleperiode>",
          "<aftale:Status>Gældende</aftale:Status>", "<aftale:Dokumenttype>Sundhedsaftale</aftale:Dokumenttype>",
          "<xmp:ModifyDate>2023-11-14T22:13:20Z</xmp:ModifyDate>", "xmlns:aftale=\"urn:x-aftale:metadata:1.0#\""}) {
        INFO(part);
        CHECK(has(xmp, part));
    }
}

TEST_CASE("every own property is described in an extension schema") {
    const auto assembly = sample::assembly();
    const std::string xmp = xmp_packet({assembly.metadata, "aftale 0.1.0", 0});
    for (std::size_t at = xmp.find("<aftale:"); at != std::string::npos; at = xmp.find("<aftale:", at + 1)) {
        const std::string name = xmp.substr(at + 8, xmp.find('>', at) - at - 8);
        INFO(name);
        CHECK(has(xmp, "<pdfaProperty:name>" + name + "</pdfaProperty:name>"));
    }
}

TEST_CASE("what the author did not say is left out") {
    model::Metadata bare;
    bare.title = "A & B";
    const std::string xmp = xmp_packet({bare, "aftale", 0});
    CHECK(has(xmp, "A &amp; B"));
    CHECK_FALSE(has(xmp, "<aftale:"));
    CHECK_FALSE(has(xmp, "<dc:creator>"));
    CHECK(information({bare, "aftale", 0}) ==
          "<</Title(A & "
          "B)/Creator(aftale)/Producer(aftale)/CreationDate(D:19700101000000Z)/ModDate(D:19700101000000Z)>>");
}

TEST_CASE("a document without a title is named by what is known of it") {
    auto assembly = pdf_reader::of_blocks({sample::paragraph("Tekst")});
    assembly.metadata.title.clear();
    assembly.id = "notat";
    const pdf_reader::Pdf pdf(pdf_reader::write(assembly));
    CHECK(has(pdf.stream(pdf.reference(pdf.root(), "Metadata")), "x-default\">notat</rdf:li>"));
    CHECK(pdf.find("/Title(notat)") != 0);
}

TEST_CASE("the catalogue says what readers and validators look for") {
    const pdf_reader::Pdf pdf(pdf_reader::write(sample::assembly()));
    for (const char* part :
         {"/MarkInfo<</Marked true>>", "/DisplayDocTitle true", "/Lang(da)", "/GTS_PDFA1", "/PageLabels"}) {
        INFO(part);
        CHECK(has(pdf.root(), part));
    }
    CHECK(pdf.object(pdf.reference(pdf.root(), "Metadata")).find("/Filter") == std::string::npos);
}
