// SPDX-License-Identifier: MPL-2.0
// How paragraphs, code, run-in headings and notes are set.
#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "make.h"
#include "page_reading.h"
#include "setting.h"

using namespace model;
using namespace page_reading;

namespace {

Block heading(int level, std::string words, std::string number, std::string name = "") {
    Block made{Heading{level, {sample::text(std::move(words))}, std::move(number)}, {}, {}, 0};
    if (!name.empty()) made.attributes.classes.push_back(std::move(name));
    return made;
}

const Line* line_of(const std::vector<Line>& lines, std::string_view words) {
    const auto found = std::find_if(lines.begin(), lines.end(),
                                    [&](const Line& line) { return line.run->text.find(words) != std::string::npos; });
    return found == lines.end() ? nullptr : &*found;
}

Block plain_div(std::string name, Blocks children) {
    Block made{Div{DivKind::plain, std::move(children)}, {}, {}, 0};
    made.attributes.classes.push_back(std::move(name));
    return made;
}

}  // namespace

TEST_CASE("code keeps the blanks that begin its lines, and a long line goes on farther in") {
    const std::string text = "felt:\n    indrykket: ja\n" + std::string(60, 'a') + " " + std::string(60, 'b');
    const auto pages = setting::paginate(setting::document({{CodeBlock{"", text}, {}, {}, 0}}));
    const auto lines = runs(pages);
    const Line* first = line_of(lines, "felt");
    const Line* inner = line_of(lines, "indrykket");
    const Line* rest = line_of(lines, "bbb");
    REQUIRE((first != nullptr && inner != nullptr && rest != nullptr));
    CHECK(inner->run->text.substr(0, 4) == "    ");
    CHECK(rest->x > first->x + 15);
    CHECK(line_of(lines, "aaa")->x == Approx(first->x));
}

TEST_CASE("a line of code without blanks is divided anywhere, keeps to its box, and an arrow says that it goes on") {
    for (const std::size_t length : {60, 70, 74, 76, 78, 80, 200}) {
        for (const std::string& begin : {std::string("linje 1 "), std::string(12, ' '), std::string()}) {
            const std::string text = begin + std::string(length, 'x') + " slut";
            const auto pages = setting::paginate(setting::document({{CodeBlock{"", text}, {}, {}, 0}}));
            INFO(text);
            CHECK(overfull_lines(pages, setting::press().theme) == 0);
            std::string read;
            std::size_t lines = 0;
            for (const auto& line : runs(pages)) {
                read += line.run->text;
                CHECK_FALSE(line.run->soft_hyphen);
                ++lines;
            }
            CHECK(without_spaces(read) == without_spaces(text));
            std::size_t strokes = 0;
            for (const auto& item : pages.pages[0].items) {
                const auto* stroke = std::get_if<Stroke>(&item);
                strokes += stroke != nullptr && stroke->mark.role == MarkRole::artifact ? 1U : 0U;
            }
            CHECK(strokes == 2 * (lines - 1));
        }
    }
}

TEST_CASE("a run-in heading stands on its paragraph's first line, apart from it, and keeps its node") {
    const auto assembly =
        setting::document({heading(4, "Styregruppen", "", "run-in"), sample::paragraph("Den mødes fire gange.")});
    const auto pages = setting::paginate(assembly);
    const auto lines = runs(pages);
    const Line* title = line_of(lines, "Styregruppen");
    const Line* text = line_of(lines, "Den");
    REQUIRE((title != nullptr && text != nullptr));
    CHECK(title->baseline == Approx(text->baseline));
    CHECK(title->run->mark.node == std::get<Heading>(assembly.blocks[0].kind).children[0].id);
    CHECK(text->run->mark.node != title->run->mark.node);
    CHECK(text->x - title->x > setting::width_of(*title->run) - 0.01F);
    CHECK(setting::width_of(*title->run) > 0);
}

TEST_CASE("a heading of the class without a paragraph after it stands alone") {
    const auto pages = setting::paginate(setting::document(
        {heading(4, "Udvalget", "", "run-in"), make::list({make::item("•", {sample::paragraph("Et punkt")})})}));
    const auto lines = runs(pages);
    CHECK(line_of(lines, "Udvalget")->baseline < line_of(lines, "Et")->baseline);
}

TEST_CASE("notes stand where the document has a place for them, each once and in order") {
    Blocks blocks = {make::paragraph_with_note("Klyngen", 0, " og mere."),
                     make::paragraph_with_note("Udvalget", 1, "."), sample::paragraph("Sidste afsnit."),
                     heading(1, "Noter", ""), plain_div("endnotes", {})};
    const auto pages = setting::paginate(
        setting::document(std::move(blocks), {make::note("1", "Første note."), make::note("2", "Anden note.")}));
    const auto lines = runs(pages);
    const Line* title = line_of(lines, "Noter");
    const Line* first = line_of(lines, "Første");
    const Line* second = line_of(lines, "Anden");
    REQUIRE((title != nullptr && first != nullptr && second != nullptr));
    CHECK(title->baseline < first->baseline);
    CHECK(first->baseline < second->baseline);
    CHECK(second->baseline - title->baseline < 80);  // not at the page's foot
    CHECK(std::count_if(lines.begin(), lines.end(),
                        [](const Line& line) { return line.run->text.find("Første") != std::string::npos; }) == 1);
}

