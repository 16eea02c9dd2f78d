// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "catch.h"
#include "lint.h"
#include "model/walk.h"
#include "sample/sample.h"
#include "support/zip.h"
#include "write/docx/docx.h"

namespace {

std::string xpath_text(const pugi::xml_document& document, const char* path) {
    return lint::shown_text(document.select_node(path).node());
}

}  // namespace

TEST_CASE("the same assembly gives the same bytes") {
    using namespace writing::docx;
    const auto assembly = sample::assembly();
    CHECK(to_docx(lint::build(assembly)) == to_docx(lint::build(assembly)));
    CHECK(to_flat_opc(lint::build(assembly)) == to_flat_opc(lint::build(assembly)));
}

TEST_CASE("every part is well-formed XML") {
    for (const auto& part : lint::build(sample::assembly()).parts) {
        INFO(part.name);
        pugi::xml_document document;
        CHECK(document.load_string(part.bytes.c_str()));
    }
}

TEST_CASE("styles carry Word's own names where it has them, and the document's language") {
    const auto styles = lint::tree(lint::build(sample::assembly()), "/word/styles.xml");
    const auto name = [&](const std::string& id) {
        return std::string(
            styles.select_node(("//w:style[@w:styleId='" + id + "']/w:name/@w:val").c_str()).attribute().value());
    };
    CHECK(name("Heading1") == "heading 1");
    CHECK(name("BodyText") == "Body Text");
    CHECK(name("Caption") == "caption");
    CHECK(name("TableText") == "Tabeltekst");
    CHECK(styles.select_node("//w:docDefaults//w:lang/@w:val").attribute().value() == std::string("da-DK"));
    CHECK(styles.select_node("//w:style[@w:styleId='Heading3']//w:outlineLvl/@w:val").attribute().as_int() == 2);
}

TEST_CASE("the contents are a field with its entries and page numbers filled in") {
    const auto document = lint::tree(lint::build(sample::assembly()), "/word/document.xml");
    CHECK(xpath_text(document, "//w:p[w:pPr/w:pStyle/@w:val='TOC1']") == "1\tParter og mål\t3");
    CHECK(xpath_text(document, "//w:p[w:pPr/w:pStyle/@w:val='TOC2']") == "1.1\tOrganisering\t3");
    CHECK(std::string(document.select_node("//w:instrText").node().text().get()).find(" TOC \\o \"1-2\"") == 0);
    CHECK(xpath_text(document, "//w:p[w:pPr/w:pStyle/@w:val='TOCHeading']") == "Indhold");
}

TEST_CASE("captions are counted by Word and show the right number already") {
    const auto document = lint::tree(lint::build(sample::assembly()), "/word/document.xml");
    const auto caption = document.select_node("//w:p[w:pPr/w:pStyle/@w:val='Caption']").node();
    CHECK(lint::shown_text(caption) == "Tabel 1\u2002Mål for gode overgange");
    CHECK(caption.select_node(".//w:instrText").node().text().get() == std::string(" SEQ Tabel \\* ARABIC "));
    CHECK(caption.select_node(".//w:bookmarkStart/@w:name").attribute().value() == std::string("tbl_overgange"));
}

TEST_CASE("a reference is the sentence's word and a field for the number") {
    const auto document = lint::tree(lint::build(sample::assembly()), "/word/document.xml");
    const auto field = document.select_node("//w:instrText[contains(., ' REF ')]").node();
    const std::string instruction = field.text().get();
    const std::string name = instruction.substr(5, instruction.find(' ', 5) - 5);
    const auto bookmark = document.select_node(("//w:bookmarkStart[@w:name='" + name + "']").c_str()).node();
    REQUIRE(bookmark);
    CHECK(bookmark.select_node("ancestor::w:p/w:pPr/w:pStyle/@w:val").attribute().value() == std::string("Caption"));
    CHECK(xpath_text(document, "//w:p[.//w:instrText[contains(., ' REF ')]]").find("jf. tabel 1 og") !=
          std::string::npos);
}

TEST_CASE("links out of the document are relationships, and only followed ones") {
    auto assembly = sample::assembly();
    assembly.blocks.push_back(
        {model::Paragraph{{{model::Link{"javascript:alert(1)", "", {sample::text("farlig")}, 0}, {}, 0}}}, {}, {}, 0});
    model::assign_ids(assembly);
    const auto package = lint::build(assembly);
    const auto& relationships = package.find("/word/document.xml")->relationships;
    const auto external =
        std::count_if(relationships.begin(), relationships.end(), [](const auto& r) { return r.external; });
    CHECK(external == 1);
    const auto document = lint::tree(package, "/word/document.xml");
    const auto link = document.select_node("//w:hyperlink[@r:id]").node();
    CHECK(lint::shown_text(link) == "Sundhedsstyrelsen");
    CHECK(package.find("/word/document.xml")->bytes.find("farlig") != std::string::npos);
}

