// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "sheet.h"

using sheet::paragraph;
using sheet::run;
using sheet::Sheet;

namespace {

void append(pugi::xml_node parent, const std::string& xml) {
    parent.append_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
}

void insert_before(pugi::xml_node place, const std::string& xml) {
    pugi::xml_document piece;
    piece.load_string(xml.c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
    place.parent().insert_copy_before(piece.document_element(), place);
}

}  // namespace

TEST_CASE("the form's own words and those in fields are no strays") {
    Sheet sheet;
    sheet.fill("gruppe", run("Svar"));
    sheet.fill("formaal", paragraph("Et") + paragraph("To"));
    sheet.fill("medlemmer.navn", run("Formand"), 0);
    const auto read = sheet::read(sheet.bytes());
    REQUIRE(read.form);
    CHECK(read.form->strays.empty());
    CHECK(read.problems.empty());
}

TEST_CASE("words beside the fields are told and kept under their heading") {
    Sheet sheet;
    sheet.fill("gruppe", run("Svar"));
    append(sheet.control("gruppe").parent(), run(" og mere"));
    auto before = sheet.control("formaal").previous_sibling();
    insert_before(before, paragraph("Her er formålet."));
    insert_before(before, paragraph("  "));
    insert_before(before, paragraph("I to linjer."));
    const auto read = sheet::read(sheet.bytes());
    REQUIRE(read.form);
    REQUIRE(read.form->strays.size() == 2);
    CHECK(read.form->strays[0].heading == "Stamdata");
    CHECK(read.form->strays[0].lines == std::vector<std::string>{"og mere"});
    CHECK(read.form->strays[1].heading == "Formål");
    CHECK(read.form->strays[1].lines == std::vector<std::string>{"Her er formålet.", "I to linjer."});
    CHECK(read.has("form-stray"));
}

TEST_CASE("a text box and words before the first heading are strays, deleted words are none") {
    Sheet sheet;
    auto first = sheet.document.child("w:document").child("w:body").first_child();
    insert_before(first, "<w:p><w:del><w:r><w:t>Slettet</w:t></w:r></w:del></w:p>");
    insert_before(first, "<w:p><w:r><w:pict><v:textbox><w:txbxContent>" + paragraph("I en boks") +
                             "</w:txbxContent></v:textbox></w:pict></w:r></w:p>");
    const auto read = sheet::read(sheet.bytes());
    REQUIRE(read.form);
    REQUIRE(read.form->strays.size() == 1);
    CHECK(read.form->strays[0].heading.empty());
    CHECK(read.form->strays[0].lines == std::vector<std::string>{"I en boks"});
    CHECK(read.has("form-stray.top"));
}
