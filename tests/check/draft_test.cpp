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
