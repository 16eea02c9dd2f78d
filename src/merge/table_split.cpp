// SPDX-License-Identifier: MPL-2.0
#include "merge/table_split.h"

#include <algorithm>

#include "merge/parties.h"
#include "merge/table_repeat.h"
#include "merge/table_unfold.h"
#include "model/value_key.h"
#include "support/danish_order.h"

namespace merge {
namespace {

using model::DataRow;

bool means_all(const std::string& value) {
    const std::string folded = support::folded_case(value);
    return folded == "alle" || folded == "all";
}

struct Value {
    std::string key, words;  // what makes it equal to another, and what it is called
};

/// A list's items, or the parts between semicolons: a comma may belong to a name.
std::vector<Value> values_of(const model::DataTable& table, const DataRow& row, std::size_t column, Formats& names,
                             const ColumnFormat& format) {
    if (column >= row.cells.size()) return {};
    const auto& cell = covering_cell(table, static_cast<std::size_t>(&row - table.rows.data()), column);
    const bool list = std::any_of(cell.blocks.begin(), cell.blocks.end(), [](const model::Block& block) {
        return std::holds_alternative<model::List>(block.kind);
    });
    if (cell.text.empty() && !list) return {};
    if (!std::holds_alternative<std::monostate>(cell.value))
        return {{model::value_key(cell, table.fields[column]), names.name(cell, table.fields[column], format)}};
    if (!list && cell.text.find(';') == std::string::npos) return {{cell.text, cell.text}};
    std::vector<Value> values;
    for (auto& member : members_of(cell)) values.push_back({member.text, member.text});
    return values;
}

bool has(const std::vector<Value>& values, const std::string& key) {
    return std::any_of(values.begin(), values.end(), [&](const Value& value) { return value.key == key; });
}

/// The project's parties in their order when one of them is among the values.
std::vector<Value> parties_among(const TableOptions& options, const std::vector<Value>& values) {
    const auto* known = options.work().inputs.parties;
    if (!known) return {};
    auto parties = parties_of(*known);
    std::erase_if(parties, [](const model::Party& party) { return party.type == model::PartyType::other; });
    const bool named = values.empty() || std::any_of(parties.begin(), parties.end(), [&](const model::Party& party) {
                           return has(values, party.name);
                       });
    if (!named) return {};
    sort_parties(parties);
    std::vector<Value> names;
    for (const auto& party : parties) names.push_back({party.name, party.name});
    return names;
}

}  // namespace

std::vector<TablePart> split_rows(const TableOptions& options, const model::DataTable& table,
                                  const std::vector<const DataRow*>& rows, std::size_t column,
                                  const ColumnFormat& format) {
    Formats names(options.work());
    std::vector<Value> order;
    std::vector<std::vector<Value>> values;
    bool everyone = false;
    for (const auto* row : rows) {
        values.push_back(row->is_group ? std::vector<Value>() : values_of(table, *row, column, names, format));
        for (const auto& value : values.back()) {
            everyone = everyone || means_all(value.key);
            if (!means_all(value.key) && !has(order, value.key)) order.push_back(value);
        }
    }
    if (everyone)
        if (const auto parties = parties_among(options, order); !parties.empty()) {
            std::erase_if(order, [&](const Value& value) { return has(parties, value.key); });
            order.insert(order.begin(), parties.begin(), parties.end());
        }
    std::vector<TablePart> parts;
    for (const auto& part : order) {
        parts.push_back({part.words, {}});
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto belongs = [&](const Value& value) { return value.key == part.key || means_all(value.key); };
            if (rows[i]->is_group || std::any_of(values[i].begin(), values[i].end(), belongs))
                parts.back().rows.push_back(rows[i]);
        }
    }
    return parts;
}

}  // namespace merge
