// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <set>
#include <sstream>

#include "catch.h"
#include "checked.h"

namespace {

/// The party table of the repository's sample, without the lines that hold `left_out`.
std::string table_without(const std::string& left_out) {
    std::istringstream lines(repository_file("content/tabeller/parter.csv"));
    std::string kept;
    for (std::string line; std::getline(lines, line);)
        if (left_out.empty() || line.find(left_out) == std::string::npos) kept += line + "\n";
    return kept + "PLO-Syddanmark;inddraget;;;\n";
}

Checked agreement(const std::string& parties, const std::string& left_out = "") {
    auto checked = Checked::guided("sundhedsaftale");
    checked.world.file("p.csv", table_without(left_out));
    checked.parties = "p.csv";
    checked.run("---\ntitle: T\ndokumenttype: sundhedsaftale\nstatus: til-godkendelse\nparter: " + parties +
                "\n---\n\nTekst.\n");
    return checked;
}

/// All names of the sample's party table but these, and then `more`.
std::string all_but(const std::vector<std::string>& left_out, const std::string& more = "") {
    std::istringstream lines(repository_file("content/tabeller/parter.csv"));
    std::string names;
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        const std::string name = line.substr(0, line.find(';'));
        if (std::find(left_out.begin(), left_out.end(), name) == left_out.end()) names += name + ", ";
    }
    return "[" + names + (more.empty() ? "\"410\"" : more) + "]";
}

}  // namespace

TEST_CASE("all parties, each once") {
    CHECK(agreement("alle").found("meta-parties").empty());
    const auto one = agreement(all_but({"Fanø Kommune", "Middelfart Kommune"}));
    CHECK(one.message("meta-parties-complete.one") == "Fanø Kommune (563) mangler blandt parterne.");
    CHECK(one.severity("meta-parties-complete.one") == model::Severity::error);
    const auto several = agreement(all_but({"Region Syddanmark", "Fanø Kommune"}));
    CHECK(several.message("meta-parties-complete.several") ==
          "2 parter mangler: Region Syddanmark (1083), Fanø Kommune (563).");
    CHECK(several.found("meta-parties-complete.twice") ==
          std::vector<std::string>{"meta-parties-complete.twice «410»"});
}

TEST_CASE("a party that the project's own table lacks is missing too") {
    const auto region = agreement("alle", "Region Syddanmark");
    CHECK(region.message("meta-parties-complete.table-one") == "Region Syddanmark (1083) mangler blandt parterne.");
    CHECK(region.severity("meta-parties-complete.table-one") == model::Severity::error);
    const auto municipality = agreement("alle", "Assens");
    CHECK(municipality.message("meta-parties-complete.table-one") == "Assens Kommune (420) mangler blandt parterne.");
}

TEST_CASE("every rule set's regions hold the country's 98 municipalities") {
    const auto checked = Checked::guided("sundhedsaftale");
    std::set<std::string> codes;
    for (const auto& region : checked.rule_set->regions)
        for (const auto& one : region.municipalities) codes.insert(one.code);
    CHECK(checked.rule_set->regions.size() == 5);
    CHECK(codes.size() == 98);
}

TEST_CASE("a municipality of another region, and a misspelt one") {
    const auto other = agreement(all_but({"Middelfart Kommune"}, "Middelfart, {navn: Horsens Kommune, kode: \"615\"}"));
    CHECK(other.message("meta-parties-complete.foreign") ==
          "Horsens Kommune hører til Region Midtjylland, men aftalen er indgået i Region Syddanmark.");
    const auto misspelt = agreement(all_but({"Ærø Kommune"}, "Ærø Komune"));
    CHECK(misspelt.found("meta-parties").empty());
    CHECK(misspelt.found("parties-others").empty());
}

TEST_CASE("who cannot be a party") {
    const auto checked = agreement(all_but({}, "PLO-Syddanmark, Privathospitalet"));
    CHECK(checked.found("approval-plo") == std::vector<std::string>{"approval-plo-not-required «PLO-Syddanmark»"});
    CHECK(checked.found("parties-others") == std::vector<std::string>{"parties-others-not-party «Privathospitalet»"});
    CHECK(checked.found("meta-parties").empty());
}
