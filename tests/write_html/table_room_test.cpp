// SPDX-License-Identifier: MPL-2.0
#include "write/html/table_room.h"

#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "sample/sample.h"

TEST_CASE("a table says how much room its words want") {
    using namespace model;
    const auto room = [](const std::vector<std::string>& cells) {
        Table table;
        table.columns.resize(cells.size());
        TableRow row;
        for (const auto& text : cells) {
            TableCell cell;
            cell.children.push_back(sample::paragraph(text));
            row.cells.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(row));
        return writing::html::table_room(table, {});
    };
    CHECK(room({"nr"}) == room({"nr nr nr nr nr"}));  // lines end at blanks
    CHECK(room({"Sundhedsstyrelsen"}) > room({"Sundheds- styrelsen"}));
    CHECK(room({"1. september"}) < room({"21.\u00A0september\u00A02027"}));
    CHECK(room({"nr", "nr"}) > room({"nr"}));
    CHECK(writing::html::room_class(32) == "room-32");
    // Each column has at least what its letters need: seventeen of them and the cell's sides.
    CHECK(room({"Sundhedsstyrelsen"}) >= 9);
    CHECK(room({"Sundhedsstyrelsen"}) <= 14);
}
