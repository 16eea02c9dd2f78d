// SPDX-License-Identifier: MPL-2.0
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "model/date.h"
#include "read/table_value.h"
#include "read/table_value_form.h"

namespace reading {
namespace {

using model::DataCell;

enum class Sort { number, date, other };

bool digit(char c) {
    return c >= '0' && c <= '9';
}

Sort sort_of(const DataCell& cell, NumberForm form) {
    if (std::holds_alternative<model::Amount>(cell.value)) return Sort::number;
    if (std::holds_alternative<model::DateValue>(cell.value)) return Sort::date;
    if (!std::holds_alternative<std::monostate>(cell.value)) return Sort::other;
    if (model::parse_danish_date(cell.text)) return Sort::date;
    const bool coded = cell.text.size() > 1 && cell.text[0] == '0' && digit(cell.text[1]);
    const auto amount = coded ? std::nullopt : parse_amount(cell.text, form);
    return amount && (amount->unit.empty() || amount->unit == "%") ? Sort::number : Sort::other;
}

/// Numbers with something behind them ("3a", "16+") name things, and so do long texts.
bool can_be_odd(const std::string& text) {
    return !digit(text[0]) && text.size() <= 24;
}

}  // namespace

void report_odd_value(const std::vector<model::DataRow>& rows, std::size_t column, const model::Field& field,
                      NumberForm form, model::Diagnostics& diagnostics) {
    std::size_t numbers = 0, dates = 0, odd = 0;
    const DataCell* found = nullptr;
    for (const auto& row : rows) {
        const DataCell& cell = row.cells[column];
        if (row.is_group || cell.missing || cell.text.empty() || cell.is_covered()) continue;
        if (is_listed_missing(field.written, cell.text)) continue;
        const Sort sort = sort_of(cell, form);
        if (sort == Sort::number) ++numbers;
        if (sort == Sort::date) ++dates;
        if ((numbers > 0 && dates > 0) ||
            (sort == Sort::other && (!can_be_odd(cell.text) || (found && found->text != cell.text))))
            return;
        if (sort != Sort::other) continue;
        if (!found) found = &cell;
        ++odd;
    }
    if (!found || numbers + dates < 3 || odd > numbers + dates) return;
    model::MessageArgs args = {
        {"value", found->text}, {"column", field.title}, {"count", std::to_string(numbers + dates)}};
    if (numbers > 0)
        diagnostics.warning("table-value.odd-number", found->span, std::move(args));
    else
        diagnostics.note("table-value.odd-date", found->span, std::move(args));
}

}  // namespace reading
