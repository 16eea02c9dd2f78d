// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "checked.h"

namespace {
using Lines = std::vector<std::string>;
}

TEST_CASE("tables have heads, rows, and in agreements a caption") {
    Checked checked;
    checked.run("| A |  |\n|---|---|\n| 1 | 2 |\n\n|  | B |\n|---|---|\n");
    CHECK(checked.found("table-structure.empty-head").size() == 1);
    CHECK(checked.world.problem("table-structure.empty-head").args[0].second == "2");
    CHECK(checked.found("table-structure.no-rows").size() == 1);
    CHECK(checked.found("table-structure.caption").empty());

    auto guided = Checked::guided("kommissorium");
    guided.run(
        "---\ntitle: T\ndokumenttype: kommissorium\nstatus: udkast\n---\n\n| A |\n|---|\n| 1 |\n\n| B |\n|---|\n| 1 "
        "|\n\n: Med\n");
    CHECK(guided.found("table-structure.caption").size() == 1);
    CHECK(guided.severity("table-structure.caption") == model::Severity::warning);
}

TEST_CASE("a table without a head") {
    Checked checked;
    checked.run("::: {.list-table header-rows=0}\n- - A\n  - B\n- - 1\n  - 2\n:::\n");
    CHECK(checked.found("table-structure.header").size() == 1);
}
