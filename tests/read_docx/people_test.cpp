// SPDX-License-Identifier: MPL-2.0
// What people and their programs do to a form beside filling it in.
#include <algorithm>

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

std::string cell(const std::string& words, const std::string& properties = {}) {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(words) + "</w:tc>";
}

void append(pugi::xml_node parent, const std::string& xml) {
    parent.append_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
}

pugi::xml_node members(const Sheet& sheet) {
    return sheet.document.select_node("//w:tbl").node();
}

std::string strays(const sheet::Read& read) {
    std::string all;
    for (const auto& stray : read.form->strays)
        for (const auto& line : stray.lines) all += line + "|";
    return all;
}

// Takes the cells of one column out, as "delete column" does.
void delete_column(pugi::xml_node table, std::size_t column) {
    for (const auto row : table.select_nodes(".//w:tr")) {
        const auto cells = row.node().select_nodes(".//w:tc");
        const auto cell = cells[column].node();
        cell.parent().remove_child(cell);
    }
}

}  // namespace

TEST_CASE("an answer with the very words of the prompt is an answer") {
    Sheet sheet;
    sheet.fill("gruppe", run("Skriv her"));
    CHECK(text(sheet::read(sheet.bytes()), "gruppe") == "Skriv her");
    Sheet prompt;
    prompt.fill("gruppe", run("Skriv her", "<w:rStyle w:val=\"PlaceholderText\"/>"));
    CHECK(text(sheet::read(prompt.bytes()), "gruppe").empty());
}

TEST_CASE("words in a run that kept the flag and the style of the prompt are an answer") {
    Sheet sheet;
    sheet.control("gruppe").child("w:sdtContent").child("w:r").child("w:t").text().set("Gruppen for data");
    CHECK(text(sheet::read(sheet.bytes()), "gruppe") == "Gruppen for data");
}

TEST_CASE("visible words beat the day that a date control keeps") {
    const auto date = [](const std::string& words, const std::string& kept) {
        Sheet sheet;
        sheet.fill("dato", run(words));
        auto control = sheet.control("dato").child("w:sdtPr").child("w:date");
        control.append_attribute("w:fullDate") = (kept + "T00:00:00Z").c_str();
        return sheet::read(sheet.bytes());
    };
    const auto waiting = date("afventer byrådets beslutning", "2024-02-01");
    CHECK(text(waiting, "dato") == "afventer byrådets beslutning");
    CHECK(waiting.has("form-value.date"));
    CHECK(text(date("3. maj 2024", "2024-02-01"), "dato") == "2024-05-03");
    CHECK(text(date("01.05.26", "2024-02-01"), "dato") == "2026-05-01");
    CHECK(text(date("Thursday, February 1, 2024", "2024-02-01"), "dato") == "2024-02-01");
}

TEST_CASE("a box is what it shows, and a box that shows another state than it keeps is reported") {
    Sheet sheet;
    sheet.control("inviteret").child("w:sdtPr").child("w14:checkbox").child("w14:checked").attribute("w14:val") = "1";
    const auto read = sheet::read(sheet.bytes());
    CHECK(text(read, "inviteret") == "false");
    CHECK(read.has("form-value.check"));
}

TEST_CASE("choices are known whatever their case") {
    Sheet sheet;
    sheet.fill("valg", run("anden"));
    CHECK(text(sheet::read(sheet.bytes()), "valg") == "b");
}

TEST_CASE("a deleted column does not move the others, and is reported") {
    Sheet sheet;
    sheet.fill("medlemmer.valgt", run("2. juli 2024"), 0);
    delete_column(members(sheet), 0);
    append(members(sheet), "<w:tr>" + cell("3. juli 2024") + "</w:tr>");
    const auto read = sheet::read(sheet.bytes());
    REQUIRE(read.form->repeats[0].rows.size() == 2);
    for (const auto& row : read.form->repeats[0].rows) CHECK(row.fields[0].text.empty());
    CHECK(read.form->repeats[0].rows[0].fields[1].text == "2024-07-02");
    CHECK(read.form->repeats[0].rows[1].fields[1].text == "2024-07-03");
    CHECK(read.has("form-lost"));
}

