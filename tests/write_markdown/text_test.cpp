// SPDX-License-Identifier: MPL-2.0
#include <array>
#include <cstdint>

#include "catch.h"
#include "reread.h"
#include "write/markdown/escape.h"
#include "write/markdown/markdown.h"

namespace {

using namespace model;

Inline text(std::string words) {
    return {Text{std::move(words)}, {}, 0};
}

Block paragraph(Inlines inlines) {
    return {Paragraph{std::move(inlines)}, {}, {}, 0};
}

constexpr std::array fragments = {"*",
                                  "_",
                                  "**",
                                  "{{",
                                  "}}",
                                  "{{version}}",
                                  "[",
                                  "]",
                                  "](x)",
                                  "<",
                                  ">",
                                  "#",
                                  "# ",
                                  "1.",
                                  "2)",
                                  "|",
                                  "\\",
                                  "{++",
                                  "++}",
                                  "{--",
                                  "--}",
                                  "{~~",
                                  "~>",
                                  "~~}",
                                  "{==",
                                  "==}",
                                  "{>>",
                                  "<<}",
                                  ":::",
                                  "::: ",
                                  ":",
                                  ": ",
                                  "\"",
                                  "'",
                                  "`",
                                  "```",
                                  "~~",
                                  "&",
                                  "&amp;",
                                  "&#65;",
                                  "@tbl-x",
                                  "a@b.dk",
                                  "https://sst.dk/a_b",
                                  "www.sst.dk",
                                  "mailto:x@y.dk",
                                  "[^1]",
                                  "[^1]: ",
                                  "*[A]: ",
                                  "---",
                                  "===",
                                  "- ",
                                  "+ ",
                                  "![",
                                  "<br>",
                                  "<!--",
                                  "-->",
                                  "<sub>",
                                  "{.x}",
                                  "{#a}",
                                  "\U0001F600",
                                  "æøå",
                                  "Å",
                                  " ",
                                  "  ",
                                  "x",
                                  "Ord",
                                  "ord ",
                                  "1",
                                  "!",
                                  ".",
                                  ")",
                                  "\u00A0",
                                  "§",
                                  "–",
                                  "\n",
                                  "=",
                                  "\t",
                                  "[x] ",
                                  "[ ]",
                                  "[ ]{.field}",
                                  "%",
                                  "$",
                                  "^",
                                  "~",
                                  "/",
                                  ";"};

class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::size_t below(std::size_t end) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>(state_ >> 33U) % end;
    }

  private:
    std::uint64_t state_;
};

std::string nasty(Random& random, bool with_breaks) {
    std::string out;
    for (std::size_t i = 0, count = 1 + random.below(7); i < count; ++i) {
        const std::string piece = fragments[random.below(fragments.size())];
        if (with_breaks || piece != "\n") out += piece;
    }
    return out;
}

// As the shape says it: a break for each line.
std::string as_shown(const std::string& words) {
    std::string out;
    for (const char c : words) out += c == '\n' ? std::string("<br>") : std::string(1, c);
    return out;
}

bool is_blank(const std::string& words) {
    return words.find_first_not_of(" \t\n") == std::string::npos;
}

void same(const Blocks& blocks) {
    const std::string source = writing::markdown::write_blocks(blocks);
    const auto again = reread::document("---\ntitle: x\n---\n\n" + source);
    INFO(source);
    CHECK(reread::shape(again.document.blocks) == reread::shape(blocks));
    for (const auto& problem : again.problems.all()) FAIL_CHECK(problem.key);
}

}  // namespace

TEST_CASE("any text reads back as itself, in paragraphs, headings, items and cells") {
    Random random(1);
    for (int i = 0; i < 4000; ++i) {
        const std::string words = nasty(random, true);
        if (is_blank(words)) continue;
        const auto again = reread::document(writing::markdown::write_blocks({paragraph({text(words)})}));
        INFO(writing::markdown::write_blocks({paragraph({text(words)})}));
        // A break at the very end of a paragraph is none in Markdown.
        if (words.back() == '\n' || words.front() == '\n') continue;
        CHECK(reread::shape(again.document.blocks) == "p " + as_shown(words) + "\n");
        for (const auto& problem : again.problems.all()) FAIL_CHECK(problem.key);
    }
}

