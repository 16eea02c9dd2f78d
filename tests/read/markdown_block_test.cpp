// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "markdown_sample.h"
#include "model/walk.h"

TEST_CASE("front matter, byte order mark and line ends") {
    const ReadText read("\xEF\xBB\xBF---\r\ntitle: Hej\r\n---\r\n# Ét\r\n\r\nto\r\ntre\r\n");
    REQUIRE(read.document.front_matter.find("title") != nullptr);
    CHECK(read.document.front_matter.find("title")->scalar == "Hej");
    CHECK(read.tree() ==
          "front-matter:\n  title: \"Hej\"\nheading 1\n  text \"Ét\"\nparagraph\n  text \"to\"\n  soft-break\n  text "
          "\"tre\"\n");
    CHECK(tree_of("---\n\na\n") == "thematic-break\nparagraph\n  text \"a\"\n");
    CHECK(tree_of("a\rb\r") == "paragraph\n  text \"a\"\n  soft-break\n  text \"b\"\n");
    CHECK(tree_of("---\nx: 1\n...\na\n") == "front-matter:\n  x: \"1\"\nparagraph\n  text \"a\"\n");
    CHECK(tree_of("") == "");
}

TEST_CASE("heading attributes") {
    CHECK(tree_of("# A *b* {#sec-a .x k=\"v w\"}\n") ==
          "heading 1 {#sec-a .x k=\"v w\"}\n  text \"A \"\n  emphasis\n    text \"b\"\n");
    CHECK(tree_of("## A {-} ##\n") == "heading 2 {.unnumbered}\n  text \"A\"\n");
    CHECK(tree_of("A {#b}\n===\n") == "heading 1 {#b}\n  text \"A\"\n");
    CHECK(tree_of("# A {{version}}\n") == "heading 1\n  text \"A \"\n  value \"version\"\n");
}

TEST_CASE("divs nest, also in items and quotes") {
    CHECK(tree_of("::: {.columns count=2}\na\n\n::: callout\nb\n:::\n\nc\n:::\nd\n") ==
          "div columns {.columns count=\"2\"}\n  paragraph\n    text \"a\"\n  div callout {.callout}\n    paragraph\n  "
          "    text \"b\"\n"
          "  paragraph\n    text \"c\"\nparagraph\n  text \"d\"\n");
    CHECK(tree_of("- a\n\n  ::: {.quote}\n  b\n  :::\n- c\n") ==
          "bullet-list loose\n  item\n    paragraph\n      text \"a\"\n    div pull-quote {.quote}\n      paragraph\n  "
          "      text \"b\"\n"
          "  item\n    paragraph\n      text \"c\"\n");
    CHECK(tree_of("> ::: {.landscape}\n> a\n> :::\n") ==
          "quote\n  div landscape {.landscape}\n    paragraph\n      text \"a\"\n");
    CHECK(tree_of(":::: {.only format=pdf} ::::\n- a\n::::\n") ==
          "div only {.only format=\"pdf\"}\n  bullet-list tight\n    item\n      paragraph\n        text \"a\"\n");
    CHECK(tree_of("::: {#x}\n```\n:::\n```\n:::\n") == "div plain {#x}\n  code-block \"\" \":::\\n\"\n");
}

TEST_CASE("what a document wants from elsewhere") {
    const ReadText read(
        "::: {.include src=\"faelles/a.md\"}\n:::\n\n::: {.table #tbl-x src=\"t/b.csv\" columns=\"a b\"}\nEn "
        "*titel*\n:::\n\n"
        "::: {.orgchart src=\"t/c.yaml\"}\nFora\n:::\n\n![d](e.png)\n\nx ![d](f.png)\n");
    CHECK(read.tree() ==
          "include \"faelles/a.md\" {.include src=\"faelles/a.md\"}\n"
          "table-merge \"t/b.csv\" {#tbl-x .table src=\"t/b.csv\" columns=\"a b\"}\n  text \"En \"\n  emphasis\n    "
          "text \"titel\"\n"
          "chart-merge \"t/c.yaml\" {.orgchart src=\"t/c.yaml\"}\n  text \"Fora\"\n"
          "figure \"e.png\" alt=\"d\"\nparagraph\n  text \"x \"\n  image \"f.png\" alt=\"d\"\n");
    REQUIRE(read.document.wants.size() == 5);
    const std::vector<std::string> paths{"faelles/a.md", "t/b.csv", "t/c.yaml", "e.png", "f.png"};
    for (std::size_t i = 0; i < paths.size(); ++i) CHECK(read.document.wants[i].path == paths[i]);
    CHECK(read.document.wants[1].kind == model::WantKind::table);
    CHECK(read.sources[read.source].text(read.document.wants[1].where) == "t/b.csv");
}

TEST_CASE("term lists") {
    CHECK(tree_of("Ord\n:   en\n:   to\n\n    mere\n\nNæste\n\n: a\n\nEfter.\n") ==
          "term-list\n  term\n    text \"Ord\"\n  definition\n    paragraph\n      text \"en\"\n  definition\n    "
          "paragraph\n      text \"to\"\n"
          "    paragraph\n      text \"mere\"\n  term\n    text \"Næste\"\n  definition\n    paragraph\n      text "
          "\"a\"\n"
          "paragraph\n  text \"Efter.\"\n");
    CHECK(tree_of("to\nlinjer\n: x\n") ==
          "paragraph\n  text \"to\"\n  soft-break\n  text \"linjer\"\n  soft-break\n  text \": x\"\n");
}

TEST_CASE("tasks") {
    CHECK(tree_of("- [ ] a\n- [x] b\n- [ ]{.field name=n}\n") ==
          "bullet-list tight\n  item unchecked\n    paragraph\n      text \"a\"\n  item checked\n    paragraph\n      "
          "text \"b\"\n"
          "  item\n    paragraph\n      form-field {.field name=\"n\"}\n");
}

TEST_CASE("comments vanish, also over several lines") {
    CHECK(tree_of("a\n<!-- b\n\nc -->\nd\n") == "paragraph\n  text \"a\"\nparagraph\n  text \"d\"\n");
    CHECK(tree_of("<!-- b\nc --> d\n") == "paragraph\n  text \"d\"\n");
}

TEST_CASE("a suppression names the next block") {
    const ReadText read(
        "a\n\n<!-- aftale: tillad draft-placeholder: navnet kommer -->\n<!-- en anden -->\nxx *y*\n\nb\n");
    REQUIRE(read.document.suppressions.size() == 1);
    CHECK(read.document.suppressions[0].first == "draft-placeholder");
    CHECK(read.sources[read.source].text(read.document.suppressions[0].second) == "xx *y*");
}

TEST_CASE("code blocks") {
    CHECK(tree_of("```yaml\na: 1\n```\n") == "code-block \"yaml\" \"a: 1\\n\"\n");
    CHECK(tree_of("~~~ {.cpp #k}\nx\n~~~\n") == "code-block \"cpp\" \"x\\n\" {#k .cpp}\n");
}
