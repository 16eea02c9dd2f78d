// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "model/assembly.h"
#include "sheet.h"

using sheet::paragraph;
using sheet::run;
using sheet::Sheet;

namespace {

std::string text(const sheet::Read& read, const std::string& name) {
    REQUIRE(read.form);
    const auto* field = read.form->find(name);
    return field ? field->text : "no such field";
}

}  // namespace

TEST_CASE("an empty form has its fields, and nothing in them but what stood there from the beginning") {
    const auto read = sheet::read(Sheet().bytes());
    REQUIRE(read.form);
    REQUIRE(read.problems.all().size() == 1);
    CHECK(read.has("form-empty"));
    CHECK(read.form->kind == "kommissorium");
    CHECK(read.form->version == "7");
    CHECK(text(read, "gruppe").empty());
    CHECK(text(read, "dato").empty());
    CHECK(text(read, "valg").empty());
    CHECK(text(read, "inviteret") == "false");
    CHECK(text(read, "status") == "y");
    CHECK(read.form->find("formaal")->empty());
    CHECK(read.form->find("formaal")->section == "formaal");
    REQUIRE(read.form->repeats.size() == 1);
    CHECK(read.form->repeats[0].rows.empty());
    CHECK(read.form->repeats[0].columns == std::vector<std::string>{"Navn", "Valgt"});
}

TEST_CASE("values are what people see, as the field's type means them") {
    Sheet sheet;
    sheet.fill("gruppe", run("Linje 1") + "<w:r><w:br/><w:t>Linje &amp; 2</w:t></w:r>");
    sheet.fill("dato", run("1. marts 2024"));
    sheet.fill("valg", run("Anden"));
    sheet.fill("inviteret", run("\u2612"));
    sheet.control("inviteret").child("w:sdtPr").child("w14:checkbox").child("w14:checked").attribute("w14:val") = "1";
    const auto read = sheet::read(sheet.bytes());
    CHECK(read.problems.empty());
    CHECK(text(read, "gruppe") == "Linje 1\nLinje & 2");
    CHECK(text(read, "dato") == "2024-03-01");
    CHECK(text(read, "valg") == "b");
    CHECK(text(read, "inviteret") == "true");
}

TEST_CASE("an answer that does not fit its field is kept and reported") {
    Sheet sheet;
    sheet.fill("dato", run("snart"));
    sheet.fill("valg", run("Tredje"));
    const auto read = sheet::read(sheet.bytes());
    CHECK(text(read, "dato") == "snart");
    CHECK(text(read, "valg") == "Tredje");
    CHECK(read.has("form-value.date"));
    CHECK(read.has("form-value.choice"));
}

TEST_CASE("words count although the prompt's flag was left, prompts do not") {
    Sheet sheet;
    auto control = sheet.control("gruppe");
    control.child("w:sdtContent").child("w:r").child("w:t").text().set("Klik eller tryk her for at skrive tekst.");
    CHECK(text(sheet::read(sheet.bytes()), "gruppe").empty());  // Word's own prompt, in the prompt's style
    control.child("w:sdtContent").child("w:r").remove_child("w:rPr");
    CHECK(text(sheet::read(sheet.bytes()), "gruppe") == "Klik eller tryk her for at skrive tekst.");
}

TEST_CASE("a field is found by its tag, else by its bookmark, else by its title") {
    Sheet sheet;
    sheet.fill("gruppe", run("Svar"));
    sheet.control("gruppe").child("w:sdtPr").remove_child("w:tag");
    CHECK(text(sheet::read(sheet.bytes()), "gruppe") == "Svar");
    Sheet titled;
    titled.fill("gruppe", run("Svar"));
    const auto start = titled.document.select_node("//w:bookmarkStart[@w:name='felt_gruppe']").node();
    start.parent().remove_child(start);
    titled.control("gruppe").child("w:sdtPr").remove_child("w:tag");
    CHECK(text(sheet::read(titled.bytes()), "gruppe") == "Svar");
}

