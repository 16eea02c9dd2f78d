// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "merge/parties.h"
#include "merge/world.h"

namespace {

constexpr const char* parties =
    "navn;type;kode\nFredericia Kommune;kommune;607\nAabenraa Kommune;kommune;580\n"
    "Faaborg-Midtfyn Kommune;kommune;430\nRegion Syddanmark;region;1083\nÆrø Kommune;kommune;492\n"
    "PLO-Syddanmark;inddraget;\n";

std::vector<std::string> names(const model::Metadata& metadata) {
    std::vector<std::string> out;
    for (const auto& party : metadata.parties) out.push_back(party.name);
    return out;
}

}  // namespace

TEST_CASE("alle parter: the region first, then in Danish order, nobody who is no party") {
    World world;
    world.file("p.csv", parties).parties("p.csv");
    world.file("a.md", "---\nparter: alle\n---\n");
    const auto assembly = world.merge("a.md");
    CHECK(names(assembly.metadata) == std::vector<std::string>{"Region Syddanmark", "Fredericia Kommune",
                                                               "Faaborg-Midtfyn Kommune", "Ærø Kommune",
                                                               "Aabenraa Kommune"});
    CHECK(assembly.metadata.parties[1].code == "607");
}

TEST_CASE("Danish order counts numbers by value") {
    CHECK(merge::compare_danish("Æ", "Ø") < 0);
    CHECK(merge::compare_danish("Ø", "Å") < 0);
    CHECK(merge::compare_danish("2.10", "2.9") > 0);
    CHECK(merge::compare_danish("a", "a") == 0);
}

TEST_CASE("parties by name, code or description; an unknown one is named with the nearest") {
    World world;
    world.file("p.csv", parties).parties("p.csv");
    world.file(
        "a.md",
        "---\nparter:\n  - \"580\"\n  - Ærø Komune\n  - {navn: Region Midt, type: region, kode: \"1082\"}\n---\n");
    const auto assembly = world.merge("a.md");
    CHECK(names(assembly.metadata) == std::vector<std::string>{"Region Midt", "Aabenraa Kommune", "Ærø Komune"});
    const auto& problem = world.problem("party-unknown.near");
    CHECK(world.text(problem.where) == "Ærø Komune");
    CHECK(problem.args[1].second == "Ærø Kommune");
    CHECK(problem.severity == model::Severity::warning);
}

TEST_CASE("parter: alle needs a table") {
    World world;
    world.file("a.md", "---\nparter: alle\n---\n");
    world.merge("a.md");
    CHECK(world.text(world.problem("parties-table.none").where) == "alle");
}

TEST_CASE("generic keys, periods and dates in their forms") {
    World world;
    world.file("a.md",
               "---\ntitle: T\nlang: da\nauthor: {name: A}\nkeywords: a, b\nabstract: Kort\ndate: "
               "\"2019\"\nvalgperiode: 2022-2025\n"
               "aftaleperiode: 2024-01-01/2027-06-30\nikrafttraedelse: 1. januar 2024\nerstatter: X\naendring: "
               "redaktionel\n---\n");
    const auto m = world.merge("a.md").metadata;
    CHECK(world.problems().empty());
    CHECK(m.keywords == std::vector<std::string>{"a", "b"});
    CHECK(m.summary == "Kort");
    CHECK_FALSE(m.date);
    CHECK(m.date_text == "2019");
    REQUIRE(m.election_period);
    CHECK(m.election_period->to == 2025);
    REQUIRE(m.agreement_period);
    CHECK(model::to_iso_interval(*m.agreement_period) == "2024-01-01/2027-06-30");
    CHECK(m.effective_date == model::Date{2024, 1, 1});
}

TEST_CASE("an unknown key is a warning at the key, with the nearest one") {
    World world;
    world.file("a.md", "---\ntitle: T\nverison: \"1\"\nxyzzy: 1\n---\n");
    const auto assembly = world.merge("a.md");
    CHECK(world.text(world.problem("front-matter-key.near").where) == "verison");
    CHECK(world.sources[1].position(world.problem("front-matter-key.near").where.begin) == model::Position{3, 1});
    CHECK(world.text(world.problem("front-matter-key.none").where) == "xyzzy");
    CHECK_FALSE(world.diagnostics.stops_build());
    REQUIRE(assembly.metadata.other.size() == 2);
    CHECK(assembly.metadata.other[0].first == "verison");
}

TEST_CASE("a kind's own keys are known and kept, parts of maps too") {
    World world;
    world.kind("kommissorium");
    world.file("a.md",
               "---\ntitle: T\ndokumenttype: kommissorium\ngruppe: Datagruppen\nvarighed: {fra: 2024-01-01, til: "
               "2024-12-31}\n---\n");
    const auto m = world.merge("a.md").metadata;
    CHECK(world.problems().empty());
    CHECK(m.kind_title == "Kommissorium");
    CHECK(m.other == std::vector<std::pair<std::string, std::string>>{
                         {"gruppe", "Datagruppen"}, {"varighed.fra", "2024-01-01"}, {"varighed.til", "2024-12-31"}});
}

TEST_CASE("statuses, kinds and switches that do not exist") {
    World world;
    world.inputs.look_up.kind_ids = {"kommissorium", "sundhedsaftale"};
    world.file("a.md", "---\ntitle: T\nstatus: udkst\ndokumenttype: komissorium\ntoc: måske\naendring: stor\n---\n");
    const auto m = world.merge("a.md").metadata;
    CHECK(m.status.empty());
    CHECK(world.text(world.problem("status-unknown.near").where) == "udkst");
    CHECK(world.text(world.problem("kind-unknown.near").where) == "komissorium");
    CHECK(world.text(world.problem("front-matter-value.truth").where) == "måske");
    CHECK(world.text(world.problem("change-unknown.none").where) == "stor");
    CHECK(world.diagnostics.stops_build());
}
