// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "markdown_sample.h"

namespace {

/// The inlines of a text that is one paragraph, each on a line.
std::string inlines_of(std::string_view text) {
    const std::string tree = tree_of(text);
    REQUIRE(tree.starts_with("paragraph\n"));
    return tree.substr(10);
}

}  // namespace

TEST_CASE("Danish typography passes unchanged") {
    CHECK(inlines_of(
              "»Æble«, “ord” – ”x” § 7, stk. 2 … 8,6\u00A0% 2024–2027 KL´s SPOC'en praksis’ sundheds\u00ADaftale") ==
          "  text \"»Æble«, “ord” – ”x” § 7, stk. 2 … 8,6\u00A0% 2024–2027 KL´s SPOC'en praksis’ "
          "sundheds\u00ADaftale\"\n");
}

TEST_CASE("references") {
    CHECK(inlines_of("se @tbl-mål-2.") == "  text \"se \"\n  reference \"tbl-mål-2\"\n  text \".\"\n");
    CHECK(inlines_of("(@fig-a, @sec-b)") ==
          "  text \"(\"\n  reference \"fig-a\"\n  text \", \"\n  reference \"sec-b\"\n  text \")\"\n");
    CHECK(inlines_of("a@tbl-x \\@tbl-x @tbl- @anden") == "  text \"a@tbl-x @tbl-x @tbl- @anden\"\n");
    CHECK(inlines_of("`@tbl-x`") == "  code \"@tbl-x\"\n");
}

TEST_CASE("values") {
    CHECK(inlines_of("v{{version}}") == "  text \"v\"\n  value \"version\"\n");
    CHECK(inlines_of("{{ parter | type kommune | antal }}") == "  value \"parter | type kommune | antal\"\n");
    CHECK(inlines_of("\\{{version}} `{{x}}`") == "  text \"{{version}} \"\n  code \"{{x}}\"\n");
    CHECK(inlines_of("{{a\nb}}") == "  value \"a b\"\n");
}

TEST_CASE("spans, language and form fields") {
    CHECK(inlines_of("[the *plan*]{lang=en}") ==
          "  styled {lang=\"en\"}\n    text \"the \"\n    emphasis\n      text \"plan\"\n");
    CHECK(inlines_of("Navn: [ ]{.field name=\"formand\" type=\"text\"}") ==
          "  text \"Navn: \"\n  form-field {.field name=\"formand\" type=\"text\"}\n");
    CHECK(inlines_of("[a](b){.c}") == "  styled {.c}\n    link \"b\"\n      text \"a\"\n");
    CHECK(inlines_of("[a] {.c}") == "  text \"[a] {.c}\"\n");
}

TEST_CASE("footnote calls") {
    CHECK(tree_of("a[^1] b[^Note]\n\n[^1]: x\n[^note]: y\n    z\n\n    w\n") ==
          "paragraph\n  text \"a\"\n  footnote-call \"1\" #0\n  text \" b\"\n  footnote-call \"Note\" #0\n"
          "footnote \"1\"\n  paragraph\n    text \"x\"\n"
          "footnote \"note\"\n  paragraph\n    text \"y\"\n    soft-break\n    text \"z\"\n  paragraph\n    text "
          "\"w\"\n");
}

TEST_CASE("abbreviations stand for whole words only") {
    CHECK(tree_of("BNP og BNPs, ABNP (BNP).\n\n*[BNP]: Bruttonationalprodukt\n") ==
          "paragraph\n  styled {.abbr title=\"Bruttonationalprodukt\"}\n    text \"BNP\"\n  text \" og BNPs, ABNP (\"\n"
          "  styled {.abbr title=\"Bruttonationalprodukt\"}\n    text \"BNP\"\n  text \").\"\n");
}

TEST_CASE("addresses") {
    CHECK(inlines_of("skriv til post@rsyd.dk.") ==
          "  text \"skriv til \"\n  link \"mailto:post@rsyd.dk\"\n    text \"post@rsyd.dk\"\n  text \".\"\n");
    CHECK(inlines_of("»www.rsyd.dk/æ«") ==
          "  text \"»\"\n  link \"http://www.rsyd.dk/æ\"\n    text \"www.rsyd.dk/æ\"\n  text \"«\"\n");
    CHECK(inlines_of("{++https://a.dk++}") ==
          "  review-begin #0\n  link \"https://a.dk\"\n    text \"https://a.dk\"\n  review-end #0\nreview insertion\n");
}

TEST_CASE("HTML that is read, dropped and shown") {
    CHECK(inlines_of("CO<sub>2</sub> m<SUP>*2*</SUP><br/>x") ==
          "  text \"CO\"\n  subscript\n    text \"2\"\n  text \" m\"\n  superscript\n    emphasis\n      text \"2\"\n  "
          "line-break\n  text \"x\"\n");
    CHECK(inlines_of("a <!-- b --> c") == "  text \"a c\"\n");
    CHECK(inlines_of("a <b>*c*</b>") == "  text \"a <b>\"\n  emphasis\n    text \"c\"\n  text \"</b>\"\n");
    CHECK(problems_of("a <b>*c*</b> <sub>d") == "raw-html «<b>» raw-html «</b>» raw-html «<sub>»");
    CHECK(problems_of("3 < 4 og a<b, x>y") == "");
}

TEST_CASE("pictures in a line and figures") {
    CHECK(inlines_of("her ![et *kort*](k.png \"t\"){width=50%} der") ==
          "  text \"her \"\n  image \"k.png\" alt=\"et kort\" {width=\"50%\"}\n  text \" der\"\n");
    CHECK(tree_of("![et kort](k.png){#fig-kort}\n\n: De *fire* klynger\n") ==
          "figure \"k.png\" alt=\"et kort\" {#fig-kort}\n  caption\n    text \"De \"\n    emphasis\n      text "
          "\"fire\"\n    text \" klynger\"\n");
    CHECK(tree_of("![et kort](k.png \"Titlen\")\n") ==
          "figure \"k.png\" alt=\"et kort\"\n  caption\n    text \"Titlen\"\n");
    CHECK(tree_of("![a](k.png)\n: Kort {#fig-x .bred}\n") ==
          "figure \"k.png\" alt=\"a\" {#fig-x .bred}\n  caption\n    text \"Kort\"\n");
}

TEST_CASE("deep nesting is bounded") {
    std::string text;
    for (int i = 0; i < 3000; ++i) text += "*a _b ";
    for (int i = 0; i < 3000; ++i) text += "b_ a* ";
    CHECK(problems_of(text).starts_with("nesting-depth «"));
}

TEST_CASE("a comment leaves one space behind, and none at a line's end") {
    CHECK(tree_of("et punkt <!-- x --> til ende\n").find("punkt til ende") != std::string::npos);
    CHECK(tree_of("et <!-- x -->\n").find("\"et\"") != std::string::npos);
    CHECK(tree_of("ord<!-- x -->ord\n").find("ord ord") == std::string::npos);
}
