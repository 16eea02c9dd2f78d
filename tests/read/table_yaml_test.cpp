// SPDX-License-Identifier: MPL-2.0
#include "read/table_yaml.h"

#include <string>

#include "catch.h"
#include "reading.h"

using model::Amount;
using testing::Problems;
using testing::read_table;
using testing::Reading;

TEST_CASE("A YAML table with every kind of cell") {
    Reading reading;
    const auto table = read_table(reading, "maal.yaml",
                                  "title: Mål\n"
                                  "fields:\n"
                                  "  - {name: maal, title: Mål}\n"
                                  "  - {name: tal, title: Måltal, type: maaltal}\n"
                                  "  - {name: kilder, type: list}\n"
                                  "  - {name: andel, type: number, unit: \"%\"}\n"
                                  "rows:\n"
                                  "  - maal: [Første afsnit, Andet afsnit]\n"
                                  "    tal: {vaerdi: 8.6, enhed: \"%\", retning: højst, gruppe: 16–24 år}\n"
                                  "    kilder: [a, [a1, a2], b]\n"
                                  "    andel: 1250.5\n"
                                  "  - gruppe: Psykiatri\n"
                                  "  - [Kort, ~, \"\", ~]\n"
                                  "notes:\n"
                                  "  tal: Opgjort hvert år.\n");
    CHECK(reading.problems().empty());
    CHECK(table.title == "Mål");
    REQUIRE(table.rows.size() == 3);
    const auto& first = table.rows[0].cells;
    CHECK(first[0].blocks.size() == 2);
    CHECK(first[0].text == "Første afsnit; Andet afsnit");
    CHECK(first[1].text == "højst 8,6\u00A0% (16–24 år)");
    CHECK(std::get<Amount>(first[1].value).value == Approx(8.6));
    const auto& list = std::get<model::List>(first[2].blocks.at(0).kind);
    REQUIRE(list.items.size() == 2);
    CHECK(std::get<model::List>(list.items[0].children.at(1).kind).items.size() == 2);
    CHECK(first[3].text == "1.250,5");
    CHECK(std::get<Amount>(first[3].value).unit == "%");
    CHECK(table.rows[1].is_group);
    CHECK(table.rows[1].cells[0].text == "Psykiatri");
    CHECK(table.rows[2].cells[1].missing);
    CHECK_FALSE(table.rows[2].cells[2].missing);
    REQUIRE(table.footnotes.size() == 1);
    CHECK(table.footnotes[0].label == "tal");
}

TEST_CASE("Markdown in block scalars knows its bytes") {
    Reading reading;
    const auto table =
        read_table(reading, "t.yaml", "rows:\n  - a: |\n      Linje\n      - punkt\n    b: \"sagt \\\"ja\\\" her\"\n");
    CHECK(reading.problems().empty());
    CHECK(table.fields[0].name == "a");
    CHECK(table.fields[0].type == "markdown");
    CHECK(reading.text(table.rows[0].cells[0].blocks.at(0).span) == "Linje\n      - punkt\n");
    CHECK(reading.text(table.rows[0].cells[1].blocks.at(0).span) == "sagt \\\"ja\\\" her");
}

TEST_CASE("An inline schema wins over the neighbour file") {
    Reading reading;
    const auto table =
        read_table(reading, "t.yaml", "fields: [{name: a, type: integer}]\nrows: [{a: 3}]\n", "fields: [{name: b}]\n");
    CHECK(reading.problems().empty());
    REQUIRE(table.fields.size() == 1);
    CHECK(table.fields[0].type == "integer");
    Reading beside;
    CHECK(read_table(beside, "t.yaml", "rows: [{b: 3}]\n", "fields: [{name: b, type: year}]\n").fields[0].type ==
          "year");
    CHECK(beside.problems() == Problems{"table-value.no-year@1:12"});
}

TEST_CASE("Mistakes in YAML tables have their places") {
    Reading reading;
    read_table(reading, "t.yaml",
               "fields:\n"
               "  - {name: opgave}\n"
               "  - {name: antal, type: integer, constraints: {required: true}}\n"
               "  - {name: maal, type: maaltal}\n"
               "raekker: []\n"
               "rows:\n"
               "  - {opgav: x, antal: 1}\n"
               "  - [y, 2]\n"
               "  - løs tekst\n"
               "  - {opgave: [Opgøres hvert: år], antal: tre, maal: {vaerdi: otte, retning: op}}\n"
               "  - {opgave: {a: b}}\n");
    CHECK(reading.problems() == Problems{"table-column.unknown-near@7:6", "table-ragged.short@8:5",
                                         "table-row-shape@9:5", "table-value.colon@10:15",
                                         "table-value.no-integer@10:42", "data-key.choice@10:77",
                                         "table-value.no-target@10:62", "table-value.map@11:14", "data-key.unknown@5:1",
                                         "table-constraint.required@11:5"});
}

TEST_CASE("Schemas are checked") {
    Reading reading;
    read_table(
        reading, "t.csv", "a;b\n1;2\n",
        "fields:\n- {name: a, type: tal}\n- {name: b, type: choice}\n- {name: a}\n- {title: x}\nprimarykey: a\n");
    CHECK(reading.problems() == Problems{"data-key.choice@2:19", "table-schema.no-choices@3:3",
                                         "table-column.twice@4:3", "data-key.missing@5:3",
                                         "data-key.unknown-near@6:1"});
    Reading pattern;
    read_table(pattern, "t.csv", "a\n1\n", "fields: [{name: a, constraints: {pattern: '('}}]\n");
    CHECK(pattern.problems() == Problems{"table-schema.pattern@1:44"});
}
