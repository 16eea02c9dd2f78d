// SPDX-License-Identifier: MPL-2.0
#include "read/table_cell_text.h"

#include <cstdint>
#include <string>

#include "catch.h"

using reading::LocatedText;

namespace {

LocatedText located(const std::string& text) {
    LocatedText cell;
    cell.append(text, 100);
    cell.places.whole = {1, 99, 101 + static_cast<std::uint32_t>(text.size())};
    return cell;
}

std::string markdown_of(const std::string& cell) {
    return reading::text_of_cell(located(cell)).text;
}

}  // namespace

TEST_CASE("What begins a cell is text") {
    CHECK(markdown_of("> 80") == "\\> 80");
    CHECK(markdown_of("-") == "\\-");
    CHECK(markdown_of("+ 5") == "\\+ 5");
    CHECK(markdown_of("*") == "\\*");
    CHECK(markdown_of("# 3") == "\\# 3");
    CHECK(markdown_of("5.") == "5\\.");
    CHECK(markdown_of("1)") == "1\\)");
    CHECK(markdown_of("1. juli 2024") == "1\\. juli 2024");
    CHECK(markdown_of("---") == "\\---");
    CHECK(markdown_of("* * *") == "\\* * *");
    CHECK(markdown_of("```") == "\\```");
    CHECK(markdown_of(":::") == "\\:::");
    CHECK(markdown_of("::: {.note}") == "\\::: {.note}");
    for (const char* words : {"-5", "#3", "5.000", "*fed*", "**fed** [^a]", "1.2. afsnit", "", "a > b"})
        CHECK(markdown_of(words) == words);
}

TEST_CASE("A cell of Markdown with nothing but the sign of a block is that sign") {
    const auto markdown = [](const std::string& cell) { return reading::markdown_of_cell(located(cell)).text; };
    CHECK(markdown("-") == "\\-");
    CHECK(markdown(" * ") == "\\*");
    CHECK(markdown("+") == "\\+");
    CHECK(markdown("1.") == "1\\.");
    CHECK(markdown(">") == "\\>");
    CHECK(markdown("##") == "\\##");
    for (const char* words : {"- a", "1. a", "> a", "# a", "---", "", "a", "-\n- a", "**"})
        CHECK(markdown(words) == words);
}

TEST_CASE("Lines of a cell stay lines, and what begins them is text") {
    CHECK(markdown_of("et\nto") == "et\\\nto");
    CHECK(markdown_of("et\\\nto") == "et\\\nto");
    CHECK(markdown_of("et\n\n   to") == "et\n\nto");
    CHECK(markdown_of("Sum\n---") == "Sum\\\n\\---");
    CHECK(markdown_of("Sum\n=") == "Sum\\\n\\=");
    CHECK(markdown_of("- 5\n+ 3") == "\\- 5\\\n\\+ 3");
    CHECK(markdown_of("1. juli 2024\n2. august 2024") == "1\\. juli 2024\\\n2\\. august 2024");
    CHECK(markdown_of("1. sal\n5. sal") == "1\\. sal\\\n5\\. sal");
    CHECK(markdown_of("Et[^n]\n\n[^n]: Noten.") == "Et[^n]\n\n[^n]: Noten.");
}

TEST_CASE("Blocks that are evidently meant are left alone") {
    for (const char* cell : {"- a\n- b", "Vi:\n\n* a\n* b", "1. a\n2. b", "1) a\n1) b", "> a\n> b", "```\n# kode\n```",
                             "| a | b |\n| --- | --- |\n| 1 | 2 |", "::: {.note}\n# 1\n:::"})
        CHECK(markdown_of(cell) == cell);
}

TEST_CASE("The characters of a cell keep their places") {
    const LocatedText made = reading::text_of_cell(located("et\n> 80"));
    CHECK(made.text == "et\\\n\\> 80");
    CHECK(made.places.whole.begin == 99);
    const auto place = [&](std::uint32_t at) { return made.places.span({at, at + 1}).begin; };
    CHECK(place(0) == 100);
    CHECK(place(5) == 103);  // ">"
    CHECK(place(7) == 105);  // "8"
    LocatedText unplaced;
    unplaced.text = "> 80";
    unplaced.places.whole = {1, 5, 6};
    CHECK(reading::text_of_cell(unplaced).places.span({1, 2}).begin == 5);
}
