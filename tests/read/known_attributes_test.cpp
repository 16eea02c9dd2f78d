// SPDX-License-Identifier: MPL-2.0
// Attributes and classes that are nearly ones of the dialect, and answers to comments.
#include "catch.h"
#include "markdown_sample.h"

TEST_CASE("a misspelt key of a div is told at its place with the nearest one") {
    CHECK(problems_of("::: {.table src=a.csv colums=\"b\"}\nc\n:::\n") == "attribute-unknown.key-near «colums»");
    CHECK(problems_of("::: {.list-table header-row=1}\n- - a\n:::\n") == "attribute-unknown.key-near «header-row»");
    ReadText text("::: {.columns cuont=2}\na\n:::\n");
    REQUIRE(text.diagnostics.all().size() == 1);
    CHECK(text.diagnostics.all()[0].severity == model::Severity::warning);
    CHECK(text.diagnostics.all()[0].args == model::MessageArgs{{"key", "cuont"}, {"nearest", "count"}});
}

TEST_CASE("a key that a known div does not have is told, one for the author's own purposes is not") {
    CHECK(problems_of("::: {.quote count=2}\na\n:::\n") == "attribute-unknown.no-keys «count»");
    CHECK(problems_of("::: {.table src=a.csv filter=b}\nc\n:::\n") == "attribute-unknown.key «filter»");
    CHECK(problems_of("::: {.table src=a.csv data-filter=b lang=en}\nc\n:::\n") == "");
    CHECK(problems_of("::: {#a kilde=x}\nb\n:::\n") == "");
}

TEST_CASE("a misspelt class of a div is told at its place, other classes are for styling") {
    CHECK(problems_of("::: {.tabel src=a.csv}\nb\n:::\n") == "div-unknown.near «tabel»");
    CHECK(problems_of("::: calout\nb\n:::\n") == "div-unknown.near «calout»");
    CHECK(problems_of("::: {.callout .landscpe}\nb\n:::\n") == "attribute-unknown.class-near «landscpe»");
    CHECK(problems_of("::: {.callout .stor}\nb\n:::\n") == "");
}

TEST_CASE("what is nearly an attribute of a heading, picture, span, field, link or caption") {
    CHECK(problems_of("# a {.unumbered}\n") == "attribute-unknown.class-near «unumbered»");
    CHECK(problems_of("# a {.stor mere=1}\n") == "");
    CHECK(problems_of("![a](b.png){widht=50%}\n") == "attribute-unknown.key-near «widht»");
    CHECK(problems_of("a ![a](b.png){.pynt with=5%} b\n") == "attribute-unknown.key-near «with»");
    CHECK(problems_of("[a]{langg=en}\n") == "attribute-unknown.key-near «langg»");
    CHECK(problems_of("[ ]{.field nmae=\"a\" type=text}\n") == "attribute-unknown.key-near «nmae»");
    CHECK(problems_of("[ ]{.field name=\"a\" type=text hjælp=b}\n") == "");
    CHECK(problems_of("[a](b){lagn=en}\n") == "attribute-unknown.key-near «lagn»");
    CHECK(problems_of("| a |\n|---|\n| b |\n\n: c {.unnumberd}\n") == "attribute-unknown.class-near «unnumberd»");
}

TEST_CASE("a review mark's unknown key is told where it stands") {
    CHECK(problems_of("a {++b++}{forfatter=A farve=rød}\n") == "review-mark.attribute «farve»");
}

TEST_CASE("an answer names a comment before it by its name or its number") {
    ReadText text(
        "a {>>et<<}{#k-tal} b {==c==}{>>to<<} d {>>svar<<}{svar-paa=k-tal} e {>>svar<<}{svar-paa=\"K2\"} "
        "f {>>svar<<}{svar-paa=3}\n");
    CHECK(text.problems() == "");
    const auto& marks = text.document.review_marks;
    REQUIRE(marks.size() == 5);
    CHECK(marks[0].name == "k-tal");
    CHECK_FALSE(marks[1].answers);
    CHECK(marks[2].answers == 0);
    CHECK(marks[3].answers == 1);
    CHECK(marks[4].answers == 2);
}

TEST_CASE("an answer to nothing is an error at what was written") {
    CHECK(problems_of("a {>>et<<}{#k-tal} b {>>svar<<}{svar-paa=k-tla}\n") == "review-reply.near «k-tla»");
    CHECK(problems_of("a {>>et<<} b {>>svar<<}{svar-paa=7}\n") == "review-reply.none «7»");
    CHECK(problems_of("a {>>svar<<}{svar-paa=2} b {>>et<<}\n") == "review-reply.later «2»");
    CHECK(problems_of("a {>>svar<<}{svar-paa=1}\n") == "review-reply.later «1»");
    CHECK(problems_of("a {>>et<<} {++b++}{svar-paa=1}\n") == "review-reply.change «1»");
}

TEST_CASE("the name of a table of the project passes as it is written") {
    ReadText text("::: {.table src=\"godkendelser\"}\nGodkendelser\n:::\n");
    CHECK(text.problems() == "");
    REQUIRE(text.document.wants.size() == 1);
    CHECK(text.document.wants[0].path == "godkendelser");
    CHECK(text.document.wants[0].kind == model::WantKind::table);
    CHECK(std::get<model::TableMerge>(text.document.blocks.at(0).kind).path == "godkendelser");
}
