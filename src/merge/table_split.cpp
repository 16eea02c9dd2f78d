// SPDX-License-Identifier: MPL-2.0
#include "merge/table_split.h"

#include <algorithm>

#include "merge/parties.h"
#include "merge/table_repeat.h"
#include "merge/table_unfold.h"
#include "support/danish_order.h"

namespace merge {
namespace {

using model::DataRow;

bool means_all(const std::string& value) {
    const std::string folded = support::folded_case(value);
    return folded == "alle" || folded == "all";
}

/// A list's items, or the parts between semicolons: a comma may belong to a name.
std::vector<std::string> values_of(const model::DataTable& table, const DataRow& row, std::size_t column) {
    if (column >= row.cells.size()) return {};
    const auto& cell = covering_cell(table, static_cast<std::size_t>(&row - table.rows.data()), column);
    const bool list = std::any_of(cell.blocks.begin(), cell.blocks.end(), [](const model::Block& block) {
        return std::holds_alternative<model::List>(block.kind);
    });
    if (!list && cell.text.find(';') == std::string::npos)
        return cell.text.empty() ? std::vector<std::string>() : std::vector{cell.text};
    std::vector<std::string> values;
    for (auto& member : members_of(cell)) values.push_back(std::move(member.text));
    return values;
}

/// The project's parties in their order when one of them is among the values.
std::vector<std::string> parties_among(const TableOptions& options, const std::vector<std::string>& values) {
    const auto* known = options.work().inputs.parties;
    if (!known) return {};
    auto parties = parties_of(*known);
    std::erase_if(parties, [](const model::Party& party) { return party.type == model::PartyType::other; });
    const bool named = values.empty() || std::any_of(parties.begin(), parties.end(), [&](const model::Party& party) {
                           return std::find(values.begin(), values.end(), party.name) != values.end();
                       });
    if (!named) return {};
    sort_parties(parties);
    std::vector<std::string> names;
    for (const auto& party : parties) names.push_back(party.name);
    return names;
}

}  // namespace

std::vector<TablePart> split_rows(const TableOptions& options, const model::DataTable& table,
                                  const std::vector<const DataRow*>& rows, std::size_t column) {
    std::vector<std::string> order;
    std::vector<std::vector<std::string>> values;
    bool everyone = false;
    for (const auto* row : rows) {
        values.push_back(row->is_group ? std::vector<std::string>() : values_of(table, *row, column));
        for (const auto& value : values.back()) {
            everyone = everyone || means_all(value);
            if (!means_all(value) && std::find(order.begin(), order.end(), value) == order.end())
                order.push_back(value);
        }
    }
    if (everyone)
        if (const auto parties = parties_among(options, order); !parties.empty()) {
            std::erase_if(order, [&](const std::string& name) {
                return std::find(parties.begin(), parties.end(), name) != parties.end();
            });
            order.insert(order.begin(), parties.begin(), parties.end());
        }
    std::vector<TablePart> parts;
    for (const auto& name : order) {
        parts.push_back({name, {}});
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto belongs = [&](const std::string& value) { return value == name || means_all(value); };
            if (rows[i]->is_group || std::any_of(values[i].begin(), values[i].end(), belongs))
                parts.back().rows.push_back(rows[i]);
        }
    }
    return parts;
}

}  // namespace merge