TEST_CASE("a note called twice is one footnote and a reference to it") {
    auto assembly = sample::assembly();
    assembly.blocks.push_back(
        {model::Paragraph{{sample::text("Igen."), {model::FootnoteCall{"lov", 0}, {}, 0}}}, {}, {}, 0});
    model::assign_ids(assembly);
    const auto package = lint::build(assembly);
    CHECK(lint::problems(package) == std::vector<std::string>{});
    const auto document = lint::tree(package, "/word/document.xml");
    CHECK(document.select_nodes("//w:footnoteReference").size() == 2);
    CHECK(document.select_nodes("//w:instrText[contains(., 'NOTEREF _RefNote1')]").size() == 1);
    CHECK(lint::shown_text(lint::tree(package, "/word/footnotes.xml").select_node("//w:footnote[@w:id='2']").node()) ==
          " Opgjort på bopælskommune.");
}

TEST_CASE("marks of the sentence: languages, breaks, sub- and superscript") {
    const auto document = lint::tree(lint::build(sample::assembly()), "/word/document.xml");
    CHECK(xpath_text(document, "//w:r[w:rPr/w:lang/@w:val='en-GB']") == "shared care");
    CHECK(xpath_text(document, "//w:r[w:rPr/w:vertAlign/@w:val='subscript']") == "2");
    CHECK(xpath_text(document, "//w:r[w:rPr/w:strike]") == "udgået");
    CHECK(document.select_nodes("//w:p[w:pPr/w:pStyle/@w:val='Code']//w:br").size() == 1);
}

TEST_CASE("lists count by Word's own numbering, each ordered list anew") {
    const auto list = [](int start) {
        model::List made;
        made.ordered = true;
        made.start = start;
        model::ListItem item;
        item.label = std::to_string(start) + ")";
        item.children = {sample::paragraph("punkt")};
        made.items = {item, item};
        return model::Block{made, {}, {}, 0};
    };
    model::Assembly assembly;
    assembly.blocks = {list(1), sample::paragraph("mellem"), list(5)};
    model::assign_ids(assembly);
    const auto package = lint::build(assembly);
    const auto document = lint::tree(package, "/word/document.xml");
    const auto numbers = document.select_nodes("//w:numId/@w:val");
    REQUIRE(numbers.size() == 4);
    const std::string first = numbers[0].attribute().value();
    const std::string second = numbers[2].attribute().value();
    CHECK(first == numbers[1].attribute().value());
    CHECK(first != second);
    const auto numbering = lint::tree(package, "/word/numbering.xml");
    const auto start = numbering.select_node(("//w:num[@w:numId='" + second + "']//w:startOverride/@w:val").c_str());
    CHECK(start.attribute().as_int() == 5);
    CHECK(numbering.select_node("//w:abstractNum[@w:abstractNumId='1']/w:lvl/w:lvlText/@w:val").attribute().value() ==
          std::string("%1)"));
}

TEST_CASE("blocks for other formats stay out, and those for Word stay in") {
    const auto only = [](const char* formats, const char* words) {
        model::Block block{model::Div{model::DivKind::only, {sample::paragraph(words)}}, {}, {}, 0};
        block.attributes.pairs = {{"format", formats}};
        return block;
    };
    model::Assembly assembly;
    assembly.blocks = {only("pdf,html", "netop-pdf"), only("pdf,docx", "netop-docx"), only("xml", "netop-xml")};
    model::assign_ids(assembly);
    const std::string bytes = lint::build(assembly).find("/word/document.xml")->bytes;
    CHECK(bytes.find("netop-pdf") == std::string::npos);
    CHECK(bytes.find("netop-docx") != std::string::npos);
    CHECK(bytes.find("netop-xml") != std::string::npos);
}

TEST_CASE("pictures stand in line with their alternative, once in the package") {
    model::Assembly assembly;
    model::Resource png;
    png.path = "kort.png";
    png.media_type = "image/png";
    png.bytes = "\x89PNG";
    png.width = 2000;
    png.height = 1000;
    model::Resource svg = png;
    svg.path = "diagram.svg";
    svg.media_type = "image/svg+xml";
    assembly.resources = {png, svg};
    const auto figure = [](std::size_t resource, const char* alternative) {
        model::Figure made;
        made.resource = resource;
        made.alternative = alternative;
        return model::Block{made, {}, {}, 0};
    };
    assembly.blocks = {figure(0, "Et kort"), figure(0, "Kortet igen"), figure(1, "Et diagram")};
    model::assign_ids(assembly);
    model::Diagnostics diagnostics;
    writing::docx::DocxOptions options;
    options.diagnostics = &diagnostics;
    const auto package = writing::docx::build_docx(assembly, sample::theme(), sample::messages(), {}, options);
    CHECK(lint::problems(package) == std::vector<std::string>{});
    CHECK(package.find("/word/media/image1.png") != nullptr);
    CHECK(package.find("/word/media/image2.png") == nullptr);
    const auto document = lint::tree(package, "/word/document.xml");
    CHECK(document.select_nodes("//w:drawing").size() == 2);
    CHECK(document.select_node("//wp:docPr/@descr").attribute().value() == std::string("Et kort"));
    const auto width = document.select_node("//wp:extent/@cx").attribute().as_llong();
    CHECK(width == document.select_node("//wp:extent/@cy").attribute().as_llong() * 2);
    CHECK(width <= 426 * 12700);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].key == "docx-picture.vector");
    CHECK(package.find("/word/document.xml")->bytes.find("Et diagram") != std::string::npos);
}
