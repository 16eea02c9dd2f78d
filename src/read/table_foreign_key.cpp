// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "model/value_key.h"
#include "read/table.h"
#include "support/nearest.h"

namespace reading {
namespace {

using model::DataRow;
using model::DataTable;
using model::ForeignKey;
using Columns = std::vector<std::size_t>;

/// Where the columns stand; nullopt, with an error at the key, when one is not there.
std::optional<Columns> columns_of(const DataTable& table, const std::vector<std::string>& names, const ForeignKey& key,
                                  model::Diagnostics& diagnostics) {
    Columns columns;
    for (const auto& name : names) {
        const auto index = table.field_index(name);
        if (!index) {
            diagnostics.error("table-schema.foreign-column", key.span, {{"column", name}, {"path", table.path}});
            return std::nullopt;
        }
        columns.push_back(*index);
    }
    return columns;
}

/// The columns of one table as they are compared with those of another.
struct Side {
    const DataTable& table;
    const Columns& columns;
    const DataTable& other;
    const Columns& other_columns;
};

/// The row's values as one text that no other values give; nullopt when one is missing.
std::optional<std::string> value_of(const DataRow& row, const Side& side) {
    std::string value;
    for (std::size_t i = 0; i < side.columns.size(); ++i) {
        const auto& cell = row.cells[side.columns[i]];
        if (cell.missing || cell.text.empty()) return std::nullopt;
        value += model::value_key(cell, side.table.fields[side.columns[i]], side.other.fields[side.other_columns[i]]);
        value += '\0';
    }
    return value;
}

std::string words_of(const DataRow& row, const Columns& columns) {
    std::string words;
    for (const std::size_t column : columns) words += (words.empty() ? "" : ", ") + row.cells[column].text;
    return words;
}

std::string titles_of(const DataTable& table, const Columns& columns) {
    std::string titles;
    for (const std::size_t column : columns) titles += (titles.empty() ? "" : ", ") + table.fields[column].title;
    return titles;
}

constexpr std::size_t most_near = 1000;

/// What a value of one column may have been meant to be; empty when nothing is near, and where there is too much to
/// look through.
std::string nearest_of(const std::string& value, std::vector<std::string> candidates, std::size_t columns) {
    if (columns != 1 || candidates.size() > most_near) return {};
    std::sort(candidates.begin(), candidates.end());
    return support::nearest(value, candidates);
}

void check_key(const DataTable& table, const DataTable& other, const ForeignKey& key, model::Diagnostics& diagnostics) {
    const auto columns = columns_of(table, key.fields, key, diagnostics);
    const auto referenced = columns_of(other, key.referenced, key, diagnostics);
    if (!columns || !referenced) return;
    const Side here{table, *columns, other, *referenced}, there{other, *referenced, table, *columns};
    std::unordered_set<std::string> known;
    std::vector<std::string> written;  // as the known ones are; one more than are looked through
    other.rows.for_each([&](const DataRow& row) {
        auto value = row.is_group ? std::nullopt : value_of(row, there);
        if (value && known.insert(std::move(*value)).second && written.size() <= most_near)
            written.push_back(words_of(row, *referenced));
    });
    table.rows.for_each([&](const DataRow& row) {
        if (row.is_group || row.cells[columns->front()].is_covered()) return;
        const auto value = value_of(row, here);
        if (!value || known.contains(*value)) return;
        const std::string words = words_of(row, *columns);
        const std::string near = nearest_of(words, written, columns->size());
        diagnostics.error(near.empty() ? "table-constraint.foreign-key" : "table-constraint.foreign-key-near",
                          row.cells[columns->front()].span,
                          {{"value", words}, {"column", titles_of(table, *columns)}, {"path", other.path}, {"nearest", near}});
    });
}

}  // namespace

void check_foreign_keys(const DataTable& table, const std::function<const DataTable*(const ForeignKey& key)>& find,
                        model::Diagnostics& diagnostics) {
    if (table.broken) return;
    for (const auto& key : table.foreign_keys) {
        const DataTable* other = key.resource.empty() ? &table : find(key);
        if (!other) diagnostics.error("table-schema.foreign-table", key.span, {{"name", key.resource}});
        else if (!other->broken) check_key(table, *other, key, diagnostics);
    }
}

}  // namespace reading