TEST_CASE("a field of which only the bookmark is left is read between its ends") {
    Sheet sheet;
    sheet.fill("gruppe", run("Svar"));
    auto control = sheet.control("gruppe");
    auto parent = control.parent();
    const auto kept = control.child("w:sdtContent").child("w:r");
    parent.insert_copy_before(kept, control);
    parent.remove_child(control);
    parent.append_buffer(run(" uden for").data(), run(" uden for").size());
    CHECK(text(sheet::read(sheet.bytes()), "gruppe") == "Svar");
}

TEST_CASE("a bookmark that begins twice reaches from its first beginning to its last end") {
    Sheet sheet;
    auto control = sheet.control("formaal");
    auto body = control.parent();
    body.remove_child(control.previous_sibling());
    body.remove_child(control.next_sibling());
    for (const std::string content :
         {"<w:p><w:bookmarkStart w:id=\"901\" w:name=\"felt_formaal\"/>" + run("Et") + "</w:p>", paragraph("To"),
          "<w:p><w:bookmarkStart w:id=\"902\" w:name=\"felt_formaal\"/>" + run("Tre") +
              "<w:bookmarkEnd w:id=\"902\"/></w:p>"}) {
        pugi::xml_document piece;
        piece.load_string(content.c_str());
        body.insert_copy_before(piece.document_element(), control);
    }
    body.remove_child(control);
    const auto read = sheet::read(sheet.bytes());
    CHECK(text(read, "formaal") == "Et\nTo\nTre");
}

TEST_CASE("a control that a program ended in the field's first paragraph is read to the bookmark's end") {
    Sheet sheet;
    auto control = sheet.control("formaal");
    auto body = control.parent();
    body.remove_child(control.previous_sibling());
    body.remove_child(control.next_sibling());
    const std::string short_control = "<w:sdt><w:sdtPr><w:tag w:val=\"formaal\"/></w:sdtPr><w:sdtContent>" + run("Et") +
                                      "</w:sdtContent></w:sdt>";
    for (const std::string content :
         {"<w:p><w:bookmarkStart w:id=\"901\" w:name=\"felt_formaal\"/>" + short_control + "</w:p>", paragraph("To"),
          "<w:p><w:bookmarkStart w:id=\"902\" w:name=\"felt_formaal\"/>" + run("Tre") +
              "<w:bookmarkEnd w:id=\"902\"/></w:p>"}) {
        pugi::xml_document piece;
        piece.load_string(content.c_str());
        body.insert_copy_before(piece.document_element(), control);
    }
    body.remove_child(control);
    CHECK(text(sheet::read(sheet.bytes()), "formaal") == "Et\nTo\nTre");
}

TEST_CASE("tracked insertions are in, deletions out, and open marks are reported") {
    Sheet sheet;
    sheet.fill("gruppe", run("Den ") +
                             "<w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText>gamle</w:delText></w:r></w:del>" +
                             "<w:ins w:id=\"2\" w:author=\"A\">" + run("nye") + "</w:ins>");
    sheet.fill("formaal", "<w:p><w:pPr><w:rPr><w:del w:id=\"3\" w:author=\"A\"/></w:rPr></w:pPr>" + run("Et ") +
                              "</w:p>" + paragraph("afsnit"));
    const auto read = sheet::read(sheet.bytes());
    CHECK(text(read, "gruppe") == "Den nye");
    CHECK(read.form->open_changes == 3);
    CHECK(read.has("form-open-marks.changes"));
    REQUIRE(read.form->find("formaal")->blocks.size() == 1);
    CHECK(model::plain_text(read.form->find("formaal")->blocks) == "Et afsnit");
}

