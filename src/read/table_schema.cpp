// SPDX-License-Identifier: MPL-2.0
#include "read/table_schema.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <set>
#include <utility>

#include "model/date.h"
#include "read/keyed_map.h"
#include "read/table_value_form.h"
#include "read/text_pattern.h"
#include "read/yaml.h"
#include "support/utf8.h"

namespace reading {
namespace {

using model::Field;
using model::FrontMatterValue;

const std::vector<std::string> types = {"markdown", "string",  "list",   "number", "integer", "date",
                                        "year",     "boolean", "choice", "ref",    "url",     "maaltal"};

void read_pattern(KeyedMap& keys, const FrontMatterValue& value, Field& field, model::Diagnostics& diagnostics) {
    field.pattern = keys.text("pattern");
    if (field.pattern.empty()) return;
    if (TextPattern(field.pattern).is_valid()) return;
    diagnostics.error("table-schema.pattern", value.find("pattern")->span, {{"pattern", field.pattern}});
    field.pattern.clear();
}

/// A limit of dates, as the days since 1970 that it is compared as.
std::optional<double> read_day(const char* key, KeyedMap& keys, const FrontMatterValue& value, const Field& field,
                               model::Diagnostics& diagnostics) {
    const std::string text = keys.text(key);
    if (text.empty()) return std::nullopt;
    const auto date = is_date_pattern(field.format) ? parse_date(text, field.format) : model::parse_danish_date(text);
    const auto day = date ? date : model::parse_iso_date(text);
    if (day) return static_cast<double>(model::days_since_epoch(*day));
    diagnostics.error("table-schema.date-limit", value.find(key)->span, {{"key", key}, {"value", text}, {"column", field.name}});
    return std::nullopt;
}

/// `minLength` and `maxLength`: whole numbers from 0.
std::optional<std::size_t> read_length(const char* key, KeyedMap& keys, const FrontMatterValue& value,
                                       model::Diagnostics& diagnostics) {
    const auto number = keys.number(key);
    if (!number) return std::nullopt;
    if (*number >= 0 && *number <= 1e9 && *number == std::floor(*number)) return static_cast<std::size_t>(*number);
    diagnostics.error("table-schema.length", value.find(key)->span, {{"key", key}});
    return std::nullopt;
}

void read_constraints(const FrontMatterValue& value, Field& field, model::Diagnostics& diagnostics) {
    KeyedMap keys(value, diagnostics);
    field.required = keys.flag("required");
    field.unique = keys.flag("unique");
    field.choices = keys.texts("enum");
    if (field.type == "date") {
        field.minimum = read_day("minimum", keys, value, field, diagnostics);
        field.maximum = read_day("maximum", keys, value, field, diagnostics);
    } else {
        field.minimum = keys.number("minimum");
        field.maximum = keys.number("maximum");
    }
    field.least_length = read_length("minLength", keys, value, diagnostics);
    field.most_length = read_length("maxLength", keys, value, diagnostics);
    read_pattern(keys, value, field, diagnostics);
    keys.finish();
}

/// Whether it may part the digits of a number: one character, and no digit.
bool parts_digits(const std::string& mark) {
    return mark.empty() || (support::count_code_points(mark) == 1 && (mark[0] < '0' || mark[0] > '9'));
}

void read_value_form(KeyedMap& keys, const FrontMatterValue& value, Field& field, model::Diagnostics& diagnostics) {
    model::ValueForm& form = field.written;
    form.missing = read_missing_values(keys);
    form.true_values = keys.texts("trueValues");
    form.false_values = keys.texts("falseValues");
    form.decimal = keys.text("decimalChar");
    form.group = keys.text("groupChar");
    form.bare = keys.flag("bareNumber", true);
    const bool same = !form.decimal.empty() && form.decimal == form.group;
    if (same || !parts_digits(form.decimal) || !parts_digits(form.group)) {
        diagnostics.error("table-schema.number-characters", value.span,
                          {{"column", field.name}, {"decimal", form.decimal}, {"group", form.group}});
        form.decimal.clear();
        form.group.clear();
    }
    const std::string unknown = field.type == "date" ? unknown_directive(field.format) : "";
    if (unknown.empty()) return;
    diagnostics.error("table-schema.date-format", value.find("format")->span,
                      {{"format", field.format}, {"directive", unknown}});
    field.format.clear();
}

Field read_field(const FrontMatterValue& value, model::Diagnostics& diagnostics) {
    KeyedMap keys(value, diagnostics);
    Field field;
    field.span = value.span;
    field.name = keys.required_text("name");
    field.title = keys.text("title", field.name);
    field.type = keys.choice("type", types);
    if (field.type.empty()) field.type = "markdown";
    field.format = keys.text("format");
    field.unit = keys.text("unit");
    field.heads_row = keys.flag("header");
    for (const char* also : {"description", "example", "rdfType"}) keys.allow(also);
    read_value_form(keys, value, field, diagnostics);
    if (const auto* constraints = keys.find("constraints")) read_constraints(*constraints, field, diagnostics);
    keys.finish(model::Severity::warning);
    if (field.type == "choice" && field.choices.empty())
        diagnostics.error("table-schema.no-choices", value.span, {{"column", field.name}});
    return field;
}

/// Rows counted from 1 that follow upon each other; false at the first text that is none.
bool read_header_rows(const std::vector<std::string>& texts, std::vector<std::uint32_t>& rows) {
    for (const auto& text : texts) {
        std::uint32_t row = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), row);
        const bool follows = rows.empty() || row == rows.back() + 1;
        if (error != std::errc() || end != text.data() + text.size() || row == 0 || row >= 10000 || !follows) return false;
        rows.push_back(row);
    }
    return true;
}

