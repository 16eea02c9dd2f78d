// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "merge/parties.h"
#include "merge/world.h"
#include "support/danish_order.h"

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

TEST_CASE("a kind's key may hold a list of maps: its members are counted, chosen and named") {
    World world;
    model::Kind kind;
    kind.id = "kommissorium";
    kind.title = "Kommissorium";
    model::KindField members;
    members.name = "medlemskreds";
    members.type = "list";
    kind.fields.push_back(members);
    world.inputs.kind = &kind;
    const std::string front =
        "---\ndokumenttype: kommissorium\nmedlemskreds:\n  - {organisation: Region Syddanmark, rolle: formand}\n"
        "  - {organisation: Assens Kommune, rolle: medlem}\n---\n\n";
    world.file("a.md", front +
                           "{{medlemskreds | antal}}; {{medlemskreds}}; {{medlemskreds | rolle medlem}}; "
                           "{{medlemskreds[2].rolle}}.\n");
    const auto assembly = world.merge("a.md");
    CHECK(world.problems().empty());
    CHECK(model::plain_text(model::Blocks{assembly.blocks.back()}) ==
          "2; Region Syddanmark og Assens Kommune; Assens Kommune; medlem.");
    REQUIRE(assembly.metadata.other.size() == 1);
    CHECK(assembly.metadata.other[0].second == "Region Syddanmark, formand; Assens Kommune, medlem");

    world.file("b.md", front +
                           "{{medlemskreds.rolle}} {{medlemskreds[3].rolle}} {{medlemskreds[to]}} "
                           "{{medlemskreds[1]}} {{dokumenttype[1]}}\n");
    world.merge("b.md");
    CHECK(world.problems() == std::vector<std::string>{"value-list.form «{{medlemskreds.rolle}}»",
                                                       "value-list.range «{{medlemskreds[3].rolle}}»",
                                                       "value-list.form «{{medlemskreds[to]}}»",
                                                       "value-unknown.part «{{medlemskreds[1]}}»",
                                                       "value-list.none «{{dokumenttype[1]}}»"});
    CHECK(world.problem("value-list.form").args[1].second == "medlemskreds[1].organisation");
}

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
    CHECK(support::compare_danish("Æ", "Ø") < 0);
    CHECK(support::compare_danish("Ø", "Å") < 0);
    CHECK(support::compare_danish("2.10", "2.9") > 0);
    CHECK(support::compare_danish("a", "a") == 0);
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

TEST_CASE("metadata hold values, no comments, no marks and no soft hyphens") {
    World world;
    world.file("a.md",
               "---\ntitle: \"Tv\u00E6r\u00ADsektorielt {++nyt++}{--gammelt--} {{version}}\"\nversion: \"2\"\n"
               "subtitle: \"Udgave {{version}} {>>hemmelig<<}{forfatter=\\\"KH\\\"}\"\n"
               "abstract: \"Resum\u00E9 {~~et~>to~~} <!-- intern --> slut {== vigtigt ==}\"\nsubject: \"x <!-- aldrig lukket\"\n"
               "---\n\n{{subtitle}}\n");
    const auto assembly = world.merge("a.md");
    CHECK(world.problems().empty());
    CHECK(assembly.metadata.title == "Tv\u00E6rsektorielt nyt 2");
    CHECK(assembly.metadata.subtitle == "Udgave 2");
    CHECK(assembly.metadata.summary == "Resum\u00E9 to slut vigtigt");
    CHECK(assembly.metadata.subject == "x");
    CHECK(model::plain_text(model::Blocks{assembly.blocks.back()}) == "Udgave 2");
}

TEST_CASE("a value of the front matter that leads nowhere or back to itself is an error") {
    World world;
    world.file("a.md", "---\ntitle: \"A {{title}}\"\nabstract: \"{{verson}}\"\n---\n");
    world.merge("a.md");
    CHECK(world.problems() == std::vector<std::string>{"front-matter-value.circle «{{title}}»",
                                                       "value-unknown.near «verson»"});
}

TEST_CASE("an escaped value in the front matter is its characters") {
    World world;
    world.file("a.md", "---\ntitle: '\\{{version}} og {{version}}, \\{{{x'\nversion: \"2\"\n---\n\n{{title}}\n");
    const auto assembly = world.merge("a.md");
    CHECK(world.problems().empty());
    CHECK(assembly.metadata.title == "{{version}} og 2, {{{x");
    CHECK(model::plain_text(model::Blocks{assembly.blocks.back()}) == "{{version}} og 2, {{{x");
}

TEST_CASE("a title made from a heading has no soft hyphens") {
    World world;
    world.file("a.md", "# Tv\u00E6r\u00ADfaglig\n");
    CHECK(world.merge("a.md").metadata.title == "Tv\u00E6rfaglig");
}

TEST_CASE("lang is Danish or English however its tag is written, else an error at it") {
    for (const char* tag : {"da", "da-DK", "DA", "da_DK"}) {
        World world;
        world.file("a.md", std::string("---\nlang: ") + tag + "\n---\n");
        CHECK(world.merge("a.md").metadata.language == "da");
        CHECK(merge::document_language(world.document("a.md")) == "da");
        CHECK(world.problems().empty());
    }
    for (const char* tag : {"dansk", "english", "x y", "de", "da-", "../da"}) {
        World world;
        world.file("a.md", std::string("---\nlang: ") + tag + "\n---\n");
        CHECK(world.merge("a.md").metadata.language == "da");
        CHECK(world.text(world.problem("lang-unknown").where) == tag);
        CHECK(world.diagnostics.stops_build());
    }
}
