// SPDX-License-Identifier: MPL-2.0
#include "support/part_name.h"

#include "catch.h"

TEST_CASE("a relationship's target names a part") {
    CHECK(support::part_name("word/", "styles.xml") == "word/styles.xml");
    CHECK(support::part_name("/word/", "../customXml/item1.xml") == "customXml/item1.xml");
    CHECK(support::part_name("xl/worksheets/", "../tables/table1.xml") == "xl/tables/table1.xml");
    CHECK(support::part_name("xl/", "/xl/sharedStrings.xml") == "xl/sharedStrings.xml");
    CHECK(support::part_name("", "./a//b") == "a/b");
    CHECK(support::part_name("word/", "../../../x") == "x");
}
