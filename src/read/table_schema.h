// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/data_table.h"
#include "model/diagnostic.h"
#include "model/document.h"
#include "model/source.h"
#include "read/keyed_map.h"
#include "read/xlsx/choice.h"

namespace reading {

/// How the table is written, where the schema says so (`dialect`) and nothing is left to guess.
struct TableDialect {
    std::string encoding;    // "utf-8", "utf-16", "windows-1252"; "" to find out
    std::string delimiter;   // one character
    std::string decimal;     // "," or "."
    bool header = true;      // false: the first row is data, and the columns are the schema's in their order
    std::vector<std::uint32_t> header_rows;  // the lines or rows that hold the headings, from 1; empty: the first one
    xlsx::Wanted workbook;
};

/// `primaryKey`: names of columns.
struct PrimaryKey {
    std::vector<std::string> fields;
    model::Span span;
};

/// Columns as Frictionless Table Schema describes them, with the project's own types (docs: markdown, list, maaltal,
/// …).
struct TableSchema {
    std::string title;
    std::vector<model::Field> fields;
    std::vector<model::ForeignKey> foreign_keys;
    PrimaryKey primary_key;
    TableDialect dialect;
    std::optional<std::vector<std::string>> missing;  // `missingValues`, of columns that say nothing themselves
};

/// What the fields of a table have in common.
struct FieldsInCommon {
    std::optional<std::vector<std::string>> missing;  // `missingValues`
};
/// The fields of a `fields:` list.
std::vector<model::Field> read_fields(const std::vector<model::FrontMatterValue>& list, const FieldsInCommon& common,
                                      model::Diagnostics& diagnostics);
/// `missingValues:` of a table; nullopt when it says nothing.
std::optional<std::vector<std::string>> read_missing_values(KeyedMap& keys);
PrimaryKey read_primary_key(KeyedMap& keys);
/// Columns of the key are required, and unique where it has only one; a column that the table lacks is an error at the
/// key.
void settle_primary_key(const PrimaryKey& key, model::DataTable& table, model::Diagnostics& diagnostics);
/// The members of `foreignKeys:`.
std::vector<model::ForeignKey> read_foreign_keys(const std::vector<model::FrontMatterValue>& list,
                                                 model::Diagnostics& diagnostics);
/// `NAME.schema.yaml`. An unknown key is a warning, since the standard lets descriptors carry more.
TableSchema read_table_schema(model::SourceId source, const model::Sources& sources, model::Diagnostics& diagnostics);

}  // namespace reading
