// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "lint.h"
#include "model/walk.h"
#include "sample/sample.h"

namespace {

using namespace model;

Inline boundary(std::size_t mark, bool begins) {
    return {ReviewBoundary{mark, begins}, {}, 0};
}

ReviewMark mark(ReviewKind kind, std::string comment = {}) {
    ReviewMark made;
    made.kind = kind;
    made.comment = std::move(comment);
    made.author = "Anna Bo-Carlsen";
    made.date = "2024-02-29";
    return made;
}

Block paragraph(Inlines inlines) {
    return {Paragraph{std::move(inlines)}, {}, {}, 0};
}

}  // namespace

TEST_CASE("insertions and deletions are Word's own, with author and date") {
    const auto document = lint::tree(lint::build(sample::assembly()), "/word/document.xml");
    const auto inserted = document.select_node("//w:ins").node();
    const auto deleted = document.select_node("//w:del").node();
    CHECK(lint::shown_text(inserted) == "tre");
    CHECK(inserted.attribute("w:author").value() == std::string("Sekretariatet"));
    CHECK(inserted.attribute("w:date").value() == std::string("2023-11-02T00:00:00Z"));
    CHECK(deleted.select_node(".//w:delText").node().text().get() == std::string("to"));
}

TEST_CASE("a change may go on over paragraphs: their marks belong to it") {
    Assembly assembly;
    assembly.review_marks = {mark(ReviewKind::insertion)};
    assembly.blocks = {paragraph({sample::text("før "), boundary(0, true), sample::text("ny")}),
                       paragraph({sample::text("midt")}),
                       paragraph({sample::text("slut"), boundary(0, false), sample::text(" efter")})};
    assign_ids(assembly);
    const auto package = lint::build(assembly);
    CHECK(lint::problems(package) == std::vector<std::string>{});
    const auto document = lint::tree(package, "/word/document.xml");
    CHECK(document.select_nodes("//w:pPr/w:rPr/w:ins").size() == 2);
    std::string inserted;
    for (const auto& found : document.select_nodes("//w:p/w:ins")) inserted += lint::shown_text(found.node()) + "|";
    CHECK(inserted == "ny|midt|slut|");
}

TEST_CASE("a change may begin inside emphasis and end outside it") {
    Assembly assembly;
    assembly.review_marks = {mark(ReviewKind::deletion)};
    assembly.blocks = {paragraph({{Emphasis{{sample::text("a"), boundary(0, true), sample::text("b")}}, {}, 0},
                                  sample::text("c"),
                                  boundary(0, false),
                                  sample::text("d")})};
    assign_ids(assembly);
    const auto document = lint::tree(lint::build(assembly), "/word/document.xml");
    CHECK(lint::shown_text(document.select_node("//w:body/w:p").node()) == "ad");
    CHECK(document.select_nodes("//w:del//w:delText").size() == 2);
}

TEST_CASE("rows within a change belong to it") {
    Assembly assembly;
    assembly.review_marks = {mark(ReviewKind::insertion)};
    Table table;
    table.columns.resize(1);
    TableRow row;
    row.cells = {sample::cell({sample::paragraph("celle")})};
    table.rows = {row, row};
    assembly.blocks = {paragraph({sample::text("x"), boundary(0, true)}),
                       {table, {}, {}, 0},
                       paragraph({boundary(0, false), sample::text("y")})};
    assign_ids(assembly);
    const auto package = lint::build(assembly);
    CHECK(lint::problems(package) == std::vector<std::string>{});
    CHECK(lint::tree(package, "/word/document.xml").select_nodes("//w:trPr/w:ins").size() == 2);
}

TEST_CASE("comments have range, words, author, initials and state") {
    Assembly assembly;
    assembly.review_marks = {mark(ReviewKind::comment, "Er det rigtigt?"), mark(ReviewKind::comment, "Ja.")};
    assembly.review_marks[0].resolved = true;
    assembly.review_marks[0].responsible = "Jura";
    assembly.review_marks[0].deadline = "2024-03-01";
    assembly.review_marks[1].reply_to = "K1";
    assembly.blocks = {paragraph(
        {boundary(0, true), boundary(1, true), sample::text("tekst"), boundary(0, false), boundary(1, false)})};
    assign_ids(assembly);
    const auto package = lint::build(assembly);
    CHECK(lint::problems(package) == std::vector<std::string>{});
    const auto comments = lint::tree(package, "/word/comments.xml");
    const auto first = comments.select_node("//w:comment[@w:id='0']").node();
    CHECK(first.attribute("w:initials").value() == std::string("ABC"));
    CHECK(first.attribute("w:date").value() == std::string("2024-02-29T00:00:00Z"));
    CHECK(lint::shown_text(first).find("Er det rigtigt?") == 0);
    CHECK(first.select_nodes("w:p").size() == 3);
    CHECK(lint::shown_text(first.last_child()) == "Frist: 1.\u00A0marts 2024");
    const auto extended = lint::tree(package, "/word/commentsExtended.xml").document_element();
    const auto done = extended.first_child();
    CHECK(done.attribute("w15:done").as_int() == 1);
    CHECK(done.attribute("w15:paraId").value() == std::string(first.last_child().attribute("w14:paraId").value()));
    CHECK(done.next_sibling().attribute("w15:paraIdParent").value() ==
          std::string(done.attribute("w15:paraId").value()));
}

