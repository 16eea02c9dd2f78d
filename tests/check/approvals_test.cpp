// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "checked.h"

namespace {

Checked approved(const std::string& rows, const std::string& status = "godkendt-af-parterne") {
    auto checked = Checked::guided("sundhedsaftale");
    checked.world.file(
        "p.csv",
        "navn;type;kode\nRegion Syddanmark;region;1083\nAssens Kommune;kommune;420\nFanø Kommune;kommune;563\n");
    checked.world.file("g.csv", "kode;part;organ;dato;beslutning;version\n" + rows);
    checked.world.file(
        "g.schema.yaml",
        "fields:\n  - {name: kode, type: string}\n  - {name: part, type: string}\n  - {name: organ, type: string}\n"
        "  - {name: dato, type: date}\n  - {name: beslutning, type: string}\n  - {name: version, type: string}\n");
    checked.parties = "p.csv";
    checked.approvals = "g.csv";
    checked.run(
        "---\ntitle: T\ndokumenttype: sundhedsaftale\nversion: \"1.0\"\nikrafttraedelse: 2024-01-01\nparter: "
        "alle\nstatus: " +
        status + "\n---\n\nTekst.\n");
    return checked;
}

using Lines = std::vector<std::string>;
constexpr const char* region = "1083;Region Syddanmark;regionsråd;23-10-2023;godkendt;1.0\n";
constexpr const char* assens = "420;Assens Kommune;byråd;25-10-2023;godkendt;1.0\n";
constexpr const char* fanoe = "563;Fanø Kommune;byråd;26-10-2023;godkendt;1.0\n";

}  // namespace

TEST_CASE("when all have approved, approvals are silent") {
    CHECK(approved(std::string(region) + assens + fanoe).found("approval-").empty());
}

TEST_CASE("who has not approved") {
    const auto checked = approved(assens);
    CHECK(checked.message("approval-region") == "Region Syddanmark har ikke en registreret godkendelse.");
    CHECK(checked.message("approval-all-municipalities") == "1 af 2 kommuner har godkendt. Der mangler: Fanø Kommune.");
    CHECK(checked.severity("approval-all-municipalities") == model::Severity::error);
    CHECK(approved(assens, "til-godkendelse").severity("approval-all-municipalities") == model::Severity::todo);
    CHECK(approved(assens, "i-hoering").found("approval-").empty());
}

TEST_CASE("decisions that are none, other versions, other bodies, late approvals stand at their cells") {
    const auto checked = approved(std::string(region) +
                                  "420;Assens Kommune;Sundhedsdirektørkredsen;25-10-2023;godkendt;0.9\n"
                                  "563;Fanø Kommune;byråd;10-01-2024;godkendt med bemærkninger;1.0\n");
    CHECK(checked.found("approval-decision-clear") ==
          Lines{"approval-decision-clear.other «godkendt med bemærkninger»"});
    CHECK(checked.found("approval-same-version") == Lines{"approval-same-version «0.9»"});
    CHECK(checked.found("approval-competent-body") == Lines{"approval-competent-body «Sundhedsdirektørkredsen»"});
    CHECK(checked.message("approval-all-municipalities").ends_with("Fanø Kommune."));
    const auto late = approved(std::string(region) + assens + "563;Fanø Kommune;byråd;10-01-2024;godkendt;1.0\n");
    CHECK(late.found("approval-") == Lines{"approval-before-effective «10-01-2024»"});
    CHECK(late.severity("approval-before-effective") == model::Severity::warning);
    const auto undated = approved(std::string(region) + assens + "563;Fanø Kommune;byråd;;godkendt;1.0\n");
    CHECK(undated.found("approval-").size() == 1);
    CHECK(undated.world.problem("approval-decision-clear.date").args[0].second == "Fanø Kommune");
}

TEST_CASE("a row whose code is one party's and whose name is another's is told") {
    const auto checked = approved(std::string(region) + "420;Fanø Kommune;byråd;25-10-2023;godkendt;1.0\n" + fanoe);
    CHECK(checked.found("approval-not-party") == Lines{"approval-not-party.mixed «Fanø Kommune»"});
    CHECK(checked.message("approval-not-party.mixed") == "Koden 420 er Assens Kommune, men rækken nævner Fanø Kommune.");
}

TEST_CASE("several approvals of the same other version are one message at the first of them") {
    const auto checked = approved(std::string(region) +
                                  "420;Assens Kommune;byråd;25-10-2023;godkendt;0.9\n"
                                  "563;Fanø Kommune;byråd;26-10-2023;godkendt;0.9\n");
    CHECK(checked.found("approval-same-version") == Lines{"approval-same-version.several «0.9»"});
    CHECK(checked.message("approval-same-version.several") ==
          "2 parter har godkendt version 0.9, men dokumentet er version 1.0: Assens Kommune, Fanø Kommune.");
}

TEST_CASE("a postponed decision that was taken later is no problem") {
    CHECK(approved(std::string(region) + "563;Fanø Kommune;byråd;01-10-2023;udsat;1.0\n" + assens + fanoe)
              .found("approval-")
              .empty());
}

TEST_CASE("the last decision of a party counts, also one that takes an approval back") {
    const auto back = approved(std::string(region) + assens + "563;Fanø Kommune;byråd;01-02-2024;godkendt;1.0\n" +
                               "563;Fanø Kommune;byråd;01-03-2024;ikke godkendt;1.0\n");
    CHECK(back.message("approval-all-municipalities") == "1 af 2 kommuner har godkendt. Der mangler: Fanø Kommune.");
    CHECK(back.found("approval-before-effective").empty());
    const auto disordered =
        approved(std::string(region) + assens + fanoe + "563;Fanø Kommune;byråd;01-02-2023;udsat;1.0\n");
    CHECK(disordered.found("approval-decision-clear.order") == Lines{"approval-decision-clear.order «01-02-2023»"});
}

TEST_CASE("an approval by a committee is none, and so is one of somebody who is no party") {
    const auto committee =
        approved(std::string(region) + assens + "563;Fanø Kommune;økonomiudvalg;26-10-2023;godkendt;1.0\n");
    CHECK(committee.message("approval-all-municipalities").ends_with("Fanø Kommune."));
    const auto strangers = approved(
        std::string(region) + assens + fanoe + "999;Hamborg;byråd;26-10-2023;godkendt;1.0\n" +
        ";PLO-Syddanmark;bestyrelse;26-10-2023;godkendt;1.0\n" + "42;Asens Kommune;byråd;26-10-2023;godkendt;1.0\n");
    CHECK(strangers.found("approval-") == Lines{"approval-not-party.none «Hamborg»",
                                                "approval-plo-not-required.approval «PLO-Syddanmark»",
                                                "approval-not-party.near «Asens Kommune»"});
    CHECK(strangers.severity("approval-not-party.none") == model::Severity::error);
}

TEST_CASE("dates of approvals that have not come, or do not exist") {
    const auto future = approved(std::string(region) + assens + "563;Fanø Kommune;byråd;10-01-2033;godkendt;1.0\n");
    CHECK(future.found("approval-decision-clear") == Lines{"approval-decision-clear.future «10-01-2033»"});
    // The table's schema says that the column holds dates: reading has reported the day that does not exist.
    const auto unreal = approved(std::string(region) + assens + "563;Fanø Kommune;byråd;30-02-2024;godkendt;1.0\n");
    CHECK(unreal.found("approval-decision-clear").empty());
}
