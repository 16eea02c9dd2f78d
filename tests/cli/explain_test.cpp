// SPDX-License-Identifier: MPL-2.0
#include "cli/explain.h"

#include "catch.h"

TEST_CASE("explain tells meaning, source and from when a rule counts") {
    const model::Messages words("en", {{"meta-version.explain", "The version is missing."},
                                       {"meta-version.source", "VEJ 9008, 5.1"},
                                       {"meta-version.fix", "Write version: \"1.0\"."},
                                       {"explain.fix", "How to fix it"},
                                       {"explain.what", "What it means"},
                                       {"explain.where", "Where it is stated"},
                                       {"explain.levels", "When it counts"},
                                       {"explain.error", "error from"},
                                       {"status.til-godkendelse", "For approval"}});
    model::RuleSet rules;
    rules.title = "VEJ 9008";
    model::RuleLevel level;
    level.rule = "meta-version";
    level.error_from = "til-godkendelse";
    rules.rules = {level};
    const auto text = cli::explain("meta-version", words, {rules});
    REQUIRE(text);
    CHECK(text->find("The version is missing.") != std::string::npos);
    CHECK(text->find("VEJ 9008, 5.1") != std::string::npos);
    CHECK(text->find("How to fix it\n  Write version: \"1.0\".\n") != std::string::npos);
    CHECK(text->find("VEJ 9008: error from For approval") != std::string::npos);
    CHECK_FALSE(cli::explain("meta-versoin", words, {rules}));
}
