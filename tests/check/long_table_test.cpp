// SPDX-License-Identifier: MPL-2.0
#include <cstddef>
#include <string>
#include <vector>

#include "catch.h"
#include "checked.h"
#include "read/table_rows.h"

namespace {

const char* const document = "---\ntitle: Plan 2024-2027\n---\n\n::: {.table src=\"t.csv\"}\nTitel\n:::\n";

std::string table_of(std::size_t rows) {
    std::string bytes = "nr;navn;note\n";
    for (std::size_t i = 0; i < rows; ++i) bytes += std::to_string(i + 1) + ";Region;Ingen\n";
    return bytes + "xx;TBD;i perioden 2024-27\n1;\"en *fed* [navn]\";og og også\n2;N.N.;???\n";
}

/// What is found in a table of so many rows, when nothing but a workbook is made.
std::vector<std::string> found_in(std::size_t rows, const std::string& text = document) {
    Checked checked;
    checked.world.inputs.workbook_alone = true;
    checked.world.file("t.csv", table_of(rows));
    return checked.run(text).found();
}

}  // namespace

TEST_CASE("what is found in cells does not depend on how many rows a table has") {
    const auto few = found_in(3);
    CHECK(few.size() == 7);
    CHECK(found_in(reading::most_held_rows) == few);
}

TEST_CASE("what is allowed in a table is allowed in its streamed rows") {
    const std::string allowed =
        "---\ntitle: T\n---\n\n<!-- aftale: tillad draft-placeholder: et eksempel -->\n\n::: {.table "
        "src=\"t.csv\"}\nTitel\n:::\n";
    const auto few = found_in(3, allowed);
    CHECK(few.size() < 7);
    CHECK(found_in(reading::most_held_rows, allowed) == few);
}