/// One of the names that Table Dialect, Data Resource and Table Schema give these things.
TableDialect read_dialect(const FrontMatterValue& value, model::Diagnostics& diagnostics) {
    KeyedMap keys(value, diagnostics);
    TableDialect dialect;
    dialect.encoding = keys.choice("encoding", {"utf-8", "utf-16", "windows-1252"});
    dialect.delimiter = keys.choice("delimiter", {";", ",", "\t", "|"});
    dialect.decimal = keys.choice("decimalChar", {",", "."});
    dialect.workbook.sheet = keys.text("sheetName");
    dialect.workbook.table = keys.text("table");
    dialect.workbook.range = keys.text("range");
    if (const auto number = keys.number("sheetNumber")) {
        if (*number >= 1 && *number <= 10000 && *number == std::floor(*number))
            dialect.workbook.sheet_number = static_cast<std::uint32_t>(*number);
        else
            diagnostics.error("table-schema.sheet-number", value.find("sheetNumber")->span);
    }
    dialect.header = keys.flag("header", true);
    if (!read_header_rows(keys.texts("headerRows"), dialect.header_rows)) {
        diagnostics.error("table-schema.header-rows", value.find("headerRows")->span);
        dialect.header_rows.clear();
    }
    for (const char* also : {"quoteChar", "doubleQuote", "lineTerminator", "skipInitialSpace", "description"})
        keys.allow(also);
    keys.finish(model::Severity::warning);
    return dialect;
}

}  // namespace

std::optional<std::vector<std::string>> read_missing_values(KeyedMap& keys) {
    if (!keys.find("missingValues")) return std::nullopt;
    return keys.texts("missingValues");
}

std::vector<Field> read_fields(const std::vector<FrontMatterValue>& list, const FieldsInCommon& common,
                               model::Diagnostics& diagnostics) {
    std::vector<Field> fields;
    std::set<std::string> names;
    for (const auto& value : list) {
        Field field = read_field(value, diagnostics);
        if (field.name.empty()) continue;
        if (!names.insert(field.name).second) {
            diagnostics.error("table-column.twice", value.span, {{"column", field.name}});
            continue;
        }
        if (!field.written.missing) field.written.missing = common.missing;
        fields.push_back(std::move(field));
    }
    return fields;
}

PrimaryKey read_primary_key(KeyedMap& keys) {
    PrimaryKey key;
    key.fields = keys.texts("primaryKey");
    if (const auto* value = keys.find("primaryKey")) key.span = value->span;
    return key;
}

void settle_primary_key(const PrimaryKey& key, model::DataTable& table, model::Diagnostics& diagnostics) {
    for (const auto& name : key.fields) {
        const auto index = table.field_index(name);
        if (!index) {
            diagnostics.error("table-schema.key-column", key.span, {{"column", name}});
            continue;
        }
        table.fields[*index].required = true;
        if (key.fields.size() == 1) table.fields[*index].unique = true;
    }
    const bool known = std::all_of(key.fields.begin(), key.fields.end(), [&](const auto& name) { return table.field_index(name).has_value(); });
    if (known && key.fields.size() > 1) table.primary_key = key.fields;
}

std::vector<model::ForeignKey> read_foreign_keys(const std::vector<FrontMatterValue>& list, model::Diagnostics& diagnostics) {
    std::vector<model::ForeignKey> made;
    for (const auto& value : list) {
        KeyedMap keys(value, diagnostics);
        model::ForeignKey key;
        key.span = value.span;
        key.fields = keys.texts("fields");
        if (const auto* reference = keys.find("reference")) {
            KeyedMap to(*reference, diagnostics);
            key.resource = to.text("resource");
            key.referenced = to.texts("fields");
            to.finish(model::Severity::warning);
        }
        keys.finish(model::Severity::warning);
        if (key.fields.empty() || key.fields.size() != key.referenced.size())
            diagnostics.error("table-schema.foreign-key", value.span);
        else
            made.push_back(std::move(key));
    }
    return made;
}

TableSchema read_table_schema(model::SourceId source, const model::Sources& sources, model::Diagnostics& diagnostics) {
    const FrontMatterValue root = read_yaml_file(source, sources, diagnostics);
    TableSchema schema;
    KeyedMap keys(root, diagnostics);
    schema.title = keys.text("title");
    if (const auto* dialect = keys.find("dialect")) schema.dialect = read_dialect(*dialect, diagnostics);
    for (const char* also : {"format", "name", "description"}) keys.allow(also);
    schema.foreign_keys = read_foreign_keys(keys.list("foreignKeys"), diagnostics);
    schema.missing = read_missing_values(keys);
    schema.primary_key = read_primary_key(keys);
    schema.fields = read_fields(keys.list("fields"), {schema.missing}, diagnostics);
    keys.finish(model::Severity::warning);
    return schema;
}

}  // namespace reading
