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
    for (const auto& one : missing_approvals(packaged::metadata("A", "sundhedsaftale"), packaged::table(rows))) {
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
        missing_approvals(packaged::metadata("A", "sundhedsaftale"), packaged::table({{"x"}, {"492"}, {"493"}}));
    CHECK(missing.size() == packaged::parties().size());
}
