// SPDX-License-Identifier: MPL-2.0
#include "write/pdf/navigation.h"

#include "catch.h"
#include "pdf_reader.h"
#include "sample/sample.h"
#include "stacking.h"
#include "write/pdf/syntax.h"

using namespace model;
using writing::pdf::text_string;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

Pages labelled(const std::vector<std::string>& labels) {
    Pages pages;
    for (const auto& label : labels) pages.pages.push_back({100, 100, label, {}});
    return pages;
}

}  // namespace

TEST_CASE("bookmarks follow the headings") {
    const pdf_reader::Pdf pdf(pdf_reader::write(sample::assembly()));
    const std::string& outlines = pdf.object(pdf.reference(pdf.root(), "Outlines"));
    CHECK(has(outlines, "/Count 3"));  // Indhold, 1, 1.1: what is open at first
    const std::string& chapter = pdf.object(pdf.find("/Title" + text_string("1 Parter og mål")));
    CHECK(has(chapter, "/Count 1"));
    CHECK(has(chapter, "/Prev "));
    const std::string& section = pdf.object(pdf.reference(chapter, "First"));
    CHECK(has(section, "/Title(1.1 Organisering)"));
    CHECK(has(section, "/Count -1"));
    CHECK(has(section, "/XYZ null "));
    CHECK(has(pdf.root(), "/PageMode/UseOutlines"));
}

TEST_CASE("anchors are named destinations, sorted by bytes") {
    const pdf_reader::Pdf pdf(pdf_reader::write(sample::assembly()));
    const std::string hex = writing::pdf::hex_string("fig-organisering");
    const std::size_t figure = pdf.root().find(hex + "[");
    CHECK(figure != std::string::npos);
    CHECK(figure < pdf.root().find(writing::pdf::hex_string("tbl-overgange") + "["));
}

TEST_CASE("links are annotations owned by their element") {
    const pdf_reader::Pdf pdf(pdf_reader::write(sample::assembly()));
    const std::uint32_t id = pdf.find("/URI(https://www.sst.dk)");
    REQUIRE(id != 0);
    const std::string& link = pdf.object(id);
    CHECK(has(link, "/F 4"));
    CHECK(has(link, "/Contents(Sundhedsstyrelsen \\(https://www.sst.dk\\))"));
    const std::uint32_t owner = pdf.find("/OBJR/Obj " + std::to_string(id) + " 0 R");
    CHECK(pdf.object(owner).rfind("<</S/Link/", 0) == 0);
    const std::string key = std::to_string(pdf.reference(link, "StructParent"));
    const std::string& root = pdf.object(pdf.reference(pdf.root(), "StructTreeRoot"));
    CHECK(has(pdf.object(pdf.reference(root, "ParentTree")), " " + key + " " + std::to_string(owner) + " 0 R"));
    CHECK(pdf.find("/Contents(Fodnote 1)") != 0);
    CHECK(pdf.find("/Contents(tabel 1)") != 0);
}

TEST_CASE("a web address is written in ASCII") {
    auto assembly = pdf_reader::of_blocks(
        {{Paragraph{{{Link{"https://example.org/mål og (tal)", "", {sample::text("mål")}, 0}, {}, 0}}}, {}, {}, 0}});
    CHECK(pdf_reader::Pdf(pdf_reader::write(assembly)).find("/URI(https://example.org/m%C3%A5l%20og%20\\(tal\\))") !=
          0);
}

TEST_CASE("page labels run in ranges") {
    CHECK(writing::pdf::page_label_tree(labelled({"", "i", "ii", "iii", "1", "2", "3"})) ==
          "<</Nums[0<</P()>>1<</S/r/St 1>>4<</S/D/St 1>>]>>");
    CHECK(writing::pdf::page_label_tree(labelled({"3", "5", "A-1"})) ==
          "<</Nums[0<</S/D/St 3>>1<</S/D/St 5>>2<</P(A-1)>>]>>");
}

namespace {

Block of_inlines(Block::Kind kind) {
    return {std::move(kind), {}, {}, 0};
}
Inline of_text(std::string words) {
    return {Text{std::move(words)}, {}, 0};
}

}  // namespace

TEST_CASE("bookmarks leave out what is deleted") {
    Heading heading;
    heading.children = {of_text("A "),
                        {ReviewBoundary{0, true}, {}, 0},
                        of_text("gammel"),
                        {ReviewBoundary{0, false}, {}, 0},
                        of_text("ny")};
    Assembly assembly = pdf_reader::of_blocks({of_inlines(std::move(heading))});
    assembly.review_marks.resize(1);
    assembly.review_marks[0].kind = ReviewKind::deletion;
    const pdf_reader::Pdf pdf(pdf_reader::write(assembly));
    CHECK(pdf.find("/Title(A ny)") != 0);
    CHECK(pdf.find("/Title(A gammelny)") == 0);
}

TEST_CASE("no link runs a program or leads to a place on a machine") {
    for (const char* address : {"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "C:\\mappe"}) {
        Link link;
        link.target = address;
        link.children = {of_text("ord")};
        const pdf_reader::Pdf pdf(
            pdf_reader::write(pdf_reader::of_blocks({of_inlines(Paragraph{{{std::move(link), {}, 0}}})})));
        INFO(address);
        CHECK(pdf.find("/URI") == 0);
        CHECK(pdf.find("/S/Link") == 0);
    }
}
