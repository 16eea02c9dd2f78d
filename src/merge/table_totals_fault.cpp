// SPDX-License-Identifier: MPL-2.0
#include "merge/table_totals_fault.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <variant>

#include "support/expression_date.h"
#include "support/expression_scan.h"

namespace merge {
namespace {

using model::DataCell;

bool is_amount(const DataCell& cell) {
    return std::holds_alternative<model::Amount>(cell.value);
}

/// "12", "-8,6 %", "1.250,5": points only where they set thousands apart.
bool is_danish_number(const DataCell& cell) {
    if (is_amount(cell)) return true;
    const std::size_t comma = std::min(cell.text.find(','), cell.text.size());
    std::size_t digits = 0;  // since the last point
    bool points = false;
    for (std::size_t i = 0; i <= comma; ++i) {
        const bool end = i == comma || i == cell.text.size();
        if (!end && cell.text[i] >= '0' && cell.text[i] <= '9') {
            ++digits;
        } else if (points && digits != 3 && (end || cell.text[i] == '.')) {
            return false;
        } else if (!end && cell.text[i] == '.') {
            points = true;
            digits = 0;
        }
    }
    return support::number_in_words(cell.text).has_value();
}

bool is_point_number(const DataCell& cell) {
    return is_amount(cell) ||
           (cell.text.find(',') == std::string::npos && support::number_in_words(cell.text).has_value());
}

bool is_day(const DataCell& cell) {
    return std::holds_alternative<model::DateValue>(cell.value) ||
           (!is_amount(cell) && support::moment_in_words(cell.text).has_value());
}

/// What stands after the number that a text begins with, "kr." of "1.250 kr."; nullopt when it begins with none.
std::optional<std::string> unit_in_words(const DataCell& cell) {
    DataCell number;
    const std::size_t end = std::min(cell.text.find_last_of("0123456789"), cell.text.size());
    if (end == cell.text.size()) return std::nullopt;
    number.text = cell.text.substr(0, end + 1);
    if (!is_danish_number(number)) return std::nullopt;
    std::string unit = cell.text.substr(end + 1);
    while (unit.starts_with(' ') || unit.starts_with("\u00A0")) unit.erase(0, unit[0] == ' ' ? 1 : 2);
    return unit;
}

/// How many cells are of a form, and the first that is not.
struct Form {
    std::size_t count = 0;
    const DataCell* odd = nullptr;
};

template <class Test>
Form form(const std::vector<const DataCell*>& cells, Test is_of_it) {
    Form made;
    for (const auto* cell : cells) {
        if (is_of_it(*cell))
            ++made.count;
        else if (!made.odd)
            made.odd = cell;
    }
    return made;
}

/// The first cell that has not the unit that most have; nullopt when most have none, or all have one.
std::optional<TotalsFault> unit_fault(const std::vector<const DataCell*>& cells) {
    std::map<std::string, std::size_t> counts;
    for (const auto* cell : cells)
        if (const auto unit = unit_in_words(*cell)) ++counts[*unit];
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == counts.end() || most->first.empty() || most->second * 2 <= cells.size()) return std::nullopt;
    const Form same = form(cells, [&](const DataCell& cell) { return unit_in_words(cell) == most->first; });
    if (!same.odd) return std::nullopt;
    const auto* other = *std::find_if(cells.begin(), cells.end(),
                                      [&](const DataCell* cell) { return unit_in_words(*cell) == most->first; });
    return TotalsFault{unit_in_words(*same.odd) ? "table-totals.odd-unit" : "table-totals.number", same.odd, other};
}

}  // namespace

TotalsFault totals_fault(const std::vector<const DataCell*>& cells, bool least_or_most) {
    const Form danish = form(cells, is_danish_number), point = form(cells, is_point_number), days = form(cells, is_day);
    if (!danish.odd)
        return {"table-totals.text",
                *std::find_if_not(cells.begin(), cells.end(), [](const auto* cell) { return is_amount(*cell); })};
    if (!days.odd) return {"table-totals.date", cells[0]};
    if (days.count > std::max(danish.count, point.count)) {
        if (least_or_most) return {"table-totals.no-date", days.odd};
        return {"table-totals.date",
                *std::find_if(cells.begin(), cells.end(), [](const auto* cell) { return is_day(*cell); })};
    }
    if (const auto fault = unit_fault(cells)) return *fault;
    // Numbers with a point that all are such would be numbers in a file of that form.
    const bool danish_file = !point.odd || danish.count >= point.count;
    return {"table-totals.number", danish_file ? danish.odd : point.odd};
}

}  // namespace merge
