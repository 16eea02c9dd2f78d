// SPDX-License-Identifier: MPL-2.0
#include "model/assembly.h"

#include "catch.h"
#include "model/dump.h"
#include "model/walk.h"
#include "sample/sample.h"

TEST_CASE("ids are dense, in reading order, a parent before its children") {
    const auto assembly = sample::assembly();
    const auto nodes = model::index_nodes(assembly);
    REQUIRE(nodes.parent.size() == assembly.node_count + 1);
    for (model::NodeId id = 1; id <= assembly.node_count; ++id) CHECK(nodes.parent[id] < id);
    CHECK(assembly.blocks[0].id == 1);
    CHECK(nodes.block[1] == &assembly.blocks[0]);
    CHECK(nodes.footnote[assembly.footnotes[0].id] == &assembly.footnotes[0]);
    CHECK(assembly.footnotes[0].id > assembly.blocks.back().id);
}

TEST_CASE("plain text leaves out note calls and deletions") {
    const auto assembly = sample::assembly();
    CHECK(model::plain_text(assembly.blocks[15].kind.index() == 0
                                ? std::get<model::Paragraph>(assembly.blocks[15].kind).children
                                : model::Inlines{},
                            assembly.review_marks) == "Status gøres op tre gange i perioden.");
    const auto& rich = std::get<model::Paragraph>(assembly.blocks[3].kind).children;
    const auto words = model::plain_text(rich, assembly.review_marks);
    CHECK(words.starts_with(
        "Parterne følger fælles og bindende mål, jf. tabel 1 og Sundhedsstyrelsen. Begrebet shared care"));
}

TEST_CASE("a dump names every node and is the same each time") {
    const auto assembly = sample::assembly();
    const auto dump = model::dump(assembly);
    CHECK(dump == model::dump(sample::assembly()));
    for (const char* word : {"Sundhedsaftalen 2024–2027", "tbl-overgange", "Opgjort på bopælskommune", "Tovholder"}) {
        INFO(word);
        CHECK(dump.find(word) != std::string::npos);
    }
}

TEST_CASE("a table's head is counted") {
    model::Table table;
    table.rows.resize(3);
    table.rows[0].kind = model::RowKind::header;
    CHECK(table.header_row_count() == 1);
    table.rows[1].kind = model::RowKind::header;
    CHECK(table.header_row_count() == 2);
}