TEST_CASE("a note over three pages leaves the text room on each of them") {
    Blocks blocks = {sample::paragraph(setting::prose(1, 200)), make::paragraph_with_note("Her kaldes", 0, ".")};
    for (unsigned i = 0; i < 8; ++i) blocks.push_back(sample::paragraph(setting::prose(10 + i, 120)));
    const auto pages =
        setting::paginate(setting::document(std::move(blocks), {make::note("1", setting::prose(50, 1500))}));
    CHECK(pages.pages.size() >= 4);
    CHECK(collisions(pages) == 0);
    CHECK(overfull_lines(pages, setting::press().theme) == 0);
}

TEST_CASE("a heading's lines are of like length") {
    const auto pages = setting::paginate(setting::document(
        {heading(1, "Vision og tværgående element: lighed i sundhed", ""), sample::paragraph("Tekst.")}));
    std::vector<float> widths;
    for (const auto& line : runs(pages))
        if (line.run->size > 20) widths.push_back(setting::width_of(*line.run));
    REQUIRE(widths.size() == 2);
    CHECK(std::min(widths[0], widths[1]) > 0.6F * std::max(widths[0], widths[1]));
}

TEST_CASE("a part of an address that no line holds is divided between syllables, without hyphens") {
    const std::string part =
        "sundhedskoordinationsudvalgssamarbejdsaftalegrundlagsdokumentationsmaterialesamlingskoordinering"
        "sundhedskoordinationsudvalgssamarbejdsaftalegrundlag";
    const Pages pages = setting::paginate(
        setting::document({sample::paragraph("Se https://eksempel.dk/" + part + " og ring så til regionen.")}));
    std::string before;
    std::size_t inside = 0;
    const auto& points = setting::press().hyphenator->points(part);
    std::map<float, std::string> texts;
    for (const auto& line : runs(pages)) texts[line.baseline] += line.run->text;
    for (const auto& [baseline, text] : texts) {
        const std::size_t begins = before.find("dk/");
        if (begins != std::string::npos && before.size() < begins + 3 + part.size()) {
            ++inside;
            const std::size_t at = before.size() - begins - 3;
            CHECK((at == 0 ||
                   std::any_of(points.begin(), points.end(), [&](const auto& point) { return point.offset == at; })));
        }
        before += text;
    }
    CHECK(inside > 1);
    CHECK(before.find(part) != std::string::npos);
}

TEST_CASE("a heading's word that no line holds is divided where its parts meet") {
    const Pages pages = setting::paginate(setting::document(
        {sample::heading(1, "", "Speciallægepraksisarbejdsplanlægningssamarbejdsudvalgssekretariater", "a")}));
    std::string shown;
    for (const auto& line : runs(pages)) shown += line.run->text + "/";
    CHECK(shown == "Speciallægepraksisarbejds/planlægningssamarbejds/udvalgssekretariater/");
}

TEST_CASE("a loose line gives a part of its room to the letters, and still ends at the edge") {
    Blocks blocks;
    for (unsigned i = 0; i < 12; ++i) blocks.push_back(sample::paragraph(setting::prose(i, 60)));
    Block columns{Div{DivKind::columns, std::move(blocks)}, {}, {}, 0};
    columns.attributes.pairs.emplace_back("count", "2");
    const auto pages = setting::paginate(setting::document({columns}));
    CHECK(overfull_lines(pages, setting::press().theme) == 0);
    int tracked = 0;
    const font::FontBook& book = setting::press().book;
    for (const auto& line : runs(pages)) {
        const auto& glyphs = line.run->glyphs;
        if (glyphs.size() < 8 || line.run->text.substr(0, 3) != "og ") continue;
        const double natural = book[line.run->face].advance(glyphs[0].glyph) * line.run->size;
        if (glyphs[0].advance > natural + 0.01) ++tracked;
        CHECK(glyphs[0].advance < natural + 0.02 * line.run->size);
    }
    CHECK(tracked > 0);
}