TEST_CASE("merged cells, cells too many and words in new columns keep their place or are kept beside") {
    Sheet sheet;
    append(members(sheet), "<w:tr>" + cell("Bo", "<w:gridSpan w:val=\"2\"/>") + "</w:tr>");
    append(members(sheet), "<w:tr>" + cell("Ea") + cell("4. juli 2024") + cell("tlf. 12") + "</w:tr>");
    append(members(sheet), "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + cell("5. juli 2024") + "</w:tr>");
    const auto read = sheet::read(sheet.bytes());
    const auto& rows = read.form->repeats[0].rows;
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].fields[0].text == "Bo");
    CHECK(rows[0].fields[1].text.empty());
    CHECK(rows[1].fields[1].text == "2024-07-04");
    CHECK(rows[2].fields[0].text.empty());
    CHECK(rows[2].fields[1].text == "2024-07-05");
    CHECK(strays(read) == "tlf. 12|");
}

TEST_CASE("a table that was split or copied gives all its rows") {
    Sheet sheet;
    sheet.fill("medlemmer.navn", run("Anna"), 0);
    auto table = members(sheet);
    table.parent().insert_copy_after(table, table);
    sheet.fill("medlemmer.navn", run("Bo"), 3);  // the first row of the copy
    const auto read = sheet::read(sheet.bytes());
    REQUIRE(read.form->repeats[0].rows.size() == 2);
    CHECK(read.form->repeats[0].rows[1].fields[0].text == "Bo");
    CHECK(read.has("form-again"));
}

TEST_CASE("a copied field is kept beside the first one") {
    Sheet sheet;
    sheet.fill("gruppe", run("Anna"));
    auto line = sheet.control("gruppe").parent();
    line.parent().insert_copy_after(line, line);
    sheet.fill("gruppe", run("Bent"), 1);
    const auto read = sheet::read(sheet.bytes());
    CHECK(text(read, "gruppe") == "Anna");
    CHECK(strays(read) == "Bent|");
    CHECK(read.has("form-stray"));
}

TEST_CASE("a row's cell keeps its marks") {
    Sheet sheet;
    sheet.fill("medlemmer.navn", run("Anna ") + run("Ærø", "<w:b/>"), 0);
    const auto read = sheet::read(sheet.bytes());
    const auto& field = read.form->repeats[0].rows[0].fields[0];
    CHECK(field.text == "Anna Ærø");
    REQUIRE(field.blocks.size() == 1);
    const auto& words = std::get<model::Paragraph>(field.blocks[0].kind).children;
    CHECK(std::any_of(words.begin(), words.end(),
                      [](const model::Inline& node) { return std::holds_alternative<model::Strong>(node.kind); }));
}

TEST_CASE("breaks of every kind, symbols, formulas and what wraps words lose no words") {
    const auto filled = [](const std::string& content) {
        Sheet sheet;
        sheet.fill("formaal", content);
        return sheet::read(sheet.bytes());
    };
    const auto words = [&](const std::string& content) { return text(filled(content), "formaal"); };
    for (const std::string type : {"textWrapping", "page", "column"})
        CHECK(words("<w:p>" + run("et") + "<w:r><w:br w:type=\"" + type + "\"/><w:t>to</w:t></w:r></w:p>") == "et\nto");
    CHECK(words("<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>" + run(" ja") + "</w:p>") ==
          "\u2713 ja");
    const auto unknown = filled("<w:p><w:r><w:sym w:font=\"Webdings\" w:char=\"F0FC\"/></w:r></w:p>");
    CHECK(text(unknown, "formaal") == "\uFFFD");
    CHECK(unknown.has("form-lost.symbol"));
    const auto formula =
        filled("<w:p>" + run("E = ") +
               "<m:oMath xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"><m:f><m:num>"
               "<m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath></w:p>");
    CHECK(text(formula, "formaal") == "E = a/b");
    CHECK(formula.has("form-lost.formula"));
    CHECK(words("<w:customXml w:element=\"a\">" + paragraph("inde") + "</w:customXml>" + paragraph("ude")) ==
          "inde\nude");
    CHECK(words("<w:p><w:r><w:ruby><w:rt>" + run("o") + "</w:rt><w:rubyBase>" + run("u") +
                "</w:rubyBase></w:ruby></w:r></w:p>") == "u (o)");
    CHECK(
        words(
            "<w:p><w:r><w:t>før </w:t><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE "
            "</w:instrText></w:r>"
            "<w:r><w:fldChar w:fldCharType=\"separate\"/><w:t>4</w:t><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>") ==
        "før 4");
    const auto box = filled("<w:p><w:r><w:pict><v:textbox><w:txbxContent>" + paragraph("I boksen") +
                            "</w:txbxContent></v:textbox></w:pict></w:r></w:p>");
    CHECK(text(box, "formaal") == "I boksen");
    CHECK(box.has("form-lost.box"));
    CHECK(filled("<w:p>" + run("synlig") + run("skjult", "<w:vanish/>") + "</w:p>").has("form-lost.hidden"));
    CHECK(filled("<w:p>" + run("streget", "<w:u w:val=\"single\"/>") + "</w:p>").has("form-lost.look"));
    CHECK(words("<w:p>" + run("\u00A0") + "</w:p>").empty());
}

