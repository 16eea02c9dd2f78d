// SPDX-License-Identifier: MPL-2.0
#include "model/rule_set.h"

#include "catch.h"

using model::Severity;
using model::severity_at;

TEST_CASE("a rule grows more severe as the document goes on") {
    const model::RuleLevel level{"draft-comments", "", "udkast", "i-hoering", "til-godkendelse", {}};
    CHECK(severity_at(level, "") == Severity::todo);
    CHECK(severity_at(level, "udkast") == Severity::todo);
    CHECK(severity_at(level, "i-hoering") == Severity::warning);
    CHECK(severity_at(level, "til-godkendelse") == Severity::error);
    CHECK(severity_at(level, "gaeldende") == Severity::error);
}

TEST_CASE("before its first status a rule does not count") {
    const model::RuleLevel level{"approval-region", "", "til-godkendelse", "", "godkendt-af-parterne", {}};
    CHECK_FALSE(severity_at(level, "udkast"));
    CHECK(severity_at(level, "til-godkendelse") == Severity::todo);
    CHECK(severity_at(level, "indsendt") == Severity::error);
    CHECK_FALSE(severity_at({"never", "", "", "", "", {}}, "gaeldende"));
}

TEST_CASE("statuses have an order, and unknown ones none") {
    CHECK(model::status_rank("udkast") == 0);
    CHECK(model::status_rank("gaeldende") > model::status_rank("indsendt"));
    CHECK(model::status_rank("kladde") == -1);
}
