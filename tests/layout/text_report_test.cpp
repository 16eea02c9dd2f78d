// SPDX-License-Identifier: MPL-2.0
// What letters make the typesetter tell, and notes that call notes.
#include "catch.h"
#include "make.h"
#include "page_reading.h"
#include "setting.h"

using namespace model;
using namespace page_reading;

namespace {

Inline text_at(std::string words, std::uint32_t begin) {
    Inline made = sample::text(std::move(words));
    made.span = {1, begin, begin + static_cast<std::uint32_t>(std::get<Text>(made.kind).text.size())};
    return made;
}

std::vector<Diagnostic> told(const Inlines& inlines) {
    Paragraph paragraph;
    paragraph.children = inlines;
    Diagnostics diagnostics;
    const Assembly assembly = setting::document({{paragraph, {}, {1, 0, 500}, 0}});
    setting::paginate(assembly, setting::press().theme, diagnostics);
    return diagnostics.all();
}

std::string all_text(const Pages& pages) {
    std::string text;
    for (const auto& line : runs(pages)) text += line.run->text;
    return text;
}

}  // namespace

TEST_CASE("missing signs are told once for each word, where the first of them stands") {
    const auto found = told({text_at("Tegn \U000F1234\U000F1235 her", 100), text_at(" og \U000F1236 mere", 200)});
    REQUIRE(found.size() == 2);
    CHECK(found[0].key == "missing-glyph.several");
    CHECK(found[0].where == Span{1, 105, 109});
    CHECK(found[0].args[0].second == "\U000F1234\U000F1235");
    CHECK(found[1].key == "missing-glyph");
    CHECK(found[1].where == Span{1, 204, 208});
}

TEST_CASE("missing signs of one script are told once in a document") {
    const auto found = told({text_at("健康 og 医院", 100), text_at(" samt 日本", 200)});
    REQUIRE(found.size() == 1);
    CHECK(found[0].where == Span{1, 100, 103});
}

TEST_CASE("text from right to left is told once, where it begins") {
    const auto found = told({text_at("Ordet שלום עולם står her", 50), text_at("مرحبا", 90)});
    std::vector<Span> places;
    for (const auto& diagnostic : found)
        if (diagnostic.key == "right-to-left") places.push_back(diagnostic.where);
    REQUIRE(places.size() == 1);
    CHECK(places[0] == Span{1, 56, 58});
}

TEST_CASE("columns for which the page has no room are told at their place, unless large print has one by design") {
    const auto said = [](const char* count, double size) {
        Theme theme = setting::press().theme;
        theme.styles["body"].size = size;
        Block columns = make::div(DivKind::columns, {sample::paragraph("ord")}, {{"count", count}});
        columns.span = {1, 20, 60};
        Diagnostics diagnostics;
        setting::paginate(setting::document({std::move(columns)}), theme, diagnostics);
        return diagnostics.all();
    };
    CHECK(said("3", 11).empty());
    const auto four = said("4", 11);
    REQUIRE(four.size() == 1);
    CHECK(four[0].key == "columns-fewer");
    CHECK(four[0].severity == Severity::warning);
    CHECK(four[0].where == Span{1, 20, 60});
    CHECK(four[0].args[1].second == "3");
    const auto large = said("2", 18);
    REQUIRE(large.size() == 1);
    CHECK(large[0].severity == Severity::note);
}

TEST_CASE("spaces between signs that no face has are kept") {
    const Assembly assembly = setting::document({sample::paragraph("\U000F1234\U000F1235 \U000F1236 ok")});
    CHECK(all_text(setting::paginate(assembly)) == "\U000F1234\U000F1235 \U000F1236 ok");
}

TEST_CASE("a note called only in a note stands on the page") {
    Footnote outer = make::note("1", "");
    outer.children = {make::paragraph_with_note("Den ydre note.", 1, "")};
    const Assembly assembly = setting::document({make::paragraph_with_note("Tekst", 0, " mere")},
                                                {outer, make::note("2", "Den indre note.")});
    const std::string text = all_text(setting::paginate(assembly));
    CHECK(text.find("Den ydre note.") != std::string::npos);
    CHECK(text.find("Den indre note.") != std::string::npos);
}

TEST_CASE("a note called in a note under a table stands there too; notes that call each other stand once") {
    Footnote first = make::note("1", "");
    first.children = {make::paragraph_with_note("Den første.", 1, "")};
    Footnote second = make::note("2", "");
    second.children = {make::paragraph_with_note("Den anden.", 0, "")};
    auto cell = sample::cell({make::paragraph_with_note("Tal", 0, "")});
    const Assembly assembly = setting::document({make::table(1, {make::row(RowKind::body, {cell})})}, {first, second});
    const std::string text = all_text(setting::paginate(assembly));
    CHECK(text.find("Den anden.") != std::string::npos);
    CHECK(text.find("Den første.") == text.rfind("Den første."));
}

TEST_CASE("a note that text and table call stands at the page's foot") {
    auto cell = sample::cell({make::paragraph_with_note("Tal", 0, "")});
    const Assembly assembly =
        setting::document({make::paragraph_with_note("Tekst", 0, ""),
                           make::table(1, {make::row(RowKind::body, {cell})}), sample::paragraph("Efter tabellen")},
                          {make::note("1", "Noten.")});
    const Pages pages = setting::paginate(assembly);
    CHECK(pages.places[assembly.footnotes[0].id].y > pages.places[assembly.blocks[2].id].y);
}

TEST_CASE("a long note called in a line that may not end a page leaves no hole") {
    int worst = 0;
    for (int words = 300; words < 420; words += 7) {
        Paragraph late;
        late.children = {
            sample::text("Kald"), {FootnoteCall{"n", 0}, {}, 0}, sample::text(" " + setting::prose(9, 60))};
        const Assembly assembly = setting::document(
            {sample::paragraph(setting::prose(1, words)), {late, {}, {}, 0}, sample::paragraph(setting::prose(5, 300))},
            {make::note("1", setting::prose(7, 330))});
        const Pages pages = setting::paginate(assembly);
        float last = 0;
        for (const auto& line : runs(pages))
            if (line.page == 0) last = std::max(last, line.baseline);
        const float foot = 841.9F - static_cast<float>(setting::press().theme.margin_bottom);
        worst = std::max(worst, static_cast<int>((foot - last) / 15));
    }
    INFO("lines left free on the first page at worst: " << worst);
    CHECK(worst <= 7);
}
