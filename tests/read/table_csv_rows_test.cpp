// SPDX-License-Identifier: MPL-2.0
#include "read/table_csv_rows.h"

#include <cstddef>
#include <string>
#include <vector>

#include "catch.h"
#include "read/table_rows.h"
#include "reading.h"

using testing::Problems;
using testing::read_table;
using testing::Reading;

namespace {

std::string row_text(std::size_t row) {
    return std::to_string(row + 1) + ";Møde " + std::to_string(row % 7) + ";\"i \"\"alt\"\" " + std::to_string(row) +
           "\";" + std::to_string(row % 28 + 1) + "-7-2024;" + std::to_string(row * 3) + ",5\n";
}

std::string file_of(std::size_t rows, const std::string& more = {}) {
    std::string bytes = "nr;navn;note;dato;tal\n";
    for (std::size_t i = 0; i < rows; ++i) bytes += row_text(i);
    return bytes + more;
}

/// Everything of a cell that others use.
std::string shown(const model::DataCell& cell) {
    std::string text = cell.text + "|" + std::to_string(cell.value.index()) + (cell.missing ? "|missing" : "");
    if (const auto* amount = std::get_if<model::Amount>(&cell.value))
        text += "|" + std::to_string(amount->value) + amount->unit;
    if (const auto* date = std::get_if<model::DateValue>(&cell.value)) text += "|" + std::to_string(date->day);
    for (const auto& block : cell.blocks) {
        const auto& words = std::get<model::Paragraph>(block.kind).children.at(0);
        text += "|" + std::get<model::Text>(words.kind).text + "@" + std::to_string(words.span.begin) + "-" +
                std::to_string(words.span.end);
    }
    return text + "@" + std::to_string(cell.span.begin);
}

const char* const described =
    "fields:\n- {name: nr, type: integer}\n- {name: navn}\n- {name: note}\n- {name: dato, type: date}\n"
    "- {name: tal, type: number, constraints: {maximum: 299996}}\n";

}  // namespace

TEST_CASE("The rows of a long file are made one at a time, the same as those of a short one") {
    for (const char* schema : {"", described}) {
        Reading shorter, longer;
        const auto few = read_table(shorter, "t.csv", file_of(500), schema);
        const auto many = read_table(longer, "t.csv", file_of(reading::most_held_rows), schema);
        CHECK_FALSE(few.rows.is_streamed());
        REQUIRE(many.rows.is_streamed());
        REQUIRE(many.rows.size() == reading::most_held_rows);
        for (std::size_t i = 0; i < few.fields.size(); ++i) CHECK(many.fields[i].type == few.fields[i].type);
        std::size_t at = 0;
        many.rows.for_each([&](const model::DataRow& row) {
            if (at < 500) {
                CHECK(row.span == few.rows[at].span);
                for (std::size_t i = 0; i < row.cells.size(); ++i)
                    CHECK(shown(row.cells[i]) == shown(few.rows[at].cells[i]));
            }
            ++at;
        });
        CHECK(at == reading::most_held_rows);
        CHECK(many.rows[99].cells[0].text == "100");  // whoever asks for one gets all
    }
}

TEST_CASE("What is wrong in a long file is said once, however often its rows are made") {
    Reading reading;
    const std::size_t rows = reading::most_held_rows;
    const auto table = read_table(reading, "t.csv", file_of(rows, "x;a;b;1-7-2024;1\n1;a\n"), described);
    const auto line = [](std::size_t number) { return std::to_string(number); };
    CHECK(reading.problems() == Problems{"table-value.no-integer@" + line(rows + 2) + ":1",
                                         "table-ragged.short@" + line(rows + 3) + ":1",
                                         "table-constraint.maximum@" + line(rows + 1) + ":43"});
    table.rows.for_each([](const model::DataRow&) {});
    CHECK(table.rows.held().size() == rows + 2);
    CHECK(reading.problems().size() == 3);
}

TEST_CASE("What stands twice in a column is found in a long file as in a short one") {
    const std::string schema =
        "fields:\n- {name: nr, type: integer, constraints: {unique: true}}\n- {name: navn}\n"
        "- {name: note, constraints: {unique: true}}\n- {name: dato, type: date}\n- {name: tal, type: number}\n";
    const std::string twice = "17;a;\"i \"\"alt\"\" 30\";1-7-2024;1\n17;a;;1-7-2024;1\n-1;a;;1-7-2024;1\n";
    for (const std::size_t rows : {std::size_t{100}, reading::most_held_rows}) {
        Reading reading;
        read_table(reading, "t.csv", file_of(rows, twice), schema);
        reading.diagnostics.sort_and_deduplicate();
        const auto line = [rows](std::size_t after) { return "table-constraint.unique@" + std::to_string(rows + after); };
        CHECK(reading.problems() == Problems{line(2) + ":1", line(2) + ":6", line(3) + ":1"});
    }
}

TEST_CASE("Fields of every length end where they should") {
    for (const char* end : {"\n", "\r\n", "\r"})
        for (const bool windows : {false, true}) {
            std::string bytes = std::string("a;b") + end;
            std::vector<std::string> texts;
            for (std::size_t length = 1; length < 40; ++length) {
                const std::string filler(length - 1, 'q');
                bytes += filler + (windows ? "\xF8" : "\xC3\xB8") + ";\"" + filler + "\"\"\"" + end;
                texts.push_back(filler + "\xC3\xB8");
                texts.push_back(filler + "\"");
            }
            Reading reading;
            const auto table = read_table(reading, "t.csv", bytes);
            std::vector<std::string> found;
            for (const auto& row : table.rows)
                for (const auto& cell : row.cells) found.push_back(cell.text);
            CHECK(found == texts);
        }
}

TEST_CASE("One value that makes text of a column of numbers is named in a long file too") {
    std::string bytes = "nr;dato\n";
    for (std::size_t i = 0; i < reading::most_held_rows; ++i)
        bytes += (i == 70'000 ? "ukendt;" : "5;") + std::string(i == 80'000 ? "senere\n" : "1-7-2024\n");
    Reading longer;
    const auto table = read_table(longer, "t.csv", bytes, "");
    REQUIRE(table.rows.is_streamed());
    CHECK(longer.problems() == Problems{"table-value.odd-number@70002:1", "table-value.odd-date@80002:3"});
}
