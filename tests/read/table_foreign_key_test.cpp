// SPDX-License-Identifier: MPL-2.0
#include <string>

#include "catch.h"
#include "reading.h"

using testing::Problems;
using testing::Reading;

namespace {

Problems compared(const std::string& schema, const std::string& rows = "maal;kommune\nA;Fanø\nB;Læsø\nC;\n") {
    Reading reading;
    const auto other = testing::read_table(reading, "kommuner.csv", "navn\nFanø\nÆrø\n");
    const auto table = testing::read_table(reading, "t.csv", rows, "fields: [{name: maal, type: string}, {name: kommune, type: string}]\n" + schema);
    reading::check_foreign_keys(
        table, [&](const model::ForeignKey& key) { return key.resource == "kommuner" ? &other : nullptr; }, reading.diagnostics);
    return reading.problems();
}

}  // namespace

TEST_CASE("A foreign key's values stand in the other table; a missing one is not compared") {
    CHECK(compared("foreignKeys: [{fields: kommune, reference: {resource: kommuner, fields: navn}}]\n") ==
          Problems{"table-constraint.foreign-key-near@3:3"});
    CHECK(compared("foreignKeys: [{fields: [kommune], reference: {resource: \"\", fields: [maal]}}]\n", "maal;kommune\nA;B\nB;A\n").empty());
}

TEST_CASE("Keys of numbers and days are compared by their values") {
    const std::string keys = "primaryKey: [antal, dag]\nforeignKeys: [{fields: [antal, dag], reference: {resource: tal, fields: [n, d]}}]\n";
    const auto found = [&](const std::string& rows) {
        Reading reading;
        const auto other = testing::read_table(reading, "tal.csv", "n;d\n1000;2024-07-01\n7;2. juli 2024\n",
                                               "fields: [{name: n, type: integer}, {name: d, type: date}]\n");
        const auto table = testing::read_table(reading, "t.csv", rows, "fields: [{name: antal, type: integer}, {name: dag, type: date}]\n" + keys);
        reading::check_foreign_keys(table, [&](const model::ForeignKey&) { return &other; }, reading.diagnostics);
        return reading.problems();
    };
    CHECK(found("antal;dag\n1.000;1-7-2024\n7;2024-07-02\n").empty());
    CHECK(found("antal;dag\n1.000;1-7-2024\n1000;1. juli 2024\n") == Problems{"table-constraint.unique@3:1"});
    CHECK(found("antal;dag\n1.001;1-7-2024\n") == Problems{"table-constraint.foreign-key@2:1"});
}

TEST_CASE("A foreign key that cannot be followed is an error at the key") {
    CHECK(compared("foreignKeys: [{fields: kommune, reference: {resource: byer, fields: navn}}]\n") ==
          Problems{"table-schema.foreign-table@2:15"});
    CHECK(compared("foreignKeys: [{fields: by, reference: {resource: kommuner, fields: navn}}]\n") ==
          Problems{"table-schema.foreign-column@2:15"});
    CHECK(compared("foreignKeys: [{fields: kommune, reference: {resource: kommuner, fields: [navn, kode]}}]\n") ==
          Problems{"table-schema.foreign-key@2:15"});
}

TEST_CASE("A schema's dialect settles what would be guessed") {
    Reading reading;
    reading::TableForm form;
    const auto table = testing::read_table(reading, "t.csv", "a,b;c\n1.5,x;2\n",
                                           "dialect: {encoding: windows-1252, delimiter: \",\", decimalChar: \".\"}\n"
                                           "fields: [{name: a, type: number}, {name: b;c, type: string}]\n",
                                           &form);
    CHECK(reading.problems().empty());
    CHECK(form.encoding == "Windows-1252");
    CHECK(form.delimiter == ',');
    CHECK(std::get<model::Amount>(table.rows[0].cells[0].value).value == 1.5);
    Reading wrong;
    testing::read_table(wrong, "t.csv", "a\n\xE6\n", "dialect: {encoding: utf-8}\nfields: [{name: a}]\n");
    CHECK(wrong.problems() == Problems{"file-encoding.not-utf8@2:1"});
}