TEST_CASE("an answer finds its comment also behind one that is not in the file") {
    Assembly assembly;
    assembly.review_marks = {mark(ReviewKind::comment, "halv"), mark(ReviewKind::deletion),
                             mark(ReviewKind::comment, "Spørgsmål"), mark(ReviewKind::comment, "Svar")};
    assembly.review_marks[3].reply_to = "2";
    assembly.blocks = {paragraph({boundary(2, true), boundary(3, true), sample::text("tekst"), boundary(2, false),
                                  boundary(3, false)})};
    assign_ids(assembly);
    const auto extended = lint::tree(lint::build(assembly), "/word/commentsExtended.xml").document_element();
    CHECK(extended.last_child().attribute("w15:paraIdParent").value() ==
          std::string(extended.first_child().attribute("w15:paraId").value()));
}

TEST_CASE("a comment in a note stands at the note's call, since Word knows none in notes") {
    Assembly assembly;
    assembly.review_marks = {mark(ReviewKind::comment, "Er noten rigtig?"), mark(ReviewKind::insertion),
                             mark(ReviewKind::comment, "I en note, som ingen kalder.")};
    Footnote note;
    note.number = "1";
    note.children = {paragraph({sample::text("Note "), boundary(0, true), boundary(1, true), sample::text("ny"),
                                boundary(1, false), boundary(0, false)})};
    Footnote uncalled;
    uncalled.number = "2";
    uncalled.children = {paragraph({boundary(2, true), sample::text("x"), boundary(2, false)})};
    assembly.footnotes = {note, uncalled};
    const Inline call{FootnoteCall{"1", 0}, {}, 0};
    assembly.blocks = {paragraph({sample::text("Før"), call, sample::text("efter"), call})};
    assign_ids(assembly);
    const auto package = lint::build(assembly);
    CHECK(lint::problems(package) == std::vector<std::string>{});
    const auto notes = lint::tree(package, "/word/footnotes.xml");
    CHECK(notes.select_nodes("//w:commentRangeStart | //w:commentRangeEnd | //w:commentReference").empty());
    CHECK(notes.select_nodes("//w:ins").size() == 1);
    const auto body = lint::tree(package, "/word/document.xml");
    const auto start = body.select_node("//w:commentRangeStart").node();
    CHECK(start.next_sibling().child("w:footnoteReference"));
    CHECK(start.next_sibling().next_sibling().name() == std::string("w:commentRangeEnd"));
    CHECK(body.select_nodes("//w:commentReference").size() == 1);
    CHECK(lint::tree(package, "/word/comments.xml").select_nodes("//w:comment").size() == 1);
}

TEST_CASE("a mark that has lost an end leaves no trace") {
    Assembly assembly;
    assembly.review_marks = {mark(ReviewKind::comment, "halv"), mark(ReviewKind::insertion)};
    assembly.blocks = {paragraph({boundary(0, true), boundary(1, true), sample::text("tekst")})};
    assign_ids(assembly);
    const auto package = lint::build(assembly);
    CHECK(lint::problems(package) == std::vector<std::string>{});
    CHECK(package.find("/word/comments.xml") == nullptr);
    CHECK(lint::tree(package, "/word/document.xml").select_nodes("//w:ins").empty());
}

TEST_CASE("a paragraph, a row and a caption whose words are all new or all gone are so themselves") {
    Assembly assembly;
    assembly.review_marks = {mark(ReviewKind::insertion), mark(ReviewKind::deletion), mark(ReviewKind::deletion),
                             mark(ReviewKind::insertion)};
    const auto within = [](std::size_t review, const char* words) {
        return paragraph({boundary(review, true), sample::text(words), boundary(review, false)});
    };
    Table table;
    table.columns.resize(1);
    table.caption = Caption{"Tabel 1", {boundary(3, true), sample::text("Ny"), boundary(3, false)}, {}, 0};
    for (Block words : {within(1, "gammel"), paragraph({sample::text("blivende")})}) {
        TableRow row;
        row.cells.push_back(sample::cell({words}));
        table.rows.push_back(std::move(row));
    }
    Block block{std::move(table), {}, {}, 0};
    block.attributes.id = "tbl-a";
    assembly.blocks = {within(0, "nyt afsnit"), block, within(2, "væk"), paragraph({sample::text("slut")})};
    assign_ids(assembly);
    const auto package = lint::build(assembly);
    CHECK(lint::problems(package) == std::vector<std::string>{});
    const auto document = lint::tree(package, "/word/document.xml");
    CHECK(document.select_nodes("//w:p[w:ins][not(w:r)]/w:pPr/w:rPr/w:ins").size() == 2);
    CHECK(document.select_nodes("/*/w:body/w:p[w:del]/w:pPr/w:rPr/w:del").size() == 1);
    CHECK(document.select_nodes("//w:trPr/w:del").size() == 1);
    CHECK(lint::shown_text(document.select_node("//w:p[w:pPr/w:pStyle/@w:val='Caption']").node()).starts_with("Tabel 1"));
}

TEST_CASE("a paragraph with a word that stays keeps its end") {
    Assembly assembly;
    assembly.review_marks = {mark(ReviewKind::deletion), mark(ReviewKind::insertion)};
    assembly.blocks = {paragraph({boundary(0, true), sample::text("gammel"), boundary(0, false), sample::text(" tekst")}),
                       paragraph({boundary(0, true), sample::text("ud"), boundary(0, false), boundary(1, true),
                                  sample::text("ind"), boundary(1, false)})};
    assign_ids(assembly);
    const auto document = lint::tree(lint::build(assembly), "/word/document.xml");
    CHECK(document.select_nodes("//w:pPr/w:rPr").size() == 0);
}
