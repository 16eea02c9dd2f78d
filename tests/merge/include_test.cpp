// SPDX-License-Identifier: MPL-2.0
// Includes and footnotes.
#include "catch.h"
#include "merge/world.h"
#include "model/walk.h"

TEST_CASE("an include stands in its place, its footnotes and marks joined, equal labels kept apart") {
    World world;
    world.file("faelles.md", "Fælles[^n] tekst {++ny++}.\n\n[^n]: Fælles note.\n");
    world.file("a.md",
               "Før[^n].\n\n::: {.include src=\"faelles.md\"}\n:::\n\nEfter {>>husk<<}[^n].\n\n[^n]: Egen note.\n");
    const auto assembly = world.merge("a.md");
    CHECK(world.problems().empty());
    REQUIRE(assembly.footnotes.size() == 2);
    CHECK(assembly.footnotes[0].number == "1");
    CHECK(model::plain_text(assembly.footnotes[0].children) == "Egen note.");
    CHECK(model::plain_text(assembly.footnotes[1].children) == "Fælles note.");
    std::vector<std::size_t> calls;
    std::vector<model::ReviewKind> marks;
    model::for_each_node(assembly.blocks, {{}, [&](const model::Inline& node) {
                                               if (const auto* call = std::get_if<model::FootnoteCall>(&node.kind))
                                                   calls.push_back(call->index);
                                               const auto* boundary = std::get_if<model::ReviewBoundary>(&node.kind);
                                               if (boundary && boundary->begins)
                                                   marks.push_back(assembly.review_marks[boundary->mark].kind);
                                           }});
    CHECK(calls == std::vector<std::size_t>{0, 1, 0});
    CHECK(marks == std::vector<model::ReviewKind>{model::ReviewKind::insertion, model::ReviewKind::comment});
}

TEST_CASE("footnotes are numbered by their first call in reading order, nested calls last, unused ones dropped") {
    World world;
    world.file("a.md", "Et[^b] og **to[^a]**.\n\n[^a]: A.\n[^b]: B, se[^c].\n[^c]: C.\n[^d]: D.\n");
    const auto assembly = world.merge("a.md");
    REQUIRE(assembly.footnotes.size() == 3);
    CHECK(assembly.footnotes[0].label == "b");
    CHECK(assembly.footnotes[1].label == "a");
    CHECK(assembly.footnotes[2].label == "c");
    CHECK(world.problem("footnote-unused").args[0].second == "d");
    CHECK(world.diagnostics.all().size() == 1);
}

TEST_CASE("an included file may call a note of the file that includes it, which may come by another") {
    World world;
    world.file("inderst.md", "Inderst[^Yder].\n");
    world.file("midt.md", "Midt[^n].\n\n::: {.include src=\"inderst.md\"}\n:::\n\n[^n]: Midtens note.\n");
    world.file("a.md", "Før[^n].\n\n::: {.include src=\"midt.md\"}\n:::\n\n[^n]: Egen.\n[^yder]: Den yderste.\n");
    const auto assembly = world.merge("a.md");
    CHECK(world.problems().empty());
    REQUIRE(assembly.footnotes.size() == 3);
    CHECK(model::plain_text(assembly.footnotes[1].children) == "Midtens note.");
    CHECK(model::plain_text(assembly.footnotes[2].children) == "Den yderste.");
}

TEST_CASE("a note that neither the file nor those around it define is an error at its call") {
    World world;
    world.file("b.md", "Her[^antla] og der[^findes-slet-ikke].\n");
    world.file("a.md", "Før[^antal].\n\n::: {.include src=\"b.md\"}\n:::\n\n[^antal]: Tal.\n");
    const auto assembly = world.merge("a.md");
    CHECK(world.problems() ==
          std::vector<std::string>{"footnote-undefined.near «[^antla]»", "footnote-undefined «[^findes-slet-ikke]»"});
    CHECK(world.problem("footnote-undefined.near").args[1].second == "antal");
    CHECK(world.problem("footnote-undefined").stops_build);
    CHECK(assembly.footnotes.size() == 1);
}

