// SPDX-License-Identifier: MPL-2.0
#include "write/ooxml/table_slots.h"

#include "catch.h"
#include "sample/sample.h"

using namespace writing::ooxml;

namespace {

model::TableCell cell(int rows, int columns) {
    model::TableCell made = sample::cell({sample::paragraph("x")});
    made.row_span = rows;
    made.column_span = columns;
    return made;
}

model::Table table(std::size_t columns, std::vector<std::vector<model::TableCell>> rows) {
    model::Table made;
    made.columns.resize(columns);
    for (auto& cells : rows) {
        model::TableRow row;
        row.cells = std::move(cells);
        made.rows.push_back(std::move(row));
    }
    return made;
}

// "o2" begins here and spans two columns, "^1" goes on from above, ">" goes on below, "_1" is an empty one.
std::string picture(const model::Table& t) {
    std::string out;
    for (const auto& row : table_slots(t)) {
        for (const auto& slot : row) {
            out += slot.continues ? "^" : slot.cell ? "o" : "_";
            out += std::to_string(slot.column_span);
            if (slot.goes_on) out += ">";
            out += ' ';
        }
        out += '\n';
    }
    return out;
}

}  // namespace

TEST_CASE("cells that span rows leave room for their continuations") {
    const auto t = table(3, {{cell(2, 1), cell(1, 2)}, {cell(1, 1), cell(1, 1)}, {cell(1, 3)}});
    CHECK(picture(t) == "o1> o2 \n^1 o1 o1 \no3 \n");
}

TEST_CASE("a cell may span rows and columns at once") {
    const auto t = table(3, {{cell(1, 1), cell(3, 2)}, {cell(1, 1)}, {cell(1, 1)}});
    CHECK(picture(t) == "o1 o2> \no1 ^2> \no1 ^2 \n");
}

TEST_CASE("rows that say too little or too much still fill the columns once") {
    CHECK(picture(table(3, {{cell(1, 1)}})) == "o1 _2 \n");
    CHECK(picture(table(2, {{cell(1, 9)}})) == "o2 \n");
    CHECK(picture(table(2, {{cell(1, 1), cell(2, 1)}, {cell(1, 2)}})) == "o1 o1> \no1 ^1 \n");
}
