// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "merge/world.h"
#include "model/walk.h"

namespace {

constexpr const char* table = "\n\n| A |\n|---|\n| 1 |\n\n: Mål {#tbl-maal}\n";

std::string first_paragraph(const model::Assembly& assembly) {
    for (const auto& block : assembly.blocks)
        if (const auto* paragraph = std::get_if<model::Paragraph>(&block.kind))
            return model::plain_text(paragraph->children);
    return {};
}

}  // namespace

TEST_CASE("references say what they point at, with a capital where a sentence begins") {
    World world;
    world.file(
        "a.md",
        std::string(
            "---\nnummerering: true\n---\n\n@tbl-maal viser, jf. @tbl-maal. @sec-a er før @sec-b. Se fx. @sec-a\n\n"
            "# Et {#sec-a}\n\n# To {#sec-b .unnumbered}") +
            table);
    CHECK(first_paragraph(world.merge("a.md")) ==
          "Tabel\u00A0"
          "1 viser, jf. tabel\u00A0"
          "1. Afsnit\u00A0"
          "1 er før ”To”. Se fx. afsnit\u00A0"
          "1");
    CHECK(world.problems().empty());
}

TEST_CASE("a reference to nothing is an error at its place, with the nearest name, and stays readable") {
    World world;
    world.file("a.md", std::string("Se @tbl-mål2 og [her](#tbl-maall) og [der](#xyz).") + table);
    const auto assembly = world.merge("a.md");
    CHECK(first_paragraph(assembly) == "Se @tbl-mål2 og her og der.");
    CHECK(world.text(world.problem("reference-unresolved.near").where) == "@tbl-mål2");
    CHECK(world.problem("reference-unresolved.near").args[1].second == "tbl-maal");
    CHECK(world.text(world.problem("reference-unresolved.none").where) == "[der](#xyz)");
    CHECK(world.diagnostics.all().size() == 3);
    CHECK(world.diagnostics.stops_build());
}

TEST_CASE("inner links get their node, Danish letters in them too") {
    World world;
    world.file("a.md",
               "[Op](#aarlig-opfoelgning) og [ned](#måål) og [ud](https://example.org)\n\n# Årlig opfølgning\n\n# X "
               "{#måål}\n");
    const auto assembly = world.merge("a.md");
    CHECK(world.problems().empty());
    const auto& inlines = std::get<model::Paragraph>(assembly.blocks[0].kind).children;
    CHECK(std::get<model::Link>(inlines[0].kind).node == assembly.blocks[1].id);
    CHECK(std::get<model::Link>(inlines[2].kind).node == assembly.blocks[2].id);
    CHECK(std::get<model::Link>(inlines[4].kind).node == 0);
}

TEST_CASE("what only some formats have cannot be referred to") {
    World world;
    world.file("a.md", "[Se](#kun)\n\n::: {.only format=html}\n# Kun {#kun}\n:::\n");
    world.merge("a.md");
    CHECK(world.text(world.problem("reference-unresolved.only").where) == "[Se](#kun)");
}

TEST_CASE("a reference inside a link is its words") {
    World world;
    world.file("a.md", "# Et {#sec-a}\n\n[se @sec-a](https://example.org/)\n");
    const auto assembly = world.merge("a.md");
    int links = 0;
    model::for_each_node(assembly.blocks, {{}, [&](const model::Inline& node) {
                                               links += std::holds_alternative<model::Link>(node.kind) ? 1 : 0;
                                               CHECK_FALSE(std::holds_alternative<model::Reference>(node.kind));
                                           }});
    CHECK(links == 1);
}

TEST_CASE("the list of comments names who acts and when, and shows the words of a highlight") {
    World world;
    world.file("a.md", "{==42==} og {>>Er det nok?<<}{ansvarlig=\"Sekretariatet\" frist=\"2024-02-01\"}\n\n# §§ & 100 %!\n");
    const auto assembly = world.merge("a.md");
    const std::string text = model::plain_text(assembly.blocks);
    const auto& made = std::get<model::Div>(assembly.blocks.back().kind).children;
    const auto& items = std::get<model::TermList>(made[1].kind).items;
    REQUIRE(items.size() == 2);
    const std::string head = model::plain_text(items[1].term);
    INFO(head);
    CHECK(head.find("Ansvarlig: Sekretariatet \u00B7 Frist: 1.") != std::string::npos);
    CHECK(head.find("februar 2024") != std::string::npos);
    CHECK(text.find("\u201D42\u201D") != std::string::npos);
    CHECK(assembly.blocks[1].attributes.id == "paragraf-paragraf-100-procent");
}
