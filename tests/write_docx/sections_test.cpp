// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "lint.h"
#include "sample/sample.h"

namespace {

using namespace model;

Block div(DivKind kind, Blocks blocks, std::string count = {}) {
    Block block{Div{kind, std::move(blocks)}, {}, {}, 0};
    if (!count.empty()) block.attributes.pairs = {{"count", count}};
    return block;
}

// One line a section: columns, L for a turned page, P when it begins on a new page, T with its own first page.
std::string sections(const writing::ooxml::Package& package) {
    std::string out;
    const auto document = lint::tree(package, "/word/document.xml");
    for (const auto& found : document.select_nodes("//w:sectPr")) {
        const auto section = found.node();
        out += section.child("w:cols").attribute("w:num").value();
        if (section.child("w:pgSz").attribute("w:orient")) out += "L";
        if (section.child("w:type").attribute("w:val").value() == std::string("nextPage")) out += "P";
        if (section.child("w:titlePg")) out += "T";
        out += ' ';
    }
    return out;
}

writing::ooxml::Package build(Blocks blocks) {
    Assembly assembly;
    assembly.blocks = std::move(blocks);
    assign_ids(assembly);
    return lint::build(assembly);
}

}  // namespace

TEST_CASE("a plain document is one section") {
    CHECK(sections(build({sample::paragraph("a")})) == "1P ");
    CHECK(sections(build({})) == "1P ");
}

TEST_CASE("columns are a section that goes on on the same page") {
    const auto columns = div(DivKind::columns, {sample::paragraph("b")}, "2");
    CHECK(sections(build({sample::paragraph("a"), columns, sample::paragraph("c")})) == "1P 2 1 ");
    CHECK(sections(build({sample::paragraph("a"), columns})) == "1P 2 1 ");
    CHECK(sections(build({sample::paragraph("a"), columns, columns})) == "1P 2 2 1 ");
}

TEST_CASE("a wide table goes across the columns around it") {
    Table table;
    table.columns.resize(3);
    TableRow row;
    row.cells = {sample::cell({}), sample::cell({}), sample::cell({})};
    table.rows = {row};
    const auto package =
        build({sample::paragraph("a"),
               div(DivKind::columns, {sample::paragraph("b"), {table, {}, {}, 0}, sample::paragraph("c")})});
    CHECK(sections(package) == "1P 2 1 2 1 ");
    CHECK(lint::problems(package) == std::vector<std::string>{});
}

TEST_CASE("turned pages have heads and feet of their own width") {
    const auto package =
        build({sample::paragraph("a"), div(DivKind::landscape, {sample::paragraph("b")}), sample::paragraph("c")});
    CHECK(sections(package) == "1P 1LP 1P ");
    CHECK(package.find("/word/header3.xml") != nullptr);
    CHECK(build({sample::paragraph("a")}).find("/word/header3.xml") == nullptr);
}

TEST_CASE("the cover and the contents have pages of their own") {
    CHECK(sections(lint::build(sample::assembly())) == "1PT 2 1 1P 1P 2 1 ");
}

TEST_CASE("every part that is referred to is there, and none else") {
    const auto package = lint::build(sample::assembly());
    for (const auto& relationship : package.find("/word/document.xml")->relationships)
        if (!relationship.external) CHECK(package.find("/word/" + relationship.target) != nullptr);
}

TEST_CASE("the foot counts the pages, the head names version and date, the bar says that it is an example") {
    const auto package = lint::build(sample::assembly());
    CHECK(lint::shown_text(lint::tree(package, "/word/footer1.xml")) == "Sundhedsaftalen 2024–2027\t2 af 4");
    const std::string head = lint::shown_text(lint::tree(package, "/word/header1.xml"));
    CHECK(head.find("EKSEMPELSundhedsaftalen") == 0);
    CHECK(head.find("Version 1.0 · 1.") != std::string::npos);
    CHECK(lint::shown_text(lint::tree(package, "/word/header2.xml")) == "Eksempel. Beslutningerne er ikke truffet.");
}
