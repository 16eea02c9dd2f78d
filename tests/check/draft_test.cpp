// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "checked.h"

namespace {

std::vector<std::string> found(const std::string& text, const std::string& rule) {
    Checked checked;
    checked.run(text);
    return checked.found(rule);
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("placeholders are found where they stand") {
    CHECK(found("Der er xx aftaler, XXX fora og **[indsæt antal]** møder den xx. maj.\n", "draft-placeholder") ==
          Lines{"draft-placeholder «xx»", "draft-placeholder «XXX»", "draft-placeholder «[indsæt antal]»",
                "draft-placeholder «xx»"});
    CHECK(found("TODO: skriv. Navn: ____ og Lorem ipsum dolor. Hvad???\n", "draft-placeholder") ==
          Lines{"draft-placeholder «TODO»", "draft-placeholder «____»", "draft-placeholder «Lorem ipsum»",
                "draft-placeholder «???»"});
    CHECK(found("| A |\n|---|\n| xx |\n\nTekst[^n].\n\n[^n]: Note xx.\n", "draft-placeholder").size() == 2);
}

TEST_CASE("what only looks like a placeholder is left alone") {
    CHECK(found("Foxx, xxl, `xx`, <https://example.org/xx>, [link](https://example.org/xx), todo og methodo.\n",
                "draft-placeholder")
              .empty());
    CHECK(found("Nu {--xx--} står {++42++} her.\n", "draft-placeholder").empty());
}

TEST_CASE("instructions of a template, and Word's broken references") {
    CHECK(found("HUSK: slet dette. Klik her for at angive tekst.\n", "draft-template-text") ==
          Lines{"draft-template-text «HUSK:»", "draft-template-text «Klik her for at»"});
    CHECK(found("Se Fejl! Henvisningskilde ikke fundet. på side 2.\n", "xref-valid") ==
          Lines{"xref-valid.word «Fejl! Henvisningskilde ikke fundet.»"});
}

TEST_CASE("open marks and comments, each at its place") {
    const std::string text =
        "---\ntitle: T\nstatus: til-godkendelse\n---\n\nA {++ny++} b {--ud--} c {==d==}{>>e<<}{ansvarlig=\"Bo\"} "
        "{>>løst<<}{loest=true}\n";
    Checked checked;
    checked.run(text);
    CHECK(checked.found("draft-tracked").size() == 2);
    CHECK(checked.found("draft-comments").size() == 1);
    CHECK(checked.message("draft-comments.assigned") == "Kommentaren venter på Bo: ”e”");
    CHECK(checked.severity("draft-tracked.insertion") == model::Severity::error);
    CHECK(checked.world.sources[1].position(checked.world.problem("draft-tracked.insertion").where.begin) ==
          model::Position{6, 3});
}

TEST_CASE("sections without anything in them") {
    CHECK(found("# A\n\n## B\n\nx\n\n## C\n\n# D\n\n| A |\n|---|\n| 1 |\n\n# E\n", "draft-empty-section") ==
          Lines{"draft-empty-section «## C»", "draft-empty-section «# E»"});
}

TEST_CASE("a word that stands twice") {
    CHECK(found("Parterne parterne mødes, og og så. Det er der der står. 22 22\n", "draft-double-word") ==
          Lines{"draft-double-word «Parterne parterne»", "draft-double-word «og og»"});
}

TEST_CASE("a draft bears a date or a number") {
    auto checked = Checked::guided("kommissorium");
    checked.run("---\ntitle: T\ndokumenttype: kommissorium\nstatus: udkast\n---\n\nTekst.\n");
    CHECK(checked.found("draft-watermark") == Lines{"draft-watermark «udkast»"});
    auto dated = Checked::guided("kommissorium");
    dated.run("---\ntitle: T\ndokumenttype: kommissorium\nstatus: udkast\ndate: 2024-01-01\n---\n\nTekst.\n");
    CHECK(dated.found("draft-watermark").empty());
}

TEST_CASE("more ways of saying that something is to come") {
    CHECK(found("[årstal], [[udfyldes]], 20XX, N.N., tbd, TBA, <indsæt>, ......, hvad??, xx.xx.2024 og [Navn]\n",
                "draft-placeholder") ==
          Lines{"draft-placeholder «[årstal]»", "draft-placeholder «[[udfyldes]]»", "draft-placeholder «20XX»",
                "draft-placeholder «N.N.»", "draft-placeholder «tbd»", "draft-placeholder «TBA»",
                "draft-placeholder «<indsæt>»", "draft-placeholder «......»", "draft-placeholder «??»",
                "draft-placeholder «xx.xx.2024»", "draft-placeholder «[Navn]»"});
    CHECK(found("Kl. 2x2, 10 x 20, [sic], [1], IX, TBC, Hvad? Ja … nej. 1.2.2024 og exxon.\n", "draft-placeholder")
              .empty());
}

TEST_CASE("the sample's Danish has no placeholders, no leftovers of Word and no typed numbers") {
    for (const char* name : {"sundhedsaftale", "administrativt-tillaeg", "kommissorium-datagruppe", "foelgebrev",
                             "samarbejdsaftale-udskrivning", "referat-styregruppe-2024-09-18", "faelles/ordforklaring",
                             "faelles/retsgrundlag"}) {
        INFO(name);
        const std::string text = repository_file("content/" + std::string(name) + ".md");
        for (const char* rule : {"draft-placeholder", "draft-template-text", "word-paste", "heading-number"})
            CHECK(found(text, rule) == Lines{});
    }
}

TEST_CASE("front matter is looked at as the text is, each text at its place, and once") {
    Checked checked;
    checked.run(
        "---\ntitle: \"Aftale {++ny++} xx\"\nstatus: til-godkendelse\nabstract: >-\n  Først.\n  Så {>>hemmeligt<<} "
        "her\n"
        "medlemmer:\n  - rolle: TBD\nsubtitle: a <!-- intern -->\n---\n\n{{subtitle}}\n");
    CHECK(checked.found("draft-placeholder") == Lines{"draft-placeholder «xx»", "draft-placeholder «TBD»"});
    CHECK(checked.found("draft-tracked") == Lines{"draft-tracked.front-matter «{++ny++}»"});
    CHECK(checked.found("draft-comments") ==
          Lines{"draft-comments.front-matter «{>>hemmeligt<<}»", "draft-comments.front-matter «<!-- intern -->»"});
    CHECK(checked.severity("draft-tracked.front-matter") == model::Severity::error);
    Checked shown;
    shown.run("---\ntitle: T\nsubtitle: den xx.\n---\n\nSe {{subtitle}}\n");
    CHECK(shown.found("draft-placeholder").size() == 1);
}

TEST_CASE("a change is named by its words and its author, a replacement once") {
    Checked checked;
    checked.run("A {++ny++}{forfatter=\"KH\"} b {~~to~>tre~~} c {==42==}\n");
    CHECK(checked.message("draft-tracked.insertion-by") == "Tilføjelsen ”ny” (KH) er hverken accepteret eller afvist.");
    CHECK(checked.message("draft-tracked.replacement") ==
          "Rettelsen fra ”to” til ”tre” er hverken accepteret eller afvist.");
    CHECK(checked.found("draft-tracked").size() == 2);
    CHECK(checked.message("draft-comments.highlight") == "De fremhævede ord venter på en beslutning: ”42”");
}

TEST_CASE("a comment whose deadline has passed is said to be late") {
    Checked checked;  // on 1 June 2024
    checked.run(
        "A {>>en<<}{frist=\"2024-05-31\"} b {>>to<<}{frist=\"2024-06-01\" ansvarlig=\"Bo\"} "
        "c {>>tre<<}{frist=\"2024-02-01\" ansvarlig=\"Bo\"} d {>>fire<<}{frist=\"snart\"}\n");
    CHECK(checked.message("draft-comments.overdue") == "Kommentaren skulle være løst senest 31.\u00A0maj 2024: ”en”");
    CHECK(checked.message("draft-comments.overdue-assigned") ==
          "Bo skulle have løst kommentaren senest 1.\u00A0"
          "februar 2024: ”tre”");
    CHECK(checked.found("draft-comments.assigned").size() == 1);
    CHECK(checked.message("field-form.mark-date") == "”snart” er ikke en dato, men det skal frist være.");
}
