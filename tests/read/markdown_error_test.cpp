// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "markdown_sample.h"

TEST_CASE("what is not UTF-8 is not read") {
    CHECK(problems_of("# a\n\nk\xF8re\n") == "encoding «\xF8»");
    CHECK(tree_of("# a\n\nk\xF8re\n").empty());
    CHECK(problems_of(std::string_view("\xFF\xFE#\0", 4)) == "encoding.utf16 «\xFF\xFE»");
    CHECK(problems_of(std::string_view("a\0b", 3)) == std::string("encoding.nul «") + '\0' + "»");
}

TEST_CASE("divs that do not end, or never began") {
    CHECK(problems_of("a\n\n::: {.columns count=2}\nb\n") == "div-unclosed «::: {.columns count=2}»");
    CHECK(problems_of("a\n\n:::\n") == "div-unopened «:::»");
    CHECK(problems_of("- ::: {.quote}\n  a\n:::\n") == "div-unclosed «::: {.quote}» div-unopened «:::»");
}

TEST_CASE("what is wrong with a div") {
    CHECK(problems_of("::: {.noget}\na\n:::\n") == "div-unknown «::: {.noget}»");
    CHECK(problems_of("::: {.columns count=}\na\n:::\n") == "attribute-syntax.div «{.columns count=}»");
    CHECK(problems_of("::: {.columns} tekst\na\n:::\n") == "attribute-syntax.div «{.columns} tekst»");
    CHECK(problems_of("::: {.columns count=9}\na\n:::\n") == "attribute-value.count «9»");
    CHECK(problems_of("::: {.only}\na\n:::\n") == "attribute-missing «::: {.only}»");
    CHECK(problems_of("::: {.only format=\"pdf,odt\"}\na\n:::\n") == "attribute-value.format «odt»");
    CHECK(problems_of("::: {.table}\na\n:::\n") == "attribute-missing «::: {.table}»");
    CHECK(problems_of("::: {.table src=a.csv}\na\n\nb\n:::\n") == "div-content «::: {.table src=a.csv}»");
    CHECK(problems_of("::: {.include src=a.md}\na\n:::\n") == "div-content.include «::: {.include src=a.md}»");
}

TEST_CASE("attributes that cannot be read") {
    CHECK(problems_of("# a {#b c}\n") == "attribute-syntax «{#b c}»");
    CHECK(problems_of("[a]{.b c}\n") == "attribute-syntax «{.b c}»");
    CHECK(problems_of("# a {#b k=1 k=2}\n") == "attribute-syntax.repeated «{#b k=1 k=2}»");
    CHECK(problems_of("# a {b}\n") == "");
    CHECK(problems_of("# a}\n") == "");
}

TEST_CASE("footnotes") {
    // The file that includes this one may define it: merging decides.
    CHECK(problems_of("a[^x]\n") == "");
    CHECK(problems_of("a[^x]\n\n[^x]: b\n\n[^x]: c\n") == "footnote-duplicate «[^x]:»");
}

TEST_CASE("ids, values, comments, code, front matter") {
    CHECK(problems_of("# a {#x}\n\n[b]{#x}\n") == "id-duplicate «{#x}»");
    CHECK(problems_of("a {{b\n") == "value-unclosed «{{»");
    CHECK(problems_of("a {{ }}\n") == "value-empty «{{ }}»");
    CHECK(problems_of("a\n\n<!-- b\n") == "comment-unclosed «<!-- b»");
    CHECK(problems_of("```\na\n") == "code-unclosed «```»");
    CHECK(problems_of("---\ntitle: x\n") == "front-matter-unclosed «---»");
}

TEST_CASE("suppressions of another shape or place") {
    CHECK(problems_of("<!-- aftale: tillad x -->\na\n") == "suppression-syntax «<!-- aftale: tillad x -->»");
    CHECK(problems_of("a\n\n<!-- aftale: tillad x: y -->\n") == "suppression-idle «<!-- aftale: tillad x: y -->»");
    CHECK(problems_of("a <!-- aftale: tillad x: y --> b\n") == "suppression-place «<!-- aftale: tillad x: y -->»");
}

TEST_CASE("captions") {
    CHECK(problems_of("| a |\n|---|\n| b |\n\n: c\n\n: d\n") == "caption-second «: d»");
    CHECK(problems_of("| a |\n|---|\n| b |\n\n: - c\n") == "caption-shape «: - c»");
}

TEST_CASE("a comment in a line that never ends is an error, as one that is a block") {
    CHECK(problems_of("Et <!-- intern note\n\nTo afsnit.\n") == "comment-unclosed «<!--»");
    CHECK(problems_of("`<!--` og \\<!-- er tekst.\n").empty());
    CHECK(problems_of("Et <!-- note --> her.\n").empty());
}

TEST_CASE("control characters are refused, whatever file holds them") {
    CHECK(problems_of("a\x7F b\n") == "encoding.control «\x7F»");
    CHECK(problems_of("x \xC2\x92 b\n") == "encoding.control «\xC2\x92»");
    CHECK(problems_of("\u00A0\u00B4\u00C2\n").empty());
    CHECK(problems_of("a\x07 b\n") == "encoding.control «\x07»");
    CHECK(problems_of("---\ntitle: \"a\\u0001b\"\n---\n") == "yaml-syntax.control «a\\u0001b»");
}

TEST_CASE("a language tag of a piece of text is one that exists") {
    CHECK(problems_of("[quality of life]{lang=en} [x]{lang=de-AT} [y]{lang=la} [z]{lang=kl}\n").empty());
    CHECK(problems_of("[x]{lang=dansk}\n") == "lang-tag «dansk»");
    CHECK(problems_of("[x]{lang=\"x y\"}\n") == "lang-tag «x y»");
    CHECK(problems_of("# H {lang=da_DK}\n") == "lang-tag «da_DK»");
}

TEST_CASE("the first row of a list table that has cells gives the columns") {
    CHECK(problems_of("::: {.list-table}\n- intet\n- - a\n  - b\n:::\n") == "list-table-shape.cells «- intet»");
}

TEST_CASE("attributes that stand alone, two ids and letters that align nothing") {
    CHECK(problems_of("| a |\n|---|\n| b |\n\n{#tbl-x}\n") == "attribute-syntax.alone «{#tbl-x}»");
    CHECK(problems_of("# x {#c #d}\n") == "attribute-syntax.two-ids «{#c #d}»");
    CHECK(problems_of("::: {.list-table aligns=\"l,q\"}\n- - a\n  - b\n- - c\n  - d\n:::\n") ==
          "attribute-value.aligns «l,q»");
    CHECK(tree_of("{++@sec-a++}\n").find("reference") != std::string::npos);
}
