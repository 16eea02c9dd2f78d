// SPDX-License-Identifier: MPL-2.0
#include "merge/table_faults.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace merge {
namespace {

using support::ExpressionFault;
using Kind = ExpressionFault::Kind;

/// As many as an author corrects one by one.
constexpr std::size_t most_told = 3;

std::string form_of(Kind kind) {
    switch (kind) {
        case Kind::no_number:
            return "no-number";
        case Kind::no_date:
            return "no-date";
        case Kind::division_by_zero:
            return "zero";
        case Kind::too_large:
            return "too-large";
        case Kind::date_beside_number:
            break;
    }
    return "date-number";
}

}  // namespace

void TableFaults::add(const model::DataRow& row, const ExpressionFault& fault) {
    auto group = std::find_if(groups_.begin(), groups_.end(), [&](const Group& known) {
        return known.fault.kind == fault.kind && known.fault.name == fault.name && known.fault.needed == fault.needed;
    });
    if (group == groups_.end()) group = groups_.insert(groups_.end(), Group{fault, {}, 0});
    ++group->rows;
    if (group->places.size() < most_told) group->places.emplace_back(place_of(row, fault), fault.value);
}

model::Span TableFaults::place_of(const model::DataRow& row, const ExpressionFault& fault) const {
    if (fault.kind == Kind::date_beside_number) return where_;
    const auto index = fault.name.empty() ? std::nullopt : table_.field_index(fault.name);
    const bool blamed = index && *index < row.cells.size() && row.cells[*index].span.known();
    return blamed ? row.cells[*index].span : row.span;
}

void TableFaults::report() const {
    for (const auto& [fault, places, rows] : groups_) {
        const bool once = rows > most_told || fault.kind == Kind::date_beside_number;
        const std::string key = "table-compute." + form_of(fault.kind) + (rows > most_told ? "-rows" : "");
        for (const auto& [place, value] : places) {
            work_.diagnostics.error(
                key, place,
                {{"value", value}, {"needed", fault.needed}, {"column", fault.name}, {"count", std::to_string(rows)}});
            if (once) break;
        }
    }
}

}  // namespace merge
