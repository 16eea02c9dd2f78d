// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "lint.h"
#include "sample/sample.h"

namespace {

using namespace model;

Inline field(std::vector<std::pair<std::string, std::string>> pairs) {
    FormField made;
    made.attributes.classes = {"field"};
    made.attributes.pairs = std::move(pairs);
    return {std::move(made), {}, 0};
}

Block line(Inlines inlines) {
    return {Paragraph{std::move(inlines)}, {}, {}, 0};
}

Assembly form() {
    Assembly made;
    made.metadata.kind = "kommissorium";
    made.metadata.version = "2";
    Block repeat{
        Div{DivKind::plain, {line({field({{"name", "navn"}, {"title", "Navn"}}), field({{"name", "rolle"}})})}},
        {},
        {},
        0};
    repeat.attributes.classes = {"repeat"};
    repeat.attributes.pairs = {{"name", "medlemmer"}, {"rows", "4"}};
    made.blocks = {
        sample::heading(1, "", "Stamdata", "stamdata"),
        line({sample::text("Gruppe: "), field({{"name", "gruppe"}, {"title", "Gruppe"}, {"placeholder", "Skriv"}})}),
        line({field({{"name", "dato"}, {"type", "date"}, {"value", "2024-07-01"}})}),
        line({field({{"name", "valg"}, {"type", "choice"}, {"choices", "a = Den ene; b"}})}),
        line({field({{"name", "ja"}, {"type", "check"}, {"value", "true"}})}),
        line({field({{"name", "tekst"}, {"type", "rich"}, {"placeholder", "Skriv langt"}})}),
        std::move(repeat)};
    assign_ids(made);
    return made;
}

std::string shown(const pugi::xml_document& document, const std::string& tag) {
    return lint::shown_text(
        document.select_node(("//w:sdt[w:sdtPr/w:tag/@w:val='" + tag + "']/w:sdtContent").c_str()).node());
}

}  // namespace

TEST_CASE("a field is a content control with its name, title, prompt and kind") {
    const auto package = lint::build(form());
    CHECK(lint::problems(package) == std::vector<std::string>{});
    const auto document = lint::tree(package, "/word/document.xml");
    const auto properties = document.select_node("//w:sdtPr[w:tag/@w:val='gruppe']").node();
    CHECK(properties.child("w:alias").attribute("w:val").value() == std::string("Gruppe"));
    CHECK(properties.child("w:showingPlcHdr"));
    CHECK(properties.child("w:text"));
    CHECK(shown(document, "gruppe") == "Skriv");
    CHECK(shown(document, "dato").starts_with("1.\u00A0"));  // the sample has no names of months
    CHECK(document.select_node("//w:date/@w:fullDate").attribute().value() == std::string("2024-07-01T00:00:00Z"));
    CHECK(document.select_node("//w:date/w:lid/@w:val").attribute().value() == std::string("da-DK"));
    CHECK(document.select_node("//w:listItem[@w:displayText='Den ene']/@w:value").attribute().value() ==
          std::string("a"));
    CHECK(shown(document, "ja") == "\u2612");
    CHECK(document.select_node("//w14:checked/@w14:val").attribute().value() == std::string("1"));
}

TEST_CASE("a rich field holds paragraphs, and bookmarks stand around every field outside a repeated part") {
    const auto document = lint::tree(lint::build(form()), "/word/document.xml");
    CHECK(document.select_node("//w:body/w:sdt[w:sdtPr/w:tag/@w:val='tekst']/w:sdtContent/w:p"));
    for (const char* name : {"felt_gruppe", "felt_dato", "felt_valg", "felt_ja", "felt_tekst", "tabel_medlemmer"})
        CHECK(document.select_node(("//w:bookmarkStart[@w:name='" + std::string(name) + "']").c_str()));
}

TEST_CASE("a repeated part is a table of rows, each a control of its own, with fields as columns") {
    const auto document = lint::tree(lint::build(form()), "/word/document.xml");
    CHECK(document
              .select_nodes("//w:tbl/w:sdt[w:sdtPr/w15:repeatingSection]/w:sdtContent/"
                            "w:sdt[w:sdtPr/w15:repeatingSectionItem]/w:sdtContent/w:tr")
              .size() == 4);
    CHECK(document.select_nodes("//w:sdtPr/w:tag[@w:val='medlemmer.rolle']").size() == 4);
    CHECK(lint::shown_text(document.select_node("//w:tbl/w:tr").node()) == "Navnrolle");
}

TEST_CASE("a form says what it is and carries the list of its fields; other documents do not") {
    const auto package = lint::build(form());
    const auto catalogue = lint::tree(package, "/customXml/item1.xml");
    CHECK(catalogue.document_element().attribute("kind").value() == std::string("kommissorium"));
    CHECK(catalogue.document_element().attribute("version").value() == std::string("2"));
    CHECK(catalogue.select_nodes("/form/field").size() == 5);
    CHECK(catalogue.select_node("/form/field[@name='tekst']/@section").attribute().value() == std::string("stamdata"));
    CHECK(catalogue.select_nodes("/form/repeat/column").size() == 2);
    const auto properties = lint::tree(package, "/docProps/custom.xml");
    CHECK(properties.select_node("//property[@name='aftale-formular']").node().first_child().text().get() ==
          std::string("kommissorium"));
    CHECK(lint::build(sample::assembly()).find("/customXml/item1.xml") == nullptr);
}
