// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "checked.h"

namespace {

Checked agreement(const std::string& keys) {
    auto checked = Checked::guided("sundhedsaftale");
    checked.run("---\ntitle: T\ndokumenttype: sundhedsaftale\n" + keys + "---\n\n# Afsnit\n\nTekst.\n");
    return checked;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("what is missing is missed at the beginning of the file") {
    const auto checked = agreement("status: til-godkendelse\n");
    for (const char* key : {"meta-parties", "meta-version", "meta-effective-date.none", "meta-election-period.none",
                            "meta-period.none", "meta-rule-profile.none"}) {
        INFO(key);
        CHECK(checked.world.text(checked.world.problem(key).where) == "---");
        CHECK(checked.world.sources[checked.world.problem(key).where.source]
                  .position(checked.world.problem(key).where.begin)
                  .line == 1);
    }
    CHECK(checked.severity("meta-version") == model::Severity::error);
    CHECK(checked.severity("meta-period.none") == model::Severity::warning);
    CHECK(agreement("status: udkast\n").severity("meta-version") == model::Severity::todo);
}

TEST_CASE("a complete agreement has nothing to say about its metadata") {
    const auto checked = agreement(
        "status: til-godkendelse\nversion: \"1.0\"\nvalgperiode: {fra: 2022, til: 2025}\n"
        "aftaleperiode: {fra: 2025-01-01, til: 2027-06-30}\nikrafttraedelse: 2025-01-01\nregelsaet: vej-9008\n");
    CHECK(checked.found("meta-") == Lines{"meta-parties «---»"});
}

TEST_CASE("a date that is no date, and periods that are no periods, are found at their values") {
    const auto checked = agreement(
        "status: til-godkendelse\nikrafttraedelse: primo 2024\nvalgperiode: snart\naftaleperiode: 2024-2027\n");
    CHECK(checked.found("meta-effective-date") == Lines{"meta-effective-date.inexact «primo 2024»"});
    CHECK(checked.found("meta-election-period.") == Lines{"meta-election-period.unreadable «snart»"});
    CHECK(checked.found("meta-period.") == Lines{"meta-period.unreadable «2024-2027»"});
    CHECK(checked.message("meta-effective-date.inexact") == "”primo 2024” er ikke en præcis dato for ikrafttrædelse.");

    Checked lone;
    lone.run("---\ntitle: T\nikrafttraedelse: primo 2024\nvalgperiode: snart\n---\n");
    CHECK(lone.found() == Lines{"field-form.date «primo 2024»", "field-form.period «snart»"});
}

TEST_CASE("an election period is a term, and not the agreement period") {
    const auto wrong = agreement("status: udkast\nversion: 1\nvalgperiode: {fra: 2023, til: 2026}\n");
    CHECK(wrong.found("meta-election-period-valid").size() == 1);
    CHECK(wrong.message("meta-election-period-valid.term") ==
          "Valgperioden 2023–2026 findes ikke. Valgperioder er fx 2022–2025 og 2026–2029.");
    const auto same = agreement(
        "status: udkast\nversion: 1\nvalgperiode: {fra: 2024, til: 2027}\naftaleperiode: {fra: 2024-01-01, til: "
        "2027-06-30}\n");
    CHECK(same.found("meta-election-period-valid").size() == 1);
    CHECK(same.world.problem("meta-election-period-valid.same").where.begin > 0);
    CHECK(agreement("status: udkast\nversion: 1\nvalgperiode: {fra: 2018, til: 2021}\n")
              .found("meta-election-period")
              .empty());
}

TEST_CASE("the agreement period begins when the agreement enters into force") {
    const auto checked = agreement(
        "status: i-hoering\nversion: 1\nikrafttraedelse: 2024-01-01\naftaleperiode: {fra: 2024-02-01, til: "
        "2027-06-30}\n");
    CHECK(checked.message("meta-period.start") ==
          "Aftaleperioden begynder 1.\u00A0"
          "februar 2024, men aftalen træder i kraft 1.\u00A0januar 2024.");
    CHECK(agreement("status: i-hoering\nversion: 1\naftaleperiode: {fra: 2024-02-01}\n")
              .found("meta-period.open")
              .size() == 1);
}

TEST_CASE("a period is written one way") {
    const auto checked = agreement("status: udkast\nversion: 1\n");
    auto labels = Checked::guided("sundhedsaftale");
    labels.run(
        "---\ntitle: Sundhedsaftalen 2024–2027\nstatus: udkast\nversion: 1\n---\n\nI 2024-27 og 2024 – 2027 "
        "og\n2019-23 og 2024-01-01.\n\nSe `2024-27`.\n");
    CHECK(labels.found("meta-period-label") == Lines{"meta-period-label «2024-27»"});
    CHECK(labels.message("meta-period-label") == "Perioden skrives både ”2024–2027” og ”2024-27”.");
}

TEST_CASE("kind, status and rule set are named") {
    auto checked = Checked::guided("kommissorium");
    checked.kind.reset();
    checked.run("---\ntitle: T\nversion: 1\n---\n");
    CHECK(checked.found("meta-doc-status") == Lines{"meta-doc-status.kind «---»", "meta-doc-status.status «---»"});
    const auto early = agreement("status: udkast\nversion: 1\nregelsaet: vej-9008\nikrafttraedelse: 2024-01-01\n");
    CHECK(early.severity("meta-rule-profile.early") == model::Severity::note);
    CHECK(early.world.text(early.world.problem("meta-rule-profile.early").where) == "vej-9008");
    auto ended = Checked::guided("sundhedsaftale");
    ended.rule_set->to = model::Date{2026, 12, 31};
    ended.run(
        "---\ntitle: T\ndokumenttype: sundhedsaftale\nstatus: udkast\nregelsaet: vej-9008\nikrafttraedelse: "
        "2028-01-01\n---\n");
    CHECK(ended.severity("meta-rule-profile.ended") == model::Severity::warning);
}

TEST_CASE("periods that end before they begin, and counts the wrong way round") {
    const auto checked = agreement(
        "status: udkast\nversion: 1\nvalgperiode: {fra: 2025, til: 2022}\naftaleperiode: {fra: 2027-01-01, til: "
        "2024-01-01}\n");
    CHECK(checked.message("meta-election-period.reversed") ==
          "Valgperioden slutter, før den begynder: fra: 2025, til: 2022.");
    CHECK(checked.found("meta-period.reversed").size() == 1);
    auto terms = Checked::guided("kommissorium");
    terms.run(
        "---\ntitle: T\ndokumenttype: kommissorium\nstatus: udkast\ngodkendt: {dato: 31-02-2024}\n"
        "varighed: {fra: 2025-02-01, til: 2024-02-01}\nmedlemmer: {min: 9, max: 4}\npiu-inviteret: måske\n---\n\nx\n");
    CHECK(terms.found("field-form") == Lines{"field-form.date «31-02-2024»",
                                             "field-form.reversed «{fra: 2025-02-01, til: 2024-02-01}»",
                                             "field-form.range «{min: 9, max: 4}»", "field-form.check «måske»"});
    auto vague = Checked::guided("kommissorium");
    vague.run("---\ntitle: T\ndokumenttype: kommissorium\nstatus: udkast\nmedlemmer: mange\n---\n\nx\n");
    CHECK(vague.message("field-form.map") == "”mange” siger ikke nok som Antal medlemmer.");
}

TEST_CASE("a date that tells no year, parties in one text, and a map where a list belongs") {
    Checked lone;
    lone.run("---\ntitle: T\ndate: i morgen\nparter: Esbjerg, Odense, Region Syd\nkeywords: {a: b}\n---\n");
    CHECK(lone.found("field-form") ==
          Lines{"field-form.parties «Esbjerg, Odense, Region Syd»", "field-form.list «{a: b}»"});
    for (const char* date : {"2019", "september 2023", "2024-05", "2024-05-03", "1. juli 2024"}) {
        INFO(date);
        Checked fine;
        fine.run("---\ntitle: T\ndate: \"" + std::string(date) + "\"\n---\n");
        CHECK(fine.found("field-form").empty());
    }
}
