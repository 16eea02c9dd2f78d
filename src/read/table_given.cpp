// SPDX-License-Identifier: MPL-2.0
#include <cmath>
#include <optional>
#include <string>

#include "model/date.h"
#include "read/table_value.h"

namespace reading {
namespace {

using model::Amount;
using model::DataCell;
using model::DateValue;
using model::Field;

bool is_text(const std::string& type) {
    return type == "markdown" || type == "string" || type == "list" || type == "choice" || type == "ref" || type == "url";
}

bool is_year(const Amount& amount) {
    return amount.value == std::trunc(amount.value) && amount.value >= 1000 && amount.value <= 9999;
}

/// With its unit, which a column of numbers has in its head.
std::string with_unit(const DataCell& cell) {
    const auto* amount = std::get_if<Amount>(&cell.value);
    return amount && !amount->unit.empty() ? cell.text + "\u00A0" + amount->unit : cell.text;
}

/// The rest of a message's key when the value does not fit, "" when it does.
std::string misfit_of_amount(const Field& field, DataCell& cell, Amount& amount) {
    if (field.type == "number" || field.type == "integer") {
        if (field.type == "integer" && amount.value != std::trunc(amount.value)) return "no-integer";
        if (!amount.unit.empty() && amount.unit != "%" && amount.unit != field.unit) return "unit";
        if (amount.unit == "%") cell.text = with_unit(cell);
        if (amount.unit.empty()) amount.unit = field.unit;
        return {};
    }
    if (field.type == "maaltal") {
        if (cell.text.find(amount.unit) == std::string::npos) cell.text = with_unit(cell);
        return {};
    }
    if (field.type == "year") return is_year(amount) ? "" : "no-year";
    if (field.type == "boolean") {
        if (amount.value != 0 && amount.value != 1) return "no-boolean";
        cell.value = amount.value == 1;
        return {};
    }
    return "no-date";
}

std::string misfit(const Field& field, DataCell& cell) {
    if (auto* amount = std::get_if<Amount>(&cell.value)) return misfit_of_amount(field, cell, *amount);
    const bool date = std::holds_alternative<DateValue>(cell.value);
    if (field.type == (date ? "date" : "boolean")) return {};
    if (field.type == "maaltal") return "no-target";
    return "no-" + field.type;
}

/// A date that somebody typed into a cell of text, as happens beside real ones.
bool is_date_in_words(const DataCell& cell) {
    return std::holds_alternative<std::monostate>(cell.value) && model::parse_danish_date(cell.text).has_value();
}

}  // namespace

void fit_given(const Field& field, DataCell& cell, model::Diagnostics& diagnostics) {
    const bool given = !std::holds_alternative<std::monostate>(cell.value) && !std::holds_alternative<model::Missing>(cell.value);
    if (!given) return;
    if (is_text(field.type)) {
        cell.text = with_unit(cell);
        cell.value = std::monostate{};
        return;
    }
    const std::string wrong = misfit(field, cell);
    if (!wrong.empty())
        diagnostics.error("table-value." + wrong, cell.span, {{"value", with_unit(cell)}, {"column", field.title}});
}

void infer_given(const std::vector<model::DataRow>& rows, std::size_t column, Field& field) {
    bool dates = true, real_dates = false, booleans = true, numbers = true, integers = true, years = true, any = false;
    std::optional<std::string> unit;
    for (const auto& row : rows) {
        if (row.is_group || row.cells[column].missing || row.cells[column].is_covered()) continue;
        const DataCell& cell = row.cells[column];
        any = true;
        const bool date = std::holds_alternative<DateValue>(cell.value);
        real_dates = real_dates || date;
        dates = dates && (date || is_date_in_words(cell));
        booleans = booleans && std::holds_alternative<bool>(cell.value);
        const auto* amount = std::get_if<Amount>(&cell.value);
        // Leading zeros make a code of it.
        const bool coded = cell.text.size() > 1 && cell.text[0] == '0' && cell.text[1] != ',';
        numbers = numbers && amount && !coded && (!unit || *unit == amount->unit);
        if (!numbers) continue;
        unit = amount->unit;
        integers = integers && amount->decimals == 0 && amount->value == std::trunc(amount->value) && amount->unit.empty();
        years = years && integers && cell.text.size() == 4 && amount->value >= 1900 && amount->value <= 2100;
    }
    field.type = "markdown";
    if (!any) return;
    if (dates && real_dates) field.type = "date";
    else if (booleans) field.type = "boolean";
    else if (numbers) field.type = years ? "year" : integers ? "integer" : "number";
    if (numbers && unit && *unit != "%") field.unit = *unit;
}

}  // namespace reading
