// SPDX-License-Identifier: MPL-2.0
// Cover, title block, contents, comments.
#include "catch.h"
#include "merge/world.h"
#include "model/dump.h"
#include "model/walk.h"

namespace {

const model::Div& div_at(const model::Assembly& assembly, std::size_t index) {
    return std::get<model::Div>(assembly.blocks.at(index).kind);
}

std::string words_of(const model::Block& block) {
    return model::plain_text(model::Blocks{block});
}

}  // namespace

TEST_CASE("a lone file without front matter gets nothing in front of it") {
    World world;
    world.file("a.md", "# Referat\n\nTekst.\n");
    const auto assembly = world.merge("a.md");
    REQUIRE(assembly.blocks.size() == 2);
    CHECK(assembly.metadata.title == "Referat");
    CHECK(assembly.running_title == "Referat");
    CHECK(world.problems().empty());
}

TEST_CASE("a lone file without any heading is called by its id") {
    World world;
    world.file("notat.md", "Tekst.\n");
    CHECK(world.merge("notat.md").metadata.title == "notat");
}

TEST_CASE("a title without a kind makes a title block with author, date and version") {
    World world;
    world.file("a.md",
               "---\ntitle: Notat\nsubtitle: Til orientering\nauthor: [A, B]\ndate: 2024-03-01\nversion: "
               "0.2\n---\n\nTekst.\n");
    const auto assembly = world.merge("a.md");
    const auto& block = assembly.blocks.at(0);
    CHECK(block.attributes.has_class("title-block"));
    const auto& div = div_at(assembly, 0);
    CHECK(div.kind == model::DivKind::cover);
    REQUIRE(div.children.size() == 3);
    CHECK(div.children[0].attributes.has_class("title"));
    CHECK(words_of(div.children[1]) == "Til orientering");
    CHECK(words_of(div.children[2]) == "A og B · 1.\u00A0marts 2024 · Version 0.2");
}

TEST_CASE("a kind with a cover shows everything that the document says of itself") {
    World world;
    world.file(
        "p.csv",
        "navn;type;kode\nRegion Syddanmark;region;1083\nAabenraa Kommune;kommune;580\nAssens Kommune;kommune;420\n");
    world.file(
        "a.md",
        "---\ntitle: Sundhedsaftalen\ndokumenttype: sundhedsaftale\nstatus: udkast\nversion: \"1.0\"\nparter: alle\n"
        "valgperiode: {fra: 2022, til: 2025}\naftaleperiode: {fra: 2024-01-01, til: 2027-06-30}\nikrafttraedelse: "
        "2024-01-01\n---\n\n"
        "# Indledning\n\n## Baggrund\n\n### Dybt\n\nTekst.\n");
    world.parties("p.csv").kind("sundhedsaftale");
    const auto assembly = world.merge("a.md");
    CHECK(assembly.draft);
    CHECK(assembly.blocks[0].attributes.has_class("cover"));
    const std::string words = model::plain_text(div_at(assembly, 0).children);
    for (const char* part : {"Sundhedsaftale · Udkast", "Version 1.0", "Ikrafttrædelse 1.\u00A0januar 2024",
                             "2022–2025", "Region Syddanmark Assens Kommune Aabenraa Kommune"}) {
        INFO(words);
        CHECK(words.find(part) != std::string::npos);
    }
    const auto& contents = std::get<model::Contents>(assembly.blocks.at(1).kind);
    REQUIRE(contents.entries.size() == 2);  // the kind lists two levels
    CHECK(contents.entries[1].number == "1.1");
    CHECK(contents.entries[1].target == assembly.blocks.at(3).id);
}

TEST_CASE("contents can be asked for, and hold no notes, links or deleted words") {
    World world;
    world.file("a.md",
               "---\ntoc: true\n---\n\n# Ét [to](https://example.org) tre[^n] {--fire--}\n\nTekst.\n\n[^n]: Note.\n");
    const auto assembly = world.merge("a.md");
    const auto& contents = std::get<model::Contents>(assembly.blocks.at(0).kind);
    REQUIRE(contents.entries.size() == 1);
    bool link_or_call = false;
    model::for_each_inline(contents.entries[0].children, [&](const model::Inline& node) {
        link_or_call = link_or_call || std::holds_alternative<model::Link>(node.kind) ||
                       std::holds_alternative<model::FootnoteCall>(node.kind);
    });
    CHECK_FALSE(link_or_call);
    CHECK(model::plain_text(contents.entries[0].children) == "Ét to tre ");
}

TEST_CASE("a heading whose words are all deleted is not in the contents") {
    World world;
    world.file("a.md", "---\ntitle: T\ntoc: true\n---\n\n# En\n\n{--# To--}\n\n# {--Tre--}{++Fire++}\n\nx\n");
    const auto assembly = world.merge("a.md");
    const auto& contents = std::get<model::Contents>(assembly.blocks[1].kind);
    REQUIRE(contents.entries.size() == 2);
    CHECK(model::plain_text(contents.entries[1].children) == "Fire");
}

TEST_CASE("lists of numbered tables and figures can be asked for and point at them") {
    World world;
    world.file("a.md",
               "---\ntoc: true\nlot: true\nlof: ja\n---\n\n# Et\n\n| a |\n| --- |\n| 1 |\n\n: Første\n\n| b |\n| --- |\n"
               "| 2 |\n\n| c |\n| --- |\n| 3 |\n\n: Anden[^n]\n\n[^n]: Note.\n");
    const auto assembly = world.merge("a.md");
    REQUIRE(assembly.blocks.size() > 2);
    CHECK(std::get<model::Contents>(assembly.blocks[0].kind).listed == model::Listed::headings);
    const auto& tables = std::get<model::Contents>(assembly.blocks[1].kind);
    CHECK(tables.listed == model::Listed::tables);
    REQUIRE(tables.entries.size() == 2);
    CHECK(model::plain_text(tables.entries[0].children) == "Første");
    CHECK(model::plain_text(tables.entries[1].children) == "Anden");
    const auto nodes = model::index_nodes(assembly);
    for (const auto& entry : tables.entries) {
        const auto* table = std::get_if<model::Table>(&nodes.block.at(entry.target)->kind);
        REQUIRE(table != nullptr);
        CHECK(table->caption->label == entry.number);
        CHECK(model::plain_text(table->caption->children) == model::plain_text(entry.children));
    }
    // No figure, no list of figures.
    CHECK_FALSE(std::holds_alternative<model::Contents>(assembly.blocks[2].kind));
}

TEST_CASE("comments are listed at the end for PDF and HTML") {
    World world;
    world.file("a.md",
               "# A\n\nAntal {==xyz==}{>>Passer det?<<}{forfatter=\"Jurist\" dato=\"2024-02-01\"} og mere "
               "{>>Ja<<}{loest=true}.\n");
    const auto assembly = world.merge("a.md");
    const auto& last = assembly.blocks.back();
    REQUIRE(std::holds_alternative<model::Div>(last.kind));
    CHECK(std::get<model::Div>(last.kind).kind == model::DivKind::only);
    CHECK(*last.attributes.find("format") == "pdf,html");
    const auto& list = std::get<model::TermList>(std::get<model::Div>(last.kind).children.at(1).kind);
    REQUIRE(list.items.size() == 2);
    CHECK(model::plain_text(list.items[0].term) == "K1 · Jurist · 1.\u00A0februar 2024");
    CHECK(model::plain_text(list.items[0].definitions[0]) == "Passer det?");
    CHECK(model::plain_text(list.items[1].term) == "K2 · løst");
}