TEST_CASE("a rich field gives paragraphs, lists and tables with their marks") {
    Sheet sheet;
    const std::string item =
        "<w:pStyle w:val=\"ListParagraph\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"77\"/></w:numPr>";
    sheet.fill("formaal", "<w:p>" + run("Et ") + run(" fedt ", "<w:b/>") + run("ord") + "</w:p>" +
                              paragraph("et", item) + paragraph("to", item) + "<w:p/>" + "<w:tbl><w:tr><w:tc>" +
                              paragraph("a") + "</w:tc><w:tc>" + paragraph("b") +
                              "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + paragraph("c") +
                              "</w:tc></w:tr></w:tbl>");
    const auto read = sheet::read(sheet.bytes());
    REQUIRE(read.form);
    const auto& blocks = read.form->find("formaal")->blocks;
    REQUIRE(blocks.size() == 3);
    const auto& words = std::get<model::Paragraph>(blocks[0].kind).children;
    REQUIRE(words.size() == 3);
    CHECK(model::plain_text(std::get<model::Strong>(words[1].kind).children) == "fedt");
    CHECK(std::get<model::List>(blocks[1].kind).items.size() == 2);
    const auto& table = std::get<model::Table>(blocks[2].kind);
    CHECK(table.columns.size() == 2);
    CHECK(table.rows[1].cells[0].column_span == 2);
}

TEST_CASE("bullets and numbers that somebody typed make lists, a lone dash or number does not") {
    Sheet sheet;
    std::string words;
    for (const char* line : {"1. januar er en helligdag", "\u2022 et", "\uF0B7  to", "* tre", "* fire", "3) c",
                             "4) d", "6) g", "\u2013 kun en", "-3. x"})
        words += paragraph(line);
    sheet.fill("formaal", words);
    const auto read = sheet::read(sheet.bytes());
    REQUIRE(read.form);
    const auto& blocks = read.form->find("formaal")->blocks;
    REQUIRE(blocks.size() == 7);
    const auto list = [&](std::size_t at) { return std::get<model::List>(blocks[at].kind); };
    CHECK(model::plain_text(model::Blocks{blocks[0]}) == "1. januar er en helligdag");
    REQUIRE(list(1).items.size() == 2);
    CHECK(model::plain_text(list(1).items[1].children) == "to");
    CHECK(list(2).items.size() == 2);
    CHECK_FALSE(list(2).ordered);
    CHECK(list(3).ordered);
    CHECK(list(3).start == 3);
    CHECK(model::plain_text(model::Blocks{blocks[4]}) == "6) g");
    CHECK(model::plain_text(model::Blocks{blocks[5]}) == "\u2013 kun en");
    CHECK(model::plain_text(model::Blocks{blocks[6]}) == "-3. x");
}

TEST_CASE("rows that people filled or added are read, empty ones are not") {
    Sheet sheet;
    sheet.fill("medlemmer.navn", run("Anna"), 1);
    sheet.fill("medlemmer.valgt", run("2. juli 2024"), 1);
    auto table = sheet.document.select_node("//w:tbl").node();
    const std::string row = "<w:tr><w:tc>" + paragraph("Bo") + "</w:tc><w:tc>" + paragraph("") + "</w:tc></w:tr>";
    table.append_buffer(row.data(), row.size());
    const auto read = sheet::read(sheet.bytes());
    REQUIRE(read.form);
    CHECK(read.problems.empty());
    const auto& rows = read.form->repeats[0].rows;
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].fields[0].text == "Anna");
    CHECK(rows[0].fields[1].text == "2024-07-02");
    CHECK(rows[1].fields[0].text == "Bo");
}

TEST_CASE("other prefixes mean the same names") {
    Sheet sheet;
    sheet.fill("gruppe", run("Svar"));
    sheet.bytes();
    std::string& part = sheet.parts["word/document.xml"];
    for (const auto& [from, to] : {std::pair<std::string, std::string>{"<w:", "<q:"},
                                   {"</w:", "</q:"},
                                   {" w:", " q:"},
                                   {"xmlns:w=", "xmlns:q="}})
        for (auto at = part.find(from); at != std::string::npos; at = part.find(from, at + to.size()))
            part.replace(at, from.size(), to);
    sheet.document.load_string(part.c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
    CHECK(text(sheet::read(sheet.bytes()), "gruppe") == "Svar");
}

TEST_CASE("a field that was deleted is reported") {
    Sheet sheet;
    const auto paragraph_of = sheet.control("gruppe").parent();
    paragraph_of.parent().remove_child(paragraph_of);
    const auto read = sheet::read(sheet.bytes());
    CHECK(text(read, "gruppe").empty());
    CHECK(read.has("form-lost"));
}
