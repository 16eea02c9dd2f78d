// SPDX-License-Identifier: MPL-2.0
#include "merge/numbering.h"

#include "catch.h"
#include "merge/wording.h"
#include "merge/world.h"
#include "model/walk.h"

namespace {

/// "1.2 Titel #anker" for each heading, with its level before it.
std::vector<std::string> headings(const model::Assembly& assembly) {
    std::vector<std::string> out;
    model::for_each_node(assembly.blocks, {[&](const model::Block& block) {
                                               const auto* heading = std::get_if<model::Heading>(&block.kind);
                                               if (!heading) return;
                                               out.push_back(std::to_string(heading->level) + ":" + heading->number +
                                                             " " + model::plain_text(heading->children) + " #" +
                                                             block.attributes.id);
                                           },
                                           {}});
    return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("headings are numbered when asked, and what stands under an unnumbered one is not") {
    World world;
    world.file("a.md",
               "---\nnummerering: true\n---\n\n# Forord {.unnumbered}\n\n## Tak\n\n# Ét\n\n## To\n\n## Tre\n\n### "
               "Fire\n\n# Fem\n");
    CHECK(headings(world.merge("a.md")) == Lines{"1: Forord #forord", "2: Tak #tak", "1:1 Ét #et", "2:1.1 To #to",
                                                 "2:1.2 Tre #tre", "3:1.2.1 Fire #fire", "1:2 Fem #fem"});
}

TEST_CASE("a lone file's headings have no numbers") {
    World world;
    world.file("a.md", "# A\n\n## B\n");
    CHECK(headings(world.merge("a.md")) == Lines{"1: A #a", "2: B #b"});
}

TEST_CASE("levels have no gaps, and only a skipped level is worth a word") {
    World world;
    world.file("a.md", "## Begynder på to\n\n## To igen\n\n#### Springer\n\n#### Igen\n\n### Tilbage\n\n# Øverst\n");
    CHECK(headings(world.merge("a.md")) == Lines{"1: Begynder på to #begynder-paa-to", "1: To igen #to-igen",
                                                 "2: Springer #springer", "2: Igen #igen", "2: Tilbage #tilbage",
                                                 "1: Øverst #oeverst"});
    REQUIRE(world.diagnostics.all().size() == 1);
    const auto& problem = world.problem("heading-level");
    CHECK(world.sources[1].position(problem.where.begin).line == 5);
    CHECK(problem.severity == model::Severity::warning);
}

TEST_CASE("anchors are readable, stable and unique, and give way to the author's") {
    CHECK(merge::slug("Årlig opfølgning & læring") == "aarlig-opfoelgning-laering");
    CHECK(merge::slug("  KL’s § 7, stk. 2: 8,6 %") == "kls-paragraf-7-stk-2-8-6-procent");
    CHECK(merge::slug("Café Møller") == "cafe-moeller");
    CHECK(merge::slug("…").empty());
    World world;
    world.file("a.md", "# Mål\n\n# Mål\n\n# Andet {#maal}\n\n# …\n");
    CHECK(headings(world.merge("a.md")) == Lines{"1: Mål #maal-2", "1: Mål #maal-3", "1: Andet #maal", "1: … #afsnit"});
}

TEST_CASE("captions count tables and figures apart, those without a caption not at all") {
    World world;
    world.file("a.md",
               "| A |\n|---|\n| 1 |\n\n: Første {#tbl-et}\n\n| B |\n|---|\n| 1 |\n\n| C |\n|---|\n| 1 |\n\n: Anden\n");
    const auto assembly = world.merge("a.md");
    REQUIRE(assembly.blocks.size() == 3);
    const auto table = [&](std::size_t i) { return std::get<model::Table>(assembly.blocks[i].kind); };
    CHECK(table(0).caption->label ==
          "Tabel\u00A0"
          "1");
    CHECK_FALSE(table(1).caption);
    CHECK(table(2).caption->label ==
          "Tabel\u00A0"
          "2");
    CHECK(assembly.blocks[0].attributes.id == "tbl-et");
    CHECK(assembly.blocks[1].attributes.id == "tabel");
    CHECK(assembly.blocks[2].attributes.id == "tabel-anden");
}

TEST_CASE("list labels by kind and depth, and a dash first in cells") {
    model::List bullets, ordered;
    ordered.ordered = true;
    ordered.start = 3;
    CHECK(merge::list_label(bullets, 0, 1, false) == "•");
    CHECK(merge::list_label(bullets, 0, 2, false) == "–");
    CHECK(merge::list_label(bullets, 0, 1, true) == "–");
    CHECK(merge::list_label(ordered, 1, 1, false) == "4.");
    CHECK(merge::list_label(ordered, 0, 2, false) == "c)");
    CHECK(merge::list_label(ordered, 24, 2, false) == "aa)");
    CHECK(merge::list_label(ordered, 1, 3, false) == "iv.");
    World world;
    world.file("a.md", "1. Et\n    - under\n2. To\n\n- [x] gjort\n- [ ] ikke\n");
    const auto assembly = world.merge("a.md");
    const auto& list = std::get<model::List>(assembly.blocks[0].kind);
    CHECK(list.items[1].label == "2.");
    CHECK(std::get<model::List>(list.items[0].children.at(1).kind).items[0].label == "•");
    CHECK(std::get<model::List>(assembly.blocks[1].kind).items[0].label == "☑");
}

TEST_CASE("what would take a number inside .only is an error, in a note too") {
    World world;
    world.file(
        "a.md",
        "---\nnummerering: true\n---\n\n# A\n\n::: {.only format=html}\n## Nummereret\n\n## Uden {.unnumbered}\n\n"
        "- | a |\n  | --- |\n  | b |\n\n  : Tabel\n:::\n\nNote[^n].\n\n[^n]: N.\n\n    ::: {.only format=pdf}\n"
        "    Se[^m]\n    :::\n\n[^m]: M.\n");
    world.merge("a.md");
    REQUIRE(world.diagnostics.all().size() == 3);
    CHECK(world.text(world.problem("only-numbered.heading").where) == "## Nummereret");
    CHECK(world.text(world.problem("only-numbered.caption").where).starts_with("| a |"));
    CHECK(world.text(world.problem("only-numbered.note").where) == "[^m]");
}

TEST_CASE("headings without numbers may stand inside .only") {
    World world;
    world.file("a.md", "# A\n\n::: {.only format=html}\n## Kun på nettet\n\nTekst.\n:::\n");
    world.merge("a.md");
    CHECK(world.problems().empty());
}

TEST_CASE("nothing is numbered inside .only") {
    World world;
    world.file("a.md",
               "---\nnummerering: true\n---\n\n# A\n\n::: {.only format=html}\n## Kun på nettet\n\nNote[^n].\n:::\n\n# "
               "B\n\n[^n]: N.\n");
    const auto assembly = world.merge("a.md");
    CHECK(headings(assembly) == Lines{"1:1 A #a", "2: Kun på nettet #kun-paa-nettet", "1:2 B #b"});
    CHECK(world.text(world.problem("only-numbered.note").where) == "[^n]");
}