TEST_CASE("any line reads back as itself in headings, items and cells") {
    Random random(2);
    for (int i = 0; i < 1500; ++i) {
        const std::string words = nasty(random, false);
        if (is_blank(words)) continue;
        same({{Heading{2, {text(words)}, {}}, {}, {}, 0}});
        List list;
        list.items.push_back({{paragraph({text(words)})}, {}, {}, {}, 0});
        list.items.push_back({{paragraph({text("to")})}, {}, {}, {}, 0});
        same({{std::move(list), {}, {}, 0}});
        Table table;
        table.columns.resize(2);
        TableRow head, row;
        head.kind = RowKind::header;
        const auto cell = [](const std::string& content) {
            TableCell made;
            made.children = {paragraph({text(content)})};
            return made;
        };
        head.cells = {cell("Navn"), cell(words)};
        row.cells = {cell(words), cell("x")};
        table.rows = {head, row};
        same({{std::move(table), {}, {}, 0}});
    }
}

TEST_CASE("marks stay around the words that they stood around") {
    Random random(3);
    const auto words = [&random] {
        static constexpr std::array all = {"ord", "Ø", "(", ").", "1", "*", "_x_", "a b", "§ 7", "\"", "-"};
        return std::string(all[random.below(all.size())]);
    };
    const auto node = [&]() -> Inline {
        switch (random.below(6)) {
            case 0:
                return {Emphasis{{text(words())}}, {}, 0};
            case 1:
                return {Strong{{text(words())}}, {}, 0};
            case 2:
                return {Strikeout{{text(words())}}, {}, 0};
            case 3:
                return {Emphasis{{{Strong{{text(words())}}, {}, 0}, text(" " + words())}}, {}, 0};
            case 4:
                return {Link{"https://www.sst.dk/a_b?x=1&amp;y=(2)", "", {text(words())}, 0}, {}, 0};
            default:
                return {Superscript{{text(words())}}, {}, 0};
        }
    };
    for (int i = 0; i < 2000; ++i) {
        Inlines line;
        for (std::size_t n = 0, count = 1 + random.below(4); n < count; ++n) {
            if (random.below(2) == 0) line.push_back(text(words()));
            line.push_back(node());
        }
        const auto source = writing::markdown::write_blocks({paragraph(line)});
        const auto again = reread::document("---\ntitle: x\n---\n\n" + source);
        INFO(source);
        const auto without_encoding = [](std::string shape) {
            for (auto at = shape.find("%28"); at != std::string::npos; at = shape.find("%28"))
                shape.replace(at, 3, "(");
            for (auto at = shape.find("%29"); at != std::string::npos; at = shape.find("%29"))
                shape.replace(at, 3, ")");
            return shape;
        };
        CHECK(without_encoding(reread::shape(again.document.blocks)) == reread::shape({paragraph(line)}));
    }
}

TEST_CASE("any text is a YAML scalar") {
    Random random(4);
    for (int i = 0; i < 3000; ++i) {
        const std::string words = nasty(random, true);
        const auto again = reread::document("---\na: " + writing::markdown::yaml_scalar(words) +
                                            "\nb: {c: " + writing::markdown::yaml_scalar("\"" + words) + "}\n---\n");
        INFO(writing::markdown::yaml_scalar(words));
        REQUIRE(again.document.front_matter.find("a") != nullptr);
        CHECK(again.document.front_matter.find("a")->scalar == words);
        CHECK(again.document.front_matter.find("b")->find("c")->scalar == "\"" + words);
    }
}

TEST_CASE("what another reader of YAML takes for a number stands in quotation marks") {
    using writing::markdown::yaml_scalar;
    for (const std::string number : {"1.10", "007", "0", "2", "1_000", "1,5", "0x1F", "0o17", "2e5", "12345"})
        CHECK(yaml_scalar(number) == '"' + number + '"');
    for (const std::string words : {"2024", "2024-07-01", "1. juli 2024", "1-2", "v1.10", "2 b", "Ærø"})
        CHECK(yaml_scalar(words) == words);
}
