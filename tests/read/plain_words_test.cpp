// SPDX-License-Identifier: MPL-2.0
#include "read/plain_words.h"

#include <cstdint>
#include <string>
#include <vector>

#include "catch.h"
#include "read/markdown.h"

namespace {

/// What Markdown's reader makes of it is one paragraph of one text, which is the whole.
bool reads_as_itself(const std::string& text) {
    const auto size = static_cast<std::uint32_t>(text.size());
    model::Blocks blocks;
    std::vector<model::Footnote> notes;
    model::Diagnostics problems;
    reading::read_markdown_fragment(text, {{1, 7, 7 + size}, {{0, 7}}}, blocks, notes, problems);
    const auto* paragraph = blocks.size() == 1 ? std::get_if<model::Paragraph>(&blocks[0].kind) : nullptr;
    if (!paragraph || paragraph->children.size() != 1 || !problems.all().empty() || !notes.empty()) return false;
    const auto* words = std::get_if<model::Text>(&paragraph->children[0].kind);
    const model::Span whole{1, 7, 7 + size};
    return words && words->text == text && paragraph->children[0].span == whole && blocks[0].span == whole;
}

}  // namespace

TEST_CASE("plain words are what Markdown reads as itself") {
    using reading::is_plain_words;
    for (const char* text : {"Ingen bemærkninger", "Følges op ved møde 3; se referatet", "Faaborg-Midtfyn", "8,6 %",
                             "i alt: 12", "Se aftalen afsnit 2.", "1 uge"})
        CHECK(is_plain_words(text));
    for (const char* text : {"",
                             " a",
                             "a ",
                             "1. a",
                             "a) b",
                             "1) b",
                             "- a",
                             "a--b",
                             "a *b*",
                             "www.eksempel.dk",
                             "se www.eksempel.dk nu",
                             "https://eksempel.dk",
                             "a@b.dk",
                             "@tbl-a",
                             "{{dato}}",
                             "[^1]",
                             "a  b",
                             "a\nb",
                             "&amp;",
                             "a\xC2\xAD"
                             "b",
                             "(a)",
                             "A. b"})
        CHECK_FALSE(is_plain_words(text));
}

TEST_CASE("whatever is taken for plain words, Markdown's reader takes for the same") {
    const std::vector<std::string> pieces = {"a", "b", "w", "h", "http", "www", "1", "12", " ",  " ", " ",
                                             ".", ",", ":", ";", "%",    "/",   "-", "æ",  "Å",  "é", "x",
                                             "(", ")", "_", "*", "+",    "=",   "#", "@",  "\"", "Nr"};
    std::uint32_t state = 12345;
    const auto next = [&](std::size_t below) {
        state = state * 1664525U + 1013904223U;
        return static_cast<std::size_t>((state >> 8U) % below);
    };
    int plain = 0;
    for (int i = 0; i < 40'000; ++i) {
        std::string text;
        for (std::size_t n = 1 + next(9); n > 0; --n) text += pieces[next(pieces.size() - (i % 2 == 0 ? 10 : 0))];
        if (!reading::is_plain_words(text)) continue;
        ++plain;
        INFO(text);
        CHECK(reads_as_itself(text));
    }
    CHECK(plain > 5'000);
}
