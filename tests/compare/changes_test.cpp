// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "compare/versions.h"

namespace {

const std::string front = "---\ntitle: Plan\nnummerering: true\n---\n\n";
const std::string section = front + "# Mål\n\nParterne mødes to gange om året i klyngen.\n\n";

}  // namespace

TEST_CASE("a change names its section and both wordings") {
    const Versions versions(section, front + "# Mål\n\nParterne mødes tre gange om året i klyngen.\n\n");
    CHECK(versions.changes() ==
          "changed paragraph in \"1 Mål\"\n  - Parterne mødes to gange om året i klyngen.\n"
          "  + Parterne mødes tre gange om året i klyngen.\n");
    REQUIRE(versions.found.changes.size() == 1);
    const auto& change = versions.found.changes[0];
    CHECK(change.now_place->anchor == "maal");
    CHECK(versions.now_world.text(change.now_place->span) == "Parterne mødes tre gange om året i klyngen.");
    CHECK(versions.old_world.text(change.old_place->span) == "Parterne mødes to gange om året i klyngen.");
}

TEST_CASE("lines broken elsewhere, emphasis and levels are no change; where a link leads is one") {
    CHECK(Versions("# A\n\nEt *to* tre\nfire [fem](https://example.org).\n",
                   "## A\n\nEt to\ntre **fire** [fem](https://example.org).\n")
              .changes() == "");
    CHECK(Versions("Se [siden](https://example.org/a).\n", "Se [siden](https://example.org/b).\n").changes() ==
          "changed paragraph\n  - Se siden. <https://example.org/a>\n  + Se siden. <https://example.org/b>\n");
}

TEST_CASE("a level that the number shows and words that are struck out are changes") {
    const std::string head = "---\ntitle: T\nnummerering: true\n---\n\n";
    CHECK(Versions(head + "# A\n\nx\n\n# B\n\ny\n", head + "# A\n\nx\n\n## B\n\ny\n").changes() ==
          "changed heading in \"1.1 B\"\n  - 2 B\n  + 1.1 B\n");
    const Versions struck("Det gælder **ikke** her.\n", "Det gælder ~~ikke~~ her.\n");
    CHECK(struck.found.changes.size() == 1);
    CHECK(struck.marked() == "Det gælder {-ikke-}{+ikke+} her.");
}

TEST_CASE("table rows are known by their first cell, and a cell is named by row and column") {
    const Versions versions(
        "| Kommune | Antal |\n| --- | --- |\n| Assens | 4 |\n| Nyborg | 7 |\n| Odense | 9 |\n\n: Møder {#tbl-m}\n",
        "| Kommune | Antal |\n| --- | --- |\n| Assens | 5 |\n| Faaborg | 3 |\n| Odense | 9 |\n\n: Møder {#tbl-m}\n");
    CHECK(versions.changes() ==
          "changed cell [Tabel\u00A01 · Assens · Antal]\n  - 4\n  + 5\n"
          "deleted row [Tabel\u00A01 · Nyborg]\n  - Nyborg · 7\n"
          "inserted row [Tabel\u00A01 · Faaborg]\n  + Faaborg · 3\n");
}

TEST_CASE("a table that lost a column where it stands has changed, not moved") {
    const Versions versions(
        "# Møder\n\nFør.\n\n| Kommune | Antal | Dage |\n| --- | --- | --- |\n| Assens | 4 | 2 |\n| Nyborg | 7 | 3 |\n",
        "# Møder\n\nFør.\n\n| Kommune | Antal |\n| --- | --- |\n| Assens | 4 |\n| Nyborg | 7 |\n");
    CHECK(versions.changes().starts_with("changed table"));
    CHECK(versions.found.changes.size() == 1);
}

TEST_CASE("a section that moved is one change, and names both places") {
    const std::string a = "# Et\n\nDet første afsnit handler om mål.\n\n",
                      b = "# To\n\nDet andet afsnit handler om penge.\n\n",
                      c = "# Tre\n\nDet tredje afsnit handler om møder og referater.\n\n";
    CHECK(Versions(front + a + b + c, front + b + c + a).changes() ==
          "moved heading in \"3 Et\" from \"1 Et\"\n  - 1 Et\n  + 3 Et\n");
}

TEST_CASE("notes are compared where they are called") {
    CHECK(Versions("Et ord.[^k]\n\n[^k]: Kilden er loven.\n", "Et ord.[^k]\n\n[^k]: Kilden er vejledningen.\n")
              .changes() == "changed note [1]\n  - Kilden er loven.\n  + Kilden er vejledningen.\n");
    CHECK(Versions("Et ord.[^k]\n\n[^k]: Kilden er loven.\n", "Et ord.\n").changes() ==
          "changed paragraph\n  - Et ord.\n  + Et ord.\ndeleted note [1]\n  - Kilden er loven.\n");
}

TEST_CASE("what the documents say of themselves comes first, in words") {
    const Versions versions("---\ntitle: Plan\nversion: \"1.0\"\ndate: 2024-01-01\n---\n\nTekst.\n",
                            "---\ntitle: Plan\nversion: \"1.1\"\ndate: 2024-02-01\n---\n\nTekst.\n");
    CHECK(versions.changes() ==
          "changed metadata [version]\n  - 1.0\n  + 1.1\nchanged metadata [date]\n  - 1.\u00A0januar 2024\n  + "
          "1.\u00A0februar 2024\n");
    CHECK(versions.found.redline.metadata.title == "Plan – Ændringer fra version 1.0 til version 1.1");
}

TEST_CASE("review marks in the sources count as accepted") {
    CHECK(Versions("Et {--gammelt--}{++nyt++} ord{>>hvorfor?<<}.\n", "Et nyt ord.\n").changes() == "");
}

TEST_CASE("the list of changes is a table with a row for each") {
    const Versions versions(front + "# A\n\nEt ord her.\n", front + "# A\n\nTo ord her.\n");
    const auto log = compare::change_log(versions.found, versions.now, versions.now_world.words);
    merge::prove_invariants(log);
    REQUIRE(log.blocks.size() == 1);
    const auto& table = std::get<model::Table>(log.blocks[0].kind);
    REQUIRE(table.rows.size() == 2);
    std::string row;
    for (const auto& cell : table.rows[1].cells) row += model::plain_text(cell.children) + "|";
    CHECK(row == "1|1 A|Tekst|Ændret|Et ord her.|To ord her.|");
}