// The marks that LibreOffice 7.4 leaves of a field whose first block is a table.
TEST_CASE("a field that begins with a table comes back whole from a program that knows marks in lines only") {
    Sheet sheet;
    auto control = sheet.control("formaal");
    auto body = control.parent();
    body.remove_child(control.previous_sibling());
    body.remove_child(control.next_sibling());
    const std::string begun =
        "<w:sdt><w:sdtPr><w:alias w:val=\"Formål\"/></w:sdtPr><w:sdtContent><w:bookmarkStart w:id=\"901\" "
        "w:name=\"felt_formaal\"/>" +
        run("Opgave") + "</w:sdtContent></w:sdt>";
    const std::string table = "<w:tbl><w:tr><w:tc><w:p>" + begun + "</w:p></w:tc>" + cell("Frist") + "</w:tr></w:tbl>";
    const std::string end = "<w:p><w:bookmarkStart w:id=\"902\" w:name=\"felt_formaal\"/>" + run("Efter") +
                            "<w:bookmarkEnd w:id=\"902\"/></w:p>";
    for (const std::string& content : {table, end, paragraph("Uden for")}) {
        pugi::xml_document piece;
        piece.load_string(content.c_str());
        body.insert_copy_before(piece.document_element(), control);
    }
    body.remove_child(control);
    const auto read = sheet::read(sheet.bytes());
    REQUIRE(read.form->find("formaal")->blocks.size() == 2);
    CHECK(std::holds_alternative<model::Table>(read.form->find("formaal")->blocks[0].kind));
    CHECK(model::plain_text(read.form->find("formaal")->blocks) == "Opgave Frist Efter");
    CHECK(strays(read) == "Uden for|");
}

TEST_CASE("a form whose list of fields is gone is known by its controls") {
    Sheet sheet;
    sheet.fill("gruppe", run("Svar"));
    sheet.fill("formaal", paragraph("Tekst"));
    sheet.fill("valg", run("Anden"));
    sheet.fill("medlemmer.navn", run("Anna"), 0);
    sheet.parts.erase("customXml/item1.xml");
    const auto read = sheet::read(sheet.bytes());
    CHECK(read.has("form-list-lost"));
    CHECK(read.form->kind == "kommissorium");
    CHECK(text(read, "gruppe") == "Svar");
    CHECK(text(read, "valg") == "b");
    CHECK(text(read, "dato").empty());
    CHECK(read.form->find("formaal")->type == "rich");
    REQUIRE(read.form->repeats.size() == 1);
    CHECK(read.form->repeats[0].section == "formaal");
    REQUIRE(read.form->repeats[0].rows.size() == 1);
    CHECK(read.form->repeats[0].rows[0].fields[0].text == "Anna");
}

TEST_CASE("words behind an empty mark are the field's, where somebody typed over the control") {
    Sheet sheet;
    auto control = sheet.control("gruppe");
    auto parent = control.parent();
    parent.remove_child(control);
    append(parent, run("Svar"));
    const auto read = sheet::read(sheet.bytes());
    CHECK(text(read, "gruppe") == "Svar");
    CHECK(strays(read).empty());
}
