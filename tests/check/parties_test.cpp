// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "checked.h"

namespace {

Checked agreement(const std::string& parties) {
    auto checked = Checked::guided("sundhedsaftale");
    checked.world.file("p.csv",
                       "navn;type;kode\nRegion Syddanmark;region;1083\nAssens Kommune;kommune;420\nFanø "
                       "Kommune;kommune;563\nÆrø Kommune;kommune;492\nPLO-Syddanmark;inddraget;\n");
    checked.parties = "p.csv";
    checked.run("---\ntitle: T\ndokumenttype: sundhedsaftale\nstatus: til-godkendelse\nparter: " + parties +
                "\n---\n\nTekst.\n");
    return checked;
}

}  // namespace

TEST_CASE("all parties, each once") {
    CHECK(agreement("alle").found("meta-parties").empty());
    const auto one = agreement("[Region Syddanmark, Assens Kommune, Ærø Kommune]");
    CHECK(one.message("meta-parties-complete.one") == "Fanø Kommune (563) mangler blandt parterne.");
    CHECK(one.severity("meta-parties-complete.one") == model::Severity::error);
    const auto several = agreement("[Assens Kommune, \"420\"]");
    CHECK(several.message("meta-parties-complete.several") ==
          "3 parter mangler: Region Syddanmark (1083), Fanø Kommune (563), Ærø Kommune (492).");
    CHECK(several.found("meta-parties-complete.twice") ==
          std::vector<std::string>{"meta-parties-complete.twice «420»"});
}

TEST_CASE("who cannot be a party") {
    const auto checked =
        agreement("[Region Syddanmark, Assens Kommune, Fanø Kommune, Ærø Kommune, PLO-Syddanmark, Privathospitalet]");
    CHECK(checked.found("approval-plo") == std::vector<std::string>{"approval-plo-not-required «PLO-Syddanmark»"});
    CHECK(checked.found("parties-others") == std::vector<std::string>{"parties-others-not-party «Privathospitalet»"});
    CHECK(checked.found("meta-parties").empty());
}
