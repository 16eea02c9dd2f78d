// SPDX-License-Identifier: MPL-2.0
#include <map>
#include <string>
#include <variant>

#include "catch.h"
#include "pdf_reader.h"
#include "sample/sample.h"
#include "stacking.h"
#include "write/pdf/glyph_codes.h"
#include "write/pdf/syntax.h"
#include "write/pdf/write_pdf.h"

using namespace model;

namespace {

/// The ToUnicode map of the font whose name holds `face`: code to UTF-16 in hexadecimal.
std::map<std::string, std::string> unicode_of(const pdf_reader::Pdf& pdf, const std::string& face) {
    for (const auto& [id, object] : pdf.objects()) {
        if (object.find("/Subtype/Type0") == std::string::npos || object.find(face) == std::string::npos) continue;
        const std::string map = pdf.stream(pdf.reference(object, "ToUnicode"));
        std::map<std::string, std::string> found;
        for (std::size_t at = map.find("beginbfchar\n<"); at != std::string::npos;
             at = map.find("beginbfchar\n<", at + 1))
            for (std::size_t line = at + 12; map[line] == '<'; line = map.find('\n', line) + 1)
                found[map.substr(line + 1, 4)] = map.substr(line + 7, map.find('>', line + 7) - line - 7);
        return found;
    }
    return {};
}

/// All codes of the pages' text in painting order, read with one map.
std::string text_of(const pdf_reader::Pdf& pdf, const std::string& face) {
    const auto unicode = unicode_of(pdf, face);
    const std::string content = pdf.contents();
    std::string text;
    for (std::size_t at = content.find('['); at != std::string::npos; at = content.find('[', at + 1)) {
        const std::size_t end = content.find(']', at);
        bool inside = false;
        for (std::size_t i = at; i < end; ++i) {
            if (content[i] == '<' || content[i] == '>') {
                inside = content[i] == '<';
            } else if (inside) {
                const auto found = unicode.find(content.substr(i, 4));
                text += found == unicode.end() ? "?" : found->second;
                i += 3;
            }
        }
    }
    return text;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

GlyphRun run_of(std::string text, std::vector<PlacedGlyph> glyphs) {
    GlyphRun run;
    run.size = 10;
    run.text = std::move(text);
    run.glyphs = std::move(glyphs);
    return run;
}

std::vector<std::string> texts_of(const GlyphRun& run) {
    std::vector<std::string_view> texts;
    writing::pdf::glyph_texts(run, texts);
    return {texts.begin(), texts.end()};
}

}  // namespace

TEST_CASE("a ligature stands for its letters") {
    const pdf_reader::Pdf pdf(pdf_reader::write(pdf_reader::of_blocks({sample::paragraph("effekt")})));
    const auto map = unicode_of(pdf, "GentiumPlus");
    bool ligature = false;
    for (const auto& [code, text] : map) ligature = ligature || text == writing::pdf::utf16_hex("ff");
    CHECK(ligature);
    CHECK(has(text_of(pdf, "GentiumPlus"), writing::pdf::utf16_hex("effekt")));
}

TEST_CASE("a hyphen made at a line end is a soft one, a typed hyphen is not") {
    std::string words = "e-post ";
    for (int i = 0; i < 40; ++i) words += "sundhedssamarbejdsudvalget ";
    const pdf_reader::Pdf pdf(pdf_reader::write(pdf_reader::of_blocks({sample::paragraph(words)})));
    const std::string text = text_of(pdf, "GentiumPlus");
    CHECK(has(text, writing::pdf::utf16_hex("sundhe\u00ADdssamarbejdsudvalget")));
    CHECK(has(text, writing::pdf::utf16_hex("e-post")));
    CHECK(pdf.find("/CIDToGIDMap ") != 0);  // one glyph, two codes
}

TEST_CASE("a blank and a no-break blank of one glyph stay two characters, and lines end in a blank") {
    std::string words;
    for (int i = 0; i < 30; ++i) words += "§\u00A07, stk.\u00A02 er aftalt ";
    const pdf_reader::Pdf pdf(pdf_reader::write(pdf_reader::of_blocks({sample::paragraph(words)})));
    CHECK(has(text_of(pdf, "GentiumPlus"), writing::pdf::utf16_hex(words)));
}

TEST_CASE("a cluster's text is shared by its glyphs") {
    CHECK(texts_of(run_of("ab", {{1, 5, 0, 0, 2}, {2, 5, 0, 0, 0}})) == std::vector<std::string>{"a", "b"});
    CHECK(texts_of(run_of("å", {{1, 5, 0, 0, 2}, {2, 0, 0, 0, 0}})) == std::vector<std::string>{"å", "\u200B"});
    CHECK(texts_of(run_of("ffi", {{1, 5, 0, 0, 3}})) == std::vector<std::string>{"ffi"});
    GlyphRun hyphenated = run_of("ab", {{1, 5, 0, 0, 1}, {2, 5, 0, 0, 1}, {3, 3, 0, 0, 0}});
    hyphenated.soft_hyphen = true;
    CHECK(texts_of(hyphenated) == std::vector<std::string>{"a", "b", "\u00AD"});
}

TEST_CASE("no code stands for a byte-order mark or for a sign of a private area") {
    CHECK(texts_of(run_of("\uFEFF", {{1, 5, 0, 0, 3}})) == std::vector<std::string>{"\u200B"});
    CHECK(texts_of(run_of("\uFFFE", {{1, 5, 0, 0, 3}})) == std::vector<std::string>{"\u200B"});
    CHECK(texts_of(run_of("\uF0B7", {{1, 5, 0, 0, 3}})) == std::vector<std::string>{"\uFFFD"});
}

TEST_CASE("a missing glyph is shown by a substitute and still says its character") {
    const pdf_reader::Pdf pdf(pdf_reader::write(pdf_reader::of_blocks({sample::paragraph("x\xF0\x90\x80\x80y")})));
    CHECK(has(text_of(pdf, "GentiumPlus"), writing::pdf::utf16_hex("x\xF0\x90\x80\x80y")));
    CHECK_FALSE(has(pdf.contents(), "<0000"));
}

TEST_CASE("glyphs are shown where layout put them") {
    const auto assembly = pdf_reader::of_blocks({sample::paragraph("MMMM")});
    auto pages = stacking::pages(assembly);
    for (auto& item : pages.pages[0].items)
        if (auto* run = std::get_if<GlyphRun>(&item); run != nullptr && run->text == "MMMM") {
            run->glyphs[0].advance += 0.55F;  // 50 thousandths of 11 points
            run->glyphs[2].y_offset = 2;
        }
    const pdf_reader::Pdf pdf(writing::pdf::write_pdf(assembly, pages, stacking::book(), pdf_reader::options()));
    const std::string content = pdf.contents();
    const std::size_t array = content.find(">-50<");
    REQUIRE(array != std::string::npos);
    CHECK(has(content, "]TJ\n2 Ts\n["));
    CHECK(has(content, "]TJ\n0 Ts\n["));
}

TEST_CASE("a blank that layout left as a gap is in the text, not on the page") {
    const auto assembly = pdf_reader::of_blocks({sample::heading(1, "", "Titel", "t")});
    auto pages = stacking::pages(assembly);
    auto& items = pages.pages[0].items;
    GlyphRun label = std::get<GlyphRun>(items[2]);
    label.mark = {assembly.blocks[0].id, MarkRole::label};
    items.insert(items.begin() + 2, label);
    const pdf_reader::Pdf pdf(writing::pdf::write_pdf(assembly, pages, stacking::book(), pdf_reader::options()));
    CHECK(has(text_of(pdf, "GentiumPlus"), writing::pdf::utf16_hex("Titel Titel")));
    CHECK(has(pdf.contents(), ">2"));  // the pen goes back over the blank
}

TEST_CASE("fonts are embedded as subsets with widths and no CIDSet") {
    const pdf_reader::Pdf pdf(pdf_reader::write(sample::assembly()));
    const std::string& descriptor = pdf.object(pdf.find("/Type/FontDescriptor"));
    CHECK(descriptor.find("+GentiumPlus/") == 6 + descriptor.find("/FontName/") + 10);
    CHECK(has(descriptor, "/FontFile2 "));
    CHECK_FALSE(has(descriptor, "CIDSet"));
    const std::string program = pdf.stream(pdf.reference(descriptor, "FontFile2"));
    CHECK(program.size() < 40000);
    CHECK(has(pdf.object(pdf.find("/CIDFontType2")), "/W[0["));
}

TEST_CASE("what the letters of a tracked line are set apart is said once, and ends with the line") {
    const Assembly assembly = pdf_reader::of_blocks(
        {sample::paragraph("kommunerne og regionen"), sample::paragraph("sygehusene og borgerne")});
    Pages pages = stacking::pages(assembly);
    const auto set_apart = [&](float share) {
        for (auto& item : pages.pages[0].items)
            if (auto* run = std::get_if<GlyphRun>(&item); run != nullptr && run->text.find("komm") == 0)
                for (auto& glyph : run->glyphs) glyph.advance += share * run->size;
        const pdf_reader::Pdf pdf(writing::pdf::write_pdf(assembly, pages, stacking::book(), pdf_reader::options()));
        CHECK(has(text_of(pdf, "GentiumPlus"), writing::pdf::utf16_hex("kommunerne og regionen")));
        return pdf.contents();
    };
    const std::string natural = set_apart(0);
    CHECK_FALSE(has(natural, " Tc"));
    const std::string tracked = set_apart(0.012F);
    const std::size_t begin = tracked.find(" Tc\n");
    const std::size_t end = tracked.find("0.0000 Tc\n");
    REQUIRE(begin != std::string::npos);
    CHECK(begin < end);
    CHECK(std::stod(tracked.substr(tracked.rfind('\n', begin) + 1)) == Approx(0.012 * 11).margin(0.01));
    // Not after each of the 22 letters.
    CHECK(tracked.size() < natural.size() + 60);
}
