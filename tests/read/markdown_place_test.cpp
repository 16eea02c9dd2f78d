// SPDX-License-Identifier: MPL-2.0
// Places: of each node to the byte, and of whatever a mutilated text still holds. Time: bounded for any text.
#include <chrono>
#include <cstdint>

#include "catch.h"
#include "markdown_sample.h"
#include "model/walk.h"

namespace {

const std::string_view everything =
    "---\ntitle: Æble\n---\n\n# Åben {{version}} {#sec-a}\r\n\r\nTekst *med **fed*** og `kode` [her](a.md \"t\")[^1] "
    "@tbl-a\n"
    "anden linje\\\ntredje &aelig; \\* <sub>x</sub> www.a.dk {++ny\n\n> citat++} {==a==}{>>b<<}{forfatter=C}\n> - "
    "punkt\n>   ::: callout\n"
    ">   *æ*\n>   :::\n\n1. en\n\n   to\n2. [x] tre\n\n| Ø | *B* |\n|---|:-:|\n| a \\| b | {{x \\| y}}<br>@fig-a |\n| "
    "| [c]{lang=en} |\n\n"
    ": Titel *t* {#tbl-a}\n\n::: {.list-table #tbl-b}\nNavn\n\n- - A\n  - B\n- - []{colspan=2} - c\n:::\n\nOrd\n:   "
    "*Forklaring*\n    mere\n\n"
    "![alt](b.png){#fig-a}\n\n: Figur\n\n*[BNP]: Brutto\n\nBNP her\n\n[^1]: Note *n*\n\n    mere\n\n```x\nkode\n```\n\n"
    "<!-- aftale: tillad a-b: c -->\nslut {~~a~>b~~}\n\n::: {.table src=a.csv}\nT\n:::\n";

std::uint32_t next(std::uint32_t& state) {
    state = state * 1664525u + 1013904223u;
    return state >> 8;
}

double seconds_for(const std::string& text) {
    const auto begin = std::chrono::steady_clock::now();
    const ReadText read(text);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

TEST_CASE("every inline's place is what its author wrote") {
    const ReadText read(
        "> a *æb* `c`\n> [d](e){.f} {{g}} @tbl-h\n\n| x \\| *y* | [^n] |\n|---|---|\n| ~~z~~ | b@c.dk |\n\n[^n]: "
        "&amp;\n");
    std::string places;
    model::for_each_node(read.document.blocks,
                         {{}, [&](const model::Inline& node) {
                              places += "<" + std::string(read.sources[read.source].text(node.span)) + ">";
                          }});
    CHECK(places ==
          "<a ><*æb*><æb>< ><`c`><\n><[d](e){.f}><[d](e)><d>< ><{{g}}>< ><@tbl-h>"
          "<x \\| ><*y*><y><[^n]><~~z~~><z><b@c.dk><b@c.dk>");
}

TEST_CASE("every block's place is what its author wrote") {
    const ReadText read(
        "# a {#b}\n\n- c\n\n  d\n- e\n\n::: callout\nf\n:::\n\n```\ng\n```\n\n| h | i |\n|---|---|\n| j |  |\n");
    std::vector<std::string> places;
    model::for_each_node(
        read.document.blocks,
        {[&](const model::Block& node) { places.emplace_back(read.sources[read.source].text(node.span)); }, {}});
    CHECK(places == std::vector<std::string>{"# a {#b}", "- c\n\n  d\n- e", "c", "d", "e", "::: callout\nf\n:::", "f",
                                             "```\ng\n```", "| h | i |\n|---|---|\n| j |  |", "h", "i", "j"});
}

TEST_CASE("places lie in the file and in their parents' places") {
    const ReadText read(everything);
    CHECK(read.misplaced() == "");
    CHECK(read.document.blocks.size() == 12);
}

TEST_CASE("mutilated texts are read without harm") {
    std::uint32_t state = 20240101;
    const std::string_view pieces[] = {
        "{++", "++}",  "~>", "{==",   "{>>",  "<<}", "{{", "}}", "\n",   "\n\n", "| ", ":::\n", "::: {.list-table}\n",
        "- ",  "[^1]", ": ", "<sub>", "<!--", "-->", "![", "](", "{#a}", "*",    "_",  "`",     "> ",
        "\t",  "\\",   "\r", "æ"};
    for (int round = 0; round < 1500; ++round) {
        std::string text(everything);
        for (std::uint32_t changes = 1 + next(state) % 12; changes > 0; --changes) {
            const std::size_t at = next(state) % (text.size() + 1);
            if (next(state) % 3 == 0) {
                text.erase(at, next(state) % 40);
            } else {
                text.insert(at, pieces[next(state) % std::size(pieces)]);
            }
        }
        const ReadText read(text);
        INFO(text);
        REQUIRE(read.misplaced() == "");
    }
}

TEST_CASE("no text costs more than its length") {
    for (const char* part : {"*a ",    "_a",         "**a_b", "[",          "[a](",     "![a](<b",
                             "`",      "``a`",       "<a ",   "<!--",       "{{",       "{++",
                             "{~~a~>", "{==a==}{>>", "> ",    "- ",         "1. a\n",   "| a |\n|-|\n",
                             "|",      "&a",         "[^a]",  "[^a]: b\n",  "a@b",      "http://a(",
                             "<sub>",  "[a]{b=\"",   "~~a~ ", "::: {.a}\n", "[a]: b\n", "*[a]: b\n",
                             "\t",     "a\n: b\n\n", "\\",    "]",          "[a",       "a](",
                             "--}",    "# a {b {c\n"}) {
        std::string text;
        while (text.size() < 60000) text += part;
        INFO(part);
        CHECK(seconds_for(text) < 2.0);
    }
}