TEST_CASE("the case of a note's name does not count") {
    World world;
    world.file("a.md", "Et[^ÅR].\n\n[^år]: Note.\n");
    CHECK(world.merge("a.md").footnotes.size() == 1);
    CHECK(world.problems().empty());
}

TEST_CASE("an answer names its comment by the number among all comments, its thread's first one for Word") {
    World world;
    world.file("b.md", "B {>>b1<<}{#x} {>>svar<<}{svar-paa=x} {>>svar på svar<<}{svar-paa=2}\n");
    world.file("a.md", "A {>>a1<<}{#k}\n\n::: {.include src=\"b.md\"}\n:::\n\nA {>>svar<<}{svar-paa=k}\n");
    const auto assembly = world.merge("a.md");
    CHECK(world.problems().empty());
    std::vector<std::string> replies;
    for (const auto& mark : assembly.review_marks) replies.push_back(mark.comment + ">" + mark.reply_to);
    CHECK(replies == std::vector<std::string>{"a1>", "svar>1", "b1>", "svar>3", "svar på svar>3"});
    CHECK(assembly.review_marks[4].answers == 3);
    const auto& list = std::get<model::TermList>(std::get<model::Div>(assembly.blocks.back().kind).children.at(1).kind);
    CHECK(model::plain_text(list.items[4].term) == "K5 · svar på K4");
}

TEST_CASE("files that include each other in a circle, are missing, or go too deep") {
    World world;
    world.file("b.md", "::: {.include src=\"a.md\"}\n:::\n");
    world.file("a.md", "# A\n\n::: {.include src=\"b.md\"}\n:::\n\n::: {.include src=\"mangler.md\"}\n:::\n");
    const auto assembly = world.merge("a.md");
    CHECK(world.text(world.problem("include-cycle").where) == "a.md");
    CHECK(world.sources[world.problem("include-cycle").where.source].path() == "b.md");
    const auto& missing = world.problem("include-missing");
    CHECK(world.text(missing.where) == "mangler.md");
    CHECK(missing.stops_build);
    CHECK(assembly.blocks.size() == 1);

    World deep;
    for (int i = 0; i < 20; ++i)
        deep.file(std::to_string(i) + ".md", "::: {.include src=\"" + std::to_string(i + 1) + ".md\"}\n:::\n");
    deep.file("20.md", "Bund.\n");
    deep.merge("0.md");
    CHECK(deep.problem("include-depth").stops_build);
    CHECK(deep.diagnostics.all().size() == 1);
}

TEST_CASE("a file may be included twice, but its ids may not") {
    World world;
    world.file("f.md", "## Ens\n\n[Tekst]{#mit}\n");
    world.file("a.md", "# A\n\n::: {.include src=\"f.md\"}\n:::\n\n::: {.include src=\"f.md\"}\n:::\n");
    const auto assembly = world.merge("a.md");
    CHECK(assembly.blocks[1].attributes.id == "ens");
    CHECK(assembly.blocks[3].attributes.id == "ens-2");
    CHECK(world.problem("anchor-duplicate").args[0].second == "mit");
}

TEST_CASE("suppressions come along") {
    World world;
    world.file("f.md", "<!-- aftale: tillad draft-placeholder: eksempel -->\n\nxx\n");
    world.file("a.md", "::: {.include src=\"f.md\"}\n:::\n");
    const auto assembly = world.merge("a.md");
    REQUIRE(assembly.suppressions.size() == 1);
    CHECK(assembly.suppressions[0].first == "draft-placeholder");
}

TEST_CASE("files that each include others several times stop at a limit, said once") {
    World world;
    std::string text;
    for (int level = 0; level < 8; ++level) {
        const std::string inner = "::: {.include src=\"f" + std::to_string(level) + ".md\"}\n:::\n\n";
        world.file("f" + std::to_string(level) + ".md", level == 0 ? "x\n" : text);
        text = inner + inner + inner + inner;
    }
    world.file("a.md", text);
    const auto assembly = world.merge("a.md");
    REQUIRE(world.diagnostics.all().size() == 1);
    CHECK(world.diagnostics.all()[0].key == "include-size");
    CHECK(assembly.blocks.size() <= 1000);
}
