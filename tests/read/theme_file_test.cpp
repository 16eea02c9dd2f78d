// SPDX-License-Identifier: MPL-2.0
#include "read/theme_file.h"

#include <fstream>
#include <iterator>
#include <string>

#include "catch.h"
#include "reading.h"
#include "sample/sample.h"

using testing::Problems;
using testing::Reading;

namespace {

std::string template_file(const std::string& name) {
    std::ifstream file(std::string(AFTALE_SOURCE_DIR) + "/templates/" + name, std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::optional<model::Theme> parse(Reading& reading, std::string text) {
    return reading::read_theme(reading.add("theme.yaml", std::move(text)), reading.sources, reading.diagnostics);
}

const std::string small =
    "format: 1\nid: lille\nfamilies:\n"
    "  text: {regular: a.ttf, word: Cambria, css: serif}\n"
    "  sans: {regular: b.ttf, word: Calibri, css: sans-serif}\n"
    "  mono: {regular: c.ttf, word: Consolas, css: monospace}\n"
    "styles:\n  body: {size: 11, leading: 15}\n";

void same_families(const model::Theme& a, const model::Theme& b) {
    REQUIRE(a.families.size() == b.families.size());
    for (const auto& [name, family] : a.families) {
        INFO(name);
        const auto& other = b.families.at(name);
        CHECK(family.regular == other.regular);
        CHECK(family.bold == other.bold);
        CHECK(family.italic == other.italic);
        CHECK(family.bold_italic == other.bold_italic);
        CHECK(family.word == other.word);
        CHECK(family.css == other.css);
    }
}

void same_styles(const model::Theme& a, const model::Theme& b) {
    REQUIRE(a.styles.size() == b.styles.size());
    for (const auto& [role, style] : a.styles) {
        INFO(role);
        REQUIRE(b.styles.count(role) == 1);
        const auto& other = b.styles.at(role);
        CHECK(style.family == other.family);
        CHECK(style.bold == other.bold);
        CHECK(style.italic == other.italic);
        CHECK(style.size == other.size);
        CHECK(style.leading == other.leading);
        CHECK(style.space_above == other.space_above);
        CHECK(style.space_below == other.space_below);
        CHECK(style.colour == other.colour);
        CHECK(style.justified == other.justified);
        CHECK(style.hyphenated == other.hyphenated);
        CHECK(style.balanced == other.balanced);
        CHECK(style.run_in == other.run_in);
        CHECK(style.least == other.least);
    }
}

void same_box(const model::BoxStyle& box, const model::BoxStyle& other) {
    CHECK(box.inset == other.inset);
    CHECK(box.pad == other.pad);
    CHECK(box.bar == other.bar);
}

}  // namespace

TEST_CASE("The official theme file is the theme that the rooms are tested with") {
    Reading reading;
    const auto theme = parse(reading, template_file("theme/officiel.yaml"));
    CHECK(reading.problems().empty());
    REQUIRE(theme);
    const model::Theme expected = sample::theme();
    CHECK(theme->id == expected.id);
    CHECK(theme->page_width == expected.page_width);
    CHECK(theme->page_height == expected.page_height);
    CHECK(theme->margin_left == expected.margin_left);
    CHECK(theme->margin_right == expected.margin_right);
    CHECK(theme->margin_top == expected.margin_top);
    CHECK(theme->margin_bottom == expected.margin_bottom);
    CHECK(theme->baseline == expected.baseline);
    CHECK(theme->column_gap == expected.column_gap);
    CHECK(theme->fallback_files == expected.fallback_files);
    CHECK(theme->ink == expected.ink);
    CHECK(theme->accent == expected.accent);
    CHECK(theme->grey == expected.grey);
    CHECK(theme->tint == expected.tint);
    CHECK(theme->hairline == expected.hairline);
    CHECK(theme->paper == expected.paper);
    CHECK(theme->mark == expected.mark);
    CHECK(theme->accent_dark_mode == expected.accent_dark_mode);
    CHECK(theme->rule_thick == expected.rule_thick);
    CHECK(theme->rule_thin == expected.rule_thin);
    CHECK(theme->cell_padding_x == expected.cell_padding_x);
    CHECK(theme->cell_padding_y == expected.cell_padding_y);
    CHECK(theme->list_indent == expected.list_indent);
    same_box(theme->callout_box, expected.callout_box);
    same_box(theme->code_box, expected.code_box);
    same_box(theme->pull_quote_box, expected.pull_quote_box);
    CHECK(theme->hanging_numbers == expected.hanging_numbers);
    same_families(*theme, expected);
    same_styles(*theme, expected);
}

TEST_CASE("The large-print theme has every role, large and ragged") {
    Reading reading;
    const auto theme = parse(reading, template_file("theme/stor-skrift.yaml"));
    CHECK(reading.problems().empty());
    REQUIRE(theme);
    for (const auto& [role, style] : sample::theme().styles) CHECK(theme->styles.count(role) == 1);
    CHECK(theme->style("body").size == 16);
    for (const auto& [role, style] : theme->styles) {
        INFO(role);
        CHECK(style.size >= 12);
        CHECK_FALSE(style.justified);
        CHECK_FALSE(style.hyphenated);
        CHECK_FALSE(style.italic);
    }
}

TEST_CASE("A theme is checked") {
    Reading fine;
    CHECK(parse(fine, small));
    CHECK(fine.problems().empty());

    Reading reading;
    CHECK(parse(reading, small + "  note: {family: serif, size: 9, leading: 8, colour: C0C0C0, kursiv: true}\n"));
    CHECK(reading.problems() ==
          Problems{"data-key.unknown@9:62", "theme-family@9:9", "theme-size@9:9", "theme-contrast@9:9"});

    Reading colours;
    parse(colours,
          small + "colours: {ink: sort, acent: \"0B4A6F\"}\npage: {width: 210, margin-left: 85, margin-right: 85}\n");
    CHECK(colours.problems() == Problems{"theme-page@10:7", "theme-colour@9:16", "data-key.unknown-near@9:22"});

    Reading pale;
    parse(pale, small + "colours: {accent: \"6FA8C7\", grey: \"767676\"}\n");
    CHECK(pale.problems() == Problems{"theme-contrast.colour@9:20", "theme-contrast.colour@9:36"});

    Reading incomplete;
    CHECK_FALSE(parse(incomplete, "format: 1\nid: x\n"));
    CHECK(incomplete.problems().size() == 4);
}

TEST_CASE("Lengths of a theme that spoil its pages are errors at their place") {
    Reading reading;
    parse(reading, small +
                       "  cell: {family: text, size: 3, leading: 12, above: -200}\n"
                       "  head: {family: text, size: 40, leading: 48}\n"
                       "  title: {family: text, size: 34, leading: 42, least: 40}\n"
                       "rules: {thick: 90}\n"
                       "page: {margin-top: 5, column-gap: 500}\n"
                       "list-indent: -15\n"
                       "cell-padding: {x: 400}\n");
    CHECK(reading.problems() == Problems{"theme-bounds@13:35", "theme-bounds@13:20", "theme-bounds@12:16",
                                         "theme-bounds@15:19", "theme-bounds@14:14", "theme-bounds@9:30",
                                         "theme-bounds@9:53", "theme-bounds@10:30", "theme-bounds@11:55"});
    const auto& args = reading.diagnostics.all()[2].args;
    CHECK(args == model::MessageArgs{{"key", "thick"}, {"value", "90"}, {"least", "0"}, {"most", "6"}});
}

TEST_CASE("A colour that is too faint is one error, whatever is set in it") {
    Reading reading;
    parse(reading, small +
                       "  title: {family: text, size: 34, leading: 42, colour: accent}\n"
                       "  caption: {family: text, size: 9, leading: 12, colour: accent}\n"
                       "colours: {accent: \"D0D0D0\"}\n");
    CHECK(reading.problems() == Problems{"theme-contrast.colour@11:20"});
}

TEST_CASE("A theme knows where it names its font files") {
    Reading reading;
    const auto theme = parse(reading, small);
    REQUIRE(theme);
    REQUIRE_FALSE(theme->font_places.empty());
    for (const auto& [file, place] : theme->font_places) CHECK(reading.text(place) == file);
}

TEST_CASE("A theme may name a logo, whose words and height are checked") {
    Reading reading;
    const auto theme = parse(reading, small + "logo: {file: m.svg, text: Mærket, height: 40}\n");
    REQUIRE(theme);
    REQUIRE(theme->logo);
    CHECK(theme->logo->path == "m.svg");
    CHECK(theme->logo->text == "Mærket");
    CHECK(theme->logo->height == 40);
    CHECK(reading.text(theme->logo->span) == "m.svg");
    CHECK(theme->style("cover-logo").space_below > 0);
    parse(reading, small + "logo: {file: m.svg, text: Mærket, height: 400}\n");
    CHECK(reading.problems() == Problems{"theme-logo@9:43"});
    Reading without_words;
    CHECK_FALSE(parse(without_words, small + "logo: {file: m.svg}\n")->logo);
    CHECK(without_words.problems().size() == 1);
}

TEST_CASE("A theme without a pull quote has one like its quote, only larger") {
    Reading reading;
    const auto theme = parse(reading, small + "  quote: {family: text, size: 10, leading: 14, justified: true}\n");
    CHECK(reading.problems().empty());
    REQUIRE(theme);
    const model::TextStyle& style = theme->style("pull-quote");
    CHECK(style.size == 13.5);
    CHECK(style.colour == theme->accent);
    CHECK_FALSE(style.justified);
    CHECK(style.balanced);
}
