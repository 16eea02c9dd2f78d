// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "compare/versions.h"
#include "model/walk.h"

TEST_CASE("words are marked inside the sentence, whole ones and no crumbs between them") {
    CHECK(Versions("Andelen er 8,6 pct. i dag.\n", "Andelen er 8,7 pct. i dag.\n").marked() ==
          "Andelen er {-8,6-}{+8,7+} pct. i dag.");
    CHECK(Versions("Vi vil gerne have mange flere møder nu.\n", "Vi vil gerne holde ganske få møder nu.\n").marked() ==
          "Vi vil gerne {-have mange flere-}{+holde ganske få+} møder nu.");
}

TEST_CASE("what is deleted stands where it stood") {
    CHECK(Versions("Første afsnit her.\n\nAndet afsnit der.\n\nTredje afsnit nu.\n",
                   "Første afsnit her.\n\nTredje afsnit nu.\n")
              .marked() == "Første afsnit her.\n{-Andet afsnit der.-}\nTredje afsnit nu.");
    CHECK(Versions("- et æble\n- to pærer\n- tre kager\n", "- et æble\n- tre kager\n- fire nye ting\n").marked() ==
          "et æble\n{-to pærer-}\ntre kager\n{+fire nye ting+}");
}

TEST_CASE("a deleted heading keeps its number as words, takes no anchor and skips no level") {
    const Versions versions(
        "---\ntitle: T\nnummerering: true\n---\n\n# A\n\n## B\n\n### Navn {#n}\n\nTekst a.\n\n# C\n\nTekst c.\n",
        "---\ntitle: T\nnummerering: true\n---\n\n# A\n\n# C\n\n## Navn {#n}\n\nTekst c.\n");
    CHECK(versions.marked().find("{-1.1 B-}") != std::string::npos);
    int level = 0;
    model::for_each_node(versions.found.redline.blocks, {[&](const model::Block& block) {
                                                             const auto* heading =
                                                                 std::get_if<model::Heading>(&block.kind);
                                                             if (heading == nullptr) return;
                                                             CHECK(heading->level <= level + 1);
                                                             level = heading->level;
                                                         },
                                                         {}});
}

TEST_CASE("links, references and contents lead to the redline's own nodes") {
    const Versions versions(
        "---\ntitle: T\ntoc: true\nnummerering: true\n---\n\n# A {#sec-a}\n\nUdgår helt og holdent.\n\n# B "
        "{#sec-b}\n\nSe @sec-a og "
        "[A](#sec-a).\n",
        "---\ntitle: T\ntoc: true\nnummerering: true\n---\n\n# Ny\n\nKommer til.\n\n# A {#sec-a}\n\n# B {#sec-b}\n\nSe "
        "@sec-a og "
        "[A](#sec-a).\n");
    const auto& redline = versions.found.redline;
    const auto nodes = model::index_nodes(redline);
    int seen = 0;
    model::for_each_node(redline.blocks, {[&](const model::Block& block) {
                                              if (const auto* contents = std::get_if<model::Contents>(&block.kind))
                                                  for (const auto& entry : contents->entries) {
                                                      REQUIRE(nodes.block[entry.target] != nullptr);
                                                      const auto& heading =
                                                          std::get<model::Heading>(nodes.block[entry.target]->kind);
                                                      CHECK(heading.number == entry.number);
                                                      ++seen;
                                                  }
                                          },
                                          [&](const model::Inline& node) {
                                              model::NodeId target = 0;
                                              if (const auto* link = std::get_if<model::Link>(&node.kind))
                                                  target = link->node;
                                              if (const auto* reference = std::get_if<model::Reference>(&node.kind))
                                                  target = reference->node;
                                              if (target == 0) return;
                                              CHECK(nodes.block[target]->attributes.id == "sec-a");
                                              ++seen;
                                          }});
    CHECK(seen == 5);
    // The section's number is words too: it was 1 and is 2.
    CHECK(versions.marked().find("Se {-afsnit\u00A01-}{+afsnit\u00A02+} og A.") != std::string::npos);
}

TEST_CASE("a deleted note is kept with its call, a changed one is marked inside") {
    CHECK(Versions("Et.[^a] To.[^b]\n\n[^a]: Første note her.\n\n[^b]: Anden note her.\n",
                   "Et. To.[^b]\n\n[^b]: Anden gode note her.\n")
              .marked() == "Et.{-^1-} To.^1\n1: {-Første note her.-}\n1: Anden {+gode +}note her.");
}

TEST_CASE("rows that a cell holds together are taken together") {
    const std::string head = "::: {.list-table header-rows=1}\nTal\n\n- - A\n  - B\n\n";
    const Versions versions(head + "- - Et stort felt {rowspan=2}\n  - x\n\n- - y\n\n- - Sidste\n  - z\n:::\n",
                            head + "- - Sidste\n  - z\n:::\n");
    CHECK(versions.found.changes.size() >= 1);
    CHECK(body_words(versions.found.redline, Reading::rejected) == body_words(versions.old, Reading::accepted));
}

TEST_CASE("a table with other columns is replaced as a whole") {
    const Versions versions("| A | B |\n| --- | --- |\n| et | to |\n",
                            "| A | B | C |\n| --- | --- | --- |\n| et | to | tre |\n");
    CHECK(versions.marked() == "{-A-}\n{-B-}\n{-et-}\n{-to-}\n{+A+}\n{+B+}\n{+C+}\n{+et+}\n{+to+}\n{+tre+}");
}

TEST_CASE("the front page says what is compared") {
    const Versions versions("---\ntitle: Plan\nversion: \"1.0\"\n---\n\nTekst.\n",
                            "---\ntitle: Plan\nversion: \"1.1\"\n---\n\nTekst.\n");
    std::string notices;
    model::for_each_node(versions.found.redline.blocks,
                         {[&](const model::Block& block) {
                              const auto* paragraph = std::get_if<model::Paragraph>(&block.kind);
                              if (paragraph && block.attributes.has_class("cover-notice"))
                                  notices += model::plain_text(paragraph->children) + "|";
                          },
                          {}});
    CHECK(notices ==
          "Ændringer fra version 1.0 til version 1.1. Ny tekst er understreget, slettet tekst er gennemstreget.|");
}
