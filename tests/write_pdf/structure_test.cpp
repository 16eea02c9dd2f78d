// SPDX-License-Identifier: MPL-2.0
#include "write/pdf/structure.h"

#include "catch.h"
#include "pdf_reader.h"
#include "sample/sample.h"
#include "stacking.h"
#include "support/ensure.h"

using namespace model;

namespace {

std::string tags(const Assembly& assembly) {
    return writing::pdf::dump_tags(assembly, stacking::pages(assembly));
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

Inline inlined(Inline::Kind kind) {
    return {std::move(kind), {}, 0};
}

Block paragraph_of(Inlines inlines) {
    return {Paragraph{std::move(inlines)}, {}, {}, 0};
}

}  // namespace

TEST_CASE("the contents are entries in entries, each a link") {
    CHECK(has(tags(sample::assembly()), R"(  H1 "Indhold"
  TOC
    TOCI
      Reference
        Link "1 Parter og mål 3"
      TOC
        TOCI
          Reference
            Link "1.1 Organisering 3"
  H1 "1 Parter og mål"
)"));
}

TEST_CASE("inlines stand in their paragraph and its note follows") {
    CHECK(has(tags(sample::assembly()), R"(  P
    "Parterne følger fælles og bindende mål, jf. "
    Link "tabel 1"
    " og "
    Link "Sundhedsstyrelsen"
    "."
    Reference
      Link "1"
    " Begrebet "
    Span lang=en "shared care"
    " bruges om fælles forløb; H2O og m2, "
    Deletion "udgået"
    " og "
    Code "MedCom"
    "Ny linje efter et linjeskift."
  Note
    Lbl "1 "
    P "Jf. sundhedslovens § 204."
)"));
}

TEST_CASE("lists, terms, quotes, code and callouts have their types") {
    CHECK(has(tags(sample::assembly()), R"(  L numbering=Decimal
    LI
      Lbl "1."
      LBody
        P "Sæt mål"
        L numbering=Disc
          LI
            Lbl "•"
            LBody
              P "sammen"
    LI
      Lbl "2."
      LBody
        P "Følg op"
  L numbering=None
    LI
      Lbl "Tovholder"
      LBody
        P "Den, der følger en samarbejdsaftale for parterne."
  BlockQuote
    P "Vi begynder med det, der er vigtigt for borgeren."
  P
    Code "aftale build aftale check"
  Aside
    P "Bemærk"
    P "Læs også det administrative tillæg."
  Div
)"));
}

TEST_CASE("a figure has its alternative, the drawing in words and a box; its caption stands beside it") {
    const std::string text = tags(sample::assembly());
    CHECK(has(text,
              "    Figure alt=\"Organisationsdiagram: regionsråd og kommunalbestyrelser øverst, derunder "
              "sundhedssamarbejdsudvalget. Regionsråd og kommunalbestyrelser; Sundhedssamarbejdsudvalget\" box "
              "\"Regionsråd"));
    CHECK(has(text, "    Caption \"Figur 1. Organisering\"\n"));
}

TEST_CASE("labels, page numbers and a drawing's texts are words apart") {
    const std::string text = tags(sample::assembly());
    CHECK(has(text, "H2 \"1.1 Organisering\""));
    auto assembly = sample::assembly();
    auto pages = stacking::pages(assembly);
    for (auto& page : pages.pages)
        for (auto& item : page.items)
            if (auto* run = std::get_if<GlyphRun>(&item); run != nullptr && run->text.size() > 1) {
                const bool after = run->text.back() == ' ', before = run->text.front() == ' ';
                if (run->mark.role != MarkRole::label && !before) continue;
                if (before) run->glyphs.erase(run->glyphs.begin());
                if (after) run->glyphs.pop_back();
                run->text = run->text.substr(before ? 1 : 0, run->text.size() - (before ? 1 : 0) - (after ? 1 : 0));
            }
    CHECK(has(writing::pdf::dump_tags(assembly, pages), "H2 \"1.1 Organisering\""));
    CHECK(has(writing::pdf::dump_tags(assembly, pages), "Link \"1.1 Organisering 3\""));
}

TEST_CASE("changes under review are told from the text") {
    CHECK(has(tags(sample::assembly()),
              "    \"Status gøres op \"\n    Deletion \"to\"\n    Insertion \"tre\"\n    \" gange i perioden.\"\n"));
}

TEST_CASE("heading levels begin at 1 and skip none") {
    writing::pdf::HeadingLevels levels;
    std::vector<int> got;
    for (const int level : {2, 4, 4, 3, 2, 1, 3, 6}) got.push_back(levels.next(level));
    CHECK(got == std::vector<int>{1, 2, 2, 2, 1, 1, 2, 3});
    const auto assembly =
        pdf_reader::of_blocks({sample::heading(3, "", "Først", "a"), sample::heading(5, "", "Så", "b")});
    CHECK(tags(assembly) == "Document\n  H1 \"Først\"\n  H2 \"Så\"\n");
}

TEST_CASE("what stands on no page has no element") {
    auto assembly = pdf_reader::of_blocks({sample::heading(1, "", "Vises", "a"),
                                           sample::heading(2, "", "Vises ikke", "b"),
                                           sample::heading(3, "", "Vises", "c"),
                                           {List{false, 1, true, {}}, {}, {}, 0},
                                           {Div{DivKind::only, {sample::paragraph("kun på nettet")}}, {}, {}, 0}});
    auto pages = stacking::pages(assembly);
    auto& items = pages.pages[0].items;
    const NodeId hidden = std::get<Heading>(assembly.blocks[1].kind).children[0].id;
    const NodeId only = assembly.blocks[4].id;
    std::erase_if(items, [&](const PlacedItem& item) {
        const auto* run = std::get_if<GlyphRun>(&item);
        return run != nullptr && (run->mark.node == hidden || run->mark.node > only);
    });
    CHECK(writing::pdf::dump_tags(assembly, pages) == "Document\n  H1 \"Vises\"\n  H2 \"Vises\"\n");
}

TEST_CASE("a note called twice is one Note, after the first call's paragraph") {
    Assembly assembly;
    assembly.blocks = {paragraph_of({sample::text("En"), inlined(FootnoteCall{"x", 0})}),
                       paragraph_of({sample::text("To"), inlined(FootnoteCall{"x", 0})})};
    Footnote note;
    note.number = "1";
    note.children = {sample::paragraph("Noten.")};
    assembly.footnotes = {note};
    assign_ids(assembly);
    CHECK(tags(assembly) ==
          "Document\n  P\n    \"En\"\n    Reference\n      Link \"1\"\n  Note\n    Lbl \"1 \"\n"
          "    P \"Noten.\"\n  P\n    \"To\"\n    Reference\n      Link \"1\"\n");
}

TEST_CASE("abbreviations carry their expansion, languages their tag") {
    Attributes abbreviation;
    abbreviation.classes = {"abbr"};
    abbreviation.pairs = {{"title", "Sundhedssamarbejdsudvalg"}};
    auto assembly = pdf_reader::of_blocks({paragraph_of({inlined(Styled{abbreviation, {sample::text("SSU")}})})});
    assembly.blocks[0].attributes.pairs = {{"lang", "sv"}};
    CHECK(tags(assembly) == "Document\n  P lang=sv\n    Span expansion=\"Sundhedssamarbejdsudvalg\" \"SSU\"\n");
}

TEST_CASE("text that no element owns is a broken promise") {
    const auto assembly = pdf_reader::of_blocks({sample::paragraph("Et afsnit")});
    auto pages = stacking::pages(assembly);
    for (auto& item : pages.pages[0].items)
        if (auto* run = std::get_if<GlyphRun>(&item); run != nullptr && run->mark.role == MarkRole::content)
            run->mark.node = 99;
    CHECK_THROWS_AS(writing::pdf::write_pdf(assembly, pages, stacking::book(), pdf_reader::options()),
                    support::BrokenInvariant);
}

TEST_CASE("every piece of marked content belongs to one element") {
    const pdf_reader::Pdf pdf(pdf_reader::write(sample::assembly()));
    std::size_t pages = 0;
    for (const auto& [id, object] : pdf.objects()) {
        if (object.rfind("<</Type/Page/", 0) != 0) continue;
        ++pages;
        const std::string content = pdf.stream(pdf.reference(object, "Contents"));
        std::size_t marks = 0, ends = 0, begins = 0;
        for (std::size_t at = content.find("/MCID "); at != std::string::npos; at = content.find("/MCID ", at + 1)) {
            CHECK(std::stoul(content.substr(at + 6)) == marks);
            ++marks;
        }
        for (std::size_t at = content.find("BDC\n"); at != std::string::npos; at = content.find("BDC\n", at + 1))
            ++begins;
        for (std::size_t at = content.find("EMC\n"); at != std::string::npos; at = content.find("EMC\n", at + 1))
            ++ends;
        CHECK(begins == ends);
        CHECK(marks > 0);
        const std::string key = std::to_string(pdf.reference(object, "StructParents"));
        const std::string& numbers =
            pdf.object(pdf.reference(pdf.object(pdf.reference(pdf.root(), "StructTreeRoot")), "ParentTree"));
        const std::string owners = pdf.object(pdf.reference(numbers, "Nums[0"));
        if (key == "0") {
            std::size_t count = 0;
            for (std::size_t at = owners.find(" 0 R"); at != std::string::npos; at = owners.find(" 0 R", at + 1))
                ++count;
            CHECK(count == marks);
        }
    }
    CHECK(pages == 2);
}

TEST_CASE("content that goes on over a page names the other page") {
    std::string words;
    for (int i = 0; i < 900; ++i) words += "samarbejde ";
    const pdf_reader::Pdf pdf(
        pdf_reader::write(pdf_reader::of_blocks({sample::heading(1, "", "Titel", "t"), sample::paragraph(words)})));
    const std::string& paragraph = pdf.object(pdf.find("<</S/P/"));
    CHECK(has(paragraph, "/K[1 <</Type/MCR/Pg "));
}

TEST_CASE("our own types are mapped to standard ones, and pages follow the structure") {
    const pdf_reader::Pdf pdf(pdf_reader::write(sample::assembly()));
    CHECK(has(pdf.object(pdf.reference(pdf.root(), "StructTreeRoot")),
              "/RoleMap<</Title/P/Aside/Div/Insertion/Span/Deletion/Span>>"));
    for (const auto& [id, object] : pdf.objects())
        if (object.rfind("<</Type/Page/", 0) == 0) CHECK(has(object, "/Tabs/S"));
}
