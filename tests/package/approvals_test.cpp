// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "package/submit.h"
#include "package/world.h"

using namespace package;
using Reason = MissingApproval::Reason;

namespace {

const std::vector<std::string> columns = {"kode", "part", "dato", "beslutning", "version"};

/// Why Ærø is missing when these are its rows; the others have approved.
std::vector<Reason> reasons(std::vector<std::vector<std::string>> rows) {
    rows.insert(rows.begin(), columns);
    for (const auto& party : packaged::parties())
        if (party.code != "492") rows.push_back({party.code, party.name, "2023-11-01", "godkendt", "1.0"});
    std::vector<Reason> found;
    for (const auto& one : missing_approvals(packaged::metadata("A", "sundhedsaftale"), packaged::table(rows), model::Date{2024, 1, 2})) {
        CHECK(one.party == "Ærø Kommune");
        found.push_back(one.reason);
    }
    return found;
}

}  // namespace

TEST_CASE("a full approval counts") {
    CHECK(reasons({{"492", "Ærø Kommune", "22-11-2023", "godkendt", "1.0"}}).empty());
    CHECK(reasons({{"", "Ærø Kommune", "22-11-2023", "godkendt", "1.0"}}).empty());  // found by its name
    CHECK(reasons({{"492", "Ærø", "22-11-2023", "godkendt", "1.0"}}).empty());       // found by its code
}

TEST_CASE("everything less does not") {
    CHECK(reasons({}) == std::vector{Reason::no_row});
    CHECK(reasons({{"999", "Ærø Kommune", "22-11-2023", "godkendt", "1.0"}}) == std::vector{Reason::no_row});
    CHECK(reasons({{"492", "Ærø Kommune", "22-11-2023", "", "1.0"}}) == std::vector{Reason::not_approved});
    CHECK(reasons({{"492", "Ærø Kommune", "22-11-2023", "ikke godkendt", "1.0"}}) == std::vector{Reason::not_approved});
    CHECK(reasons({{"492", "Ærø Kommune", "22-11-2023", "godkendt med forbehold", "1.0"}}) ==
          std::vector{Reason::not_approved});
    CHECK(reasons({{"492", "Ærø Kommune", "", "godkendt", "1.0"}}) == std::vector{Reason::no_date});
    CHECK(reasons({{"492", "Ærø Kommune", "til november", "godkendt", "1.0"}}) == std::vector{Reason::no_date});
    CHECK(reasons({{"492", "Ærø Kommune", "01-12-2099", "godkendt", "1.0"}}) == std::vector{Reason::in_future});
    CHECK(reasons({{"492", "Ærø Kommune", "01-01-1999", "godkendt", "1.0"}}) == std::vector{Reason::before_period});
    CHECK(reasons({{"492", "Ærø Kommune", "22-11-2023", "godkendt", ""}}) == std::vector{Reason::no_version});
    CHECK(reasons({{"492", "Ærø Kommune", "22-11-2023", "godkendt", "0.9"}}) == std::vector{Reason::other_version});
}

TEST_CASE("the last decision of a party counts") {
    const std::vector<std::string> put_off = {"492", "Ærø Kommune", "01-11-2023", "udsat", "1.0"};
    const std::vector<std::string> taken = {"492", "Ærø Kommune", "22-11-2023", "godkendt", "1.0"};
    CHECK(reasons({put_off, taken}).empty());
    CHECK(reasons({taken, put_off}) == std::vector{Reason::not_approved});
}

TEST_CASE("a table without its columns approves nothing") {
    const auto missing =
        missing_approvals(packaged::metadata("A", "sundhedsaftale"), packaged::table({{"x"}, {"492"}, {"493"}}),
                          model::Date{2024, 1, 2});
    CHECK(missing.size() == packaged::parties().size());
}

TEST_CASE("the overview has a row for every party, and says who is missing") {
    const auto agreement = packaged::metadata("A", "sundhedsaftale");
    const auto table = packaged::table({columns,
                                        {"1081", "Region Nord", "01-11-2023", "udsat", "1.0"},
                                        {"1081", "Region Nord", "02-11-2023", "godkendt", "1.0"},
                                        {"493", "Søby Kommune", "05-11-2023", "godkendt", "1.0"}});
    const auto overview = approvals_overview(agreement, table, packaged::words());
    REQUIRE(overview.rows.size() == 4);
    const auto text = [&](std::size_t row, const char* column) {
        return overview.rows[row].cells[*overview.field_index(column)].text;
    };
    CHECK(text(0, "beslutning") == "godkendt");
    CHECK(text(0, "dato") == "02-11-2023");
    CHECK(text(1, "part") == "Ærø Kommune");
    CHECK(text(1, "beslutning") == "mangler");
    const auto facts = package_facts(agreement, &table, true, model::Date{2024, 1, 2}, packaged::words());
    REQUIRE(facts.rows.size() == 1);
    const auto fact = [&](const char* column) { return facts.rows[0].cells[*facts.field_index(column)].text; };
    CHECK(fact("parter") == "4");
    CHECK(fact("godkendte") == "2");
    CHECK(fact("mangler") == "2");
    CHECK(fact("seneste") == "5.\u00A0november 2023");
    CHECK(fact("kommuner") == "3");
    CHECK(fact("ikrafttraedelse") == "1.\u00A0januar 2024");
    CHECK(fact("kladde") == "ja");
}
