// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "markdown_sample.h"

TEST_CASE("insertions, deletions and their attributes") {
    CHECK(tree_of("a {++b++}{forfatter=\"KH\" dato=\"2024-01-09\"}{--c--}\n") ==
          "paragraph\n  text \"a \"\n  review-begin #0\n  text \"b\"\n  review-end #0\n  review-begin #1\n  text "
          "\"c\"\n  review-end #1\n"
          "review insertion author=\"KH\" date=\"2024-01-09\"\nreview deletion\n");
}

TEST_CASE("a replacement is a deletion and an insertion") {
    CHECK(tree_of("{~~*gl*~>ny~~}{forfatter=A}\n") ==
          "paragraph\n  review-begin #0\n  emphasis\n    text \"gl\"\n  review-end #0\n  review-begin #1\n  text "
          "\"ny\"\n  review-end #1\n"
          "review deletion author=\"A\"\nreview insertion author=\"A\"\n");
}

TEST_CASE("comments, with a range and without") {
    CHECK(
        tree_of(
            "x {==tal==}{>>stemmer\ndet?<<}{ansvarlig=\"KH\" frist=2024-02-01 svar-paa=k1 loest=true} y {>>her<<}\n") ==
        "paragraph\n  text \"x \"\n  review-begin #0\n  text \"tal\"\n  review-end #0\n  text \" y \"\n  review-begin "
        "#1\n  review-end #1\n"
        "review comment comment=\"stemmer det?\" responsible=\"KH\" deadline=\"2024-02-01\" reply-to=\"k1\" resolved\n"
        "review comment comment=\"her\"\n");
    CHECK(tree_of("{==a==}\n") == "paragraph\n  review-begin #0\n  text \"a\"\n  review-end #0\nreview comment\n");
}

TEST_CASE("marks cross inlines and blocks, and overlap") {
    CHECK(tree_of("{++a *b++} c*\n") ==
          "paragraph\n  review-begin #0\n  text \"a \"\n  emphasis\n    text \"b\"\n    review-end #0\n    text \" "
          "c\"\nreview insertion\n");
    CHECK(tree_of("a {++b\n\n- c\n- d++} e\n") ==
          "paragraph\n  text \"a \"\n  review-begin #0\n  text \"b\"\nbullet-list tight\n  item\n    paragraph\n      "
          "text \"c\"\n"
          "  item\n    paragraph\n      text \"d\"\n      review-end #0\n      text \" e\"\nreview insertion\n");
    CHECK(tree_of("{++a {==b++} c==}{>>d<<}\n") ==
          "paragraph\n  review-begin #0\n  text \"a \"\n  review-begin #1\n  text \"b\"\n  review-end #0\n  text \" "
          "c\"\n  review-end #1\n"
          "review insertion\nreview comment comment=\"d\"\n");
}

TEST_CASE("marks on lines of their own belong to their neighbours") {
    CHECK(tree_of("a\n\n{--\n\n# b\n\n--}\n\nc\n") ==
          "paragraph\n  text \"a\"\nheading 1\n  review-begin #0\n  text \"b\"\n  review-end #0\nparagraph\n  text "
          "\"c\"\nreview deletion\n");
    CHECK(tree_of("{++\na\n++}\n") ==
          "paragraph\n  review-begin #0\n  text \"a\"\n  review-end #0\nreview insertion\n");
    CHECK(tree_of("{++\n- a\n++}\n") ==
          "bullet-list tight\n  item\n    paragraph\n      review-begin #0\n      text \"a\"\n      review-end "
          "#0\nreview insertion\n");
}

TEST_CASE("marks in headings, cells, items and notes") {
    const ReadText read("# a{++b++}\n\n| {--x--} |\n|---|\n| {==y==}{>>z<<} |\n\n1. {~~p~>q~~}[^n]\n\n[^n]: {++r++}\n");
    CHECK(read.diagnostics.empty());
    CHECK(read.document.review_marks.size() == 6);
}

TEST_CASE("the span of a mark reaches from its opener to its attributes' end") {
    const ReadText read("a {++b++}{forfatter=A} {~~c~>d~~} {==e==}{>>f<<}{dato=x} {>>g<<}");
    std::vector<std::string> texts;
    for (const auto& mark : read.document.review_marks) texts.emplace_back(read.sources[read.source].text(mark.span));
    CHECK(texts == std::vector<std::string>{"{++b++}{forfatter=A}", "{~~c~>d~~}", "{~~c~>d~~}",
                                            "{==e==}{>>f<<}{dato=x}", "{>>g<<}"});
}

TEST_CASE("no mark in code, behind a backslash, or in plain text") {
    CHECK(tree_of("`{++a++}` \\{++b \\{>>c\n") == "paragraph\n  code \"{++a++}\"\n  text \" {++b {>>c\"\n");
    CHECK(problems_of("a -- b == c ++ d ~> e {x}\n") == "");
}

TEST_CASE("wrong marks are reported where they stand") {
    ReadText unclosed("a {++b\n\nc {--d--}\n");
    CHECK(unclosed.problems() == "review-mark.unclosed «{++»");
    CHECK(unclosed.tree() ==
          "paragraph\n  text \"a \"\n  text \"b\"\nparagraph\n  text \"c \"\n  review-begin #0\n  text \"d\"\n  "
          "review-end #0\nreview deletion\n");
    CHECK(problems_of("a++} b\n") == "review-mark.unopened «++}»");
    CHECK(problems_of("{~~a~~}\n") == "review-mark.no-replacement «~~}»");
    CHECK(problems_of("{>>a\n") == "review-mark.comment-unclosed «{>>»");
    CHECK(problems_of("{++a++}{navn=x}\n") == "review-mark.attribute «navn»");
    CHECK(problems_of("{++a++}{forfatter=\"x}\n") == "attribute-syntax «{forfatter=\"x}»");
}