TEST_CASE("a justified line reaches the edge, or its spaces are of usual width") {
    Blocks blocks;
    for (unsigned i = 0; i < 40; ++i) blocks.push_back(sample::paragraph(setting::prose(i, 60)));
    for (const char* word : {"Se", "Hent den på", "Læs mere på"})
        blocks.push_back(
            sample::paragraph(std::string(word) + " https://eksempelkommune.dk/tilgaengelighed/sundhedsaftaler/"));
    Block columns{Div{DivKind::columns, std::move(blocks)}, {}, {}, 0};
    columns.attributes.pairs.emplace_back("count", "2");
    const auto pages = setting::paginate(setting::document({columns}));
    const auto lines = runs(pages);
    const font::FontBook& book = setting::press().book;
    int short_lines = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const GlyphRun& run = *lines[i].run;
        if (lines[i + 1].run->mark.node != run.mark.node) continue;
        std::vector<float> edges;  // of the column's other lines
        for (const Line& other : lines)
            if (std::abs(other.x - lines[i].x) < 6) edges.push_back(other.right);
        std::nth_element(edges.begin(), edges.begin() + static_cast<std::ptrdiff_t>(edges.size() / 2), edges.end());
        if (lines[i].right > edges[edges.size() / 2] - 4) continue;  // hanging marks apart
        ++short_lines;
        double natural = 0;
        for (const auto& glyph : run.glyphs) natural += book[run.face].advance(glyph.glyph) * run.size;
        INFO(run.text);
        CHECK(setting::width_of(run) < natural + 1);
    }
    CHECK(short_lines > 0);
}

TEST_CASE("words are divided seldom, on lines running and before the last line hardly ever") {
    Blocks blocks;
    for (unsigned i = 0; i < 60; ++i) blocks.push_back(sample::paragraph(setting::prose(i, 90)));
    const auto pages = setting::paginate(setting::document(std::move(blocks)));
    const auto lines = runs(pages);
    int divided = 0;
    int running = 0;
    int before_last = 0;
    int tails = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (!lines[i].run->soft_hyphen) continue;
        const auto node = lines[i].run->mark.node;
        const bool last = i + 2 == lines.size() || lines[i + 2].run->mark.node != node;
        ++divided;
        running += lines[i + 1].run->soft_hyphen ? 1 : 0;
        before_last += last ? 1 : 0;
        tails += last && lines[i + 1].run->text.find(' ') == std::string::npos ? 1 : 0;
    }
    INFO(divided << " of " << lines.size() << " lines, " << running << " running, " << before_last
                 << " before the last, " << tails << " with nothing more on it");
    // A fifth of these words has more than fifteen letters: real text comes to half of that.
    CHECK(divided < 0.22 * static_cast<double>(lines.size()));
    CHECK(running <= 2);
    CHECK(before_last < 12);
    CHECK(tails == 0);
}

TEST_CASE("a month in a date is not divided, wherever the line ends") {
    std::string words = "Det";
    Blocks blocks;
    for (int i = 0; i < 60; ++i) {
        words += i % 3 == 0 ? " og" : "a";
        blocks.push_back(sample::paragraph(words + " aftales inden den 31. december 2026, og udbetales efter 12 "
                                                   "måneder til kommunerne i regionen efter aftalens fordeling."));
    }
    std::string parted;
    const Pages pages = setting::paginate(setting::document(std::move(blocks)));
    for (const auto& line : runs(pages)) {
        const std::string& text = line.run->text;
        if (!line.run->soft_hyphen) continue;
        for (const std::string part : {" de", " decem", " må", " måne"})
            if (text.size() > part.size() && text.compare(text.size() - part.size(), part.size(), part) == 0)
                parted += text + "/";
    }
    CHECK(parted == "");
}

TEST_CASE("no date is parted that a line holds, in ragged and justified text of any width") {
    const std::string text =
        "Forløbskoordinatoren henviser til medicinafstemningen ved udskrivning senest den 1. marts 2027, og målet er "
        "< 9 dage. Opfølgningen sker hver 31. december 2026 og i september 2028. ";
    model::Theme theme = setting::press().theme;
    for (const bool justified : {true, false}) {
        for (int width = 120; width < 426; width += 9) {
            theme.margin_right = theme.page_width - theme.margin_left - width;
            theme.styles["body"].justified = justified;
            model::Diagnostics diagnostics;
            const auto pages =
                setting::paginate(setting::document({sample::paragraph(text + text)}), theme, diagnostics);
            for (const auto& line : runs(pages)) {
                INFO(width << ": " << line.run->text);
                for (const std::string_view part : {" 1. ", "31. ", "marts ", "december ", "september ", "< "}) {
                    const std::string words = " " + line.run->text;
                    CHECK_FALSE((words.size() > part.size() && words.substr(words.size() - part.size()) == part));
                }
            }
        }
    }
}

TEST_CASE("a date that no line holds is parted before its year, also after a space that holds") {
    model::Theme theme = setting::press().theme;
    theme.margin_right = theme.page_width - theme.margin_left - 80;
    theme.styles["body"].justified = false;
    for (const std::string day : {"30. ", "30.\u00A0"}) {
        model::Diagnostics diagnostics;
        const auto pages =
            setting::paginate(setting::document({sample::paragraph(day + "september 2025")}), theme, diagnostics);
        CHECK(overfull_lines(pages, theme) == 0);
        const auto lines = runs(pages);
        REQUIRE(lines.size() == 2);
        CHECK(lines[1].run->text == "2025");
    }
}
