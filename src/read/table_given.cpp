// SPDX-License-Identifier: MPL-2.0
#include <cmath>
#include <optional>
#include <string>

#include "model/date.h"
#include "read/table_value.h"
#include "read/xlsx/number_format.h"

namespace reading {
namespace {

using model::Amount;
using model::DataCell;
using model::DateValue;
using model::Field;

bool is_text(CellType type) {
    return type == CellType::markdown || type == CellType::string || type == CellType::list ||
           type == CellType::choice || type == CellType::ref || type == CellType::url;
}

bool is_year(const Amount& amount) {
    return amount.value == std::trunc(amount.value) && amount.value >= 1000 && amount.value <= 9999;
}

/// The rest of a message's key when the value does not fit, "" when it does.
std::string misfit_of_amount(CellType type, const Field& field, DataCell& cell, Amount& amount) {
    if (type == CellType::number || type == CellType::integer) {
        if (type == CellType::integer && amount.value != std::trunc(amount.value)) {
            cell.text = xlsx::show_number(amount.value, {}).text;  // its cell may show it rounded
            return "no-integer";
        }
        if (!amount.unit.empty() && amount.unit != "%" && amount.unit != field.unit) return "unit";
        if (amount.unit == "%") cell.text = with_unit(cell);
        if (amount.unit.empty()) amount.unit = field.unit;
        return {};
    }
    if (type == CellType::maaltal) {
        if (cell.text.find(amount.unit) == std::string::npos) cell.text = with_unit(cell);
        return {};
    }
    if (type == CellType::year) return is_year(amount) ? "" : "no-year";
    if (type == CellType::boolean) {
        if (amount.value != 0 && amount.value != 1) return "no-boolean";
        cell.value = amount.value == 1;
        return {};
    }
    return "no-date";
}

std::string misfit(CellType type, const Field& field, DataCell& cell) {
    if (auto* amount = std::get_if<Amount>(&cell.value)) return misfit_of_amount(type, field, cell, *amount);
    const bool date = std::holds_alternative<DateValue>(cell.value);
    if (type == (date ? CellType::date : CellType::boolean)) return {};
    if (type == CellType::maaltal) return "no-target";
    return "no-" + field.type;
}

/// A date that somebody typed into a cell of text, as happens beside real ones.
bool is_date_in_words(const DataCell& cell) {
    return std::holds_alternative<std::monostate>(cell.value) && model::parse_danish_date(cell.text).has_value();
}

}  // namespace

std::string with_unit(const DataCell& cell) {
    const auto* amount = std::get_if<Amount>(&cell.value);
    return amount && !amount->unit.empty() ? cell.text + "\u00A0" + amount->unit : cell.text;
}

void fit_given(CellType type, const Field& field, DataCell& cell, model::Diagnostics& diagnostics) {
    const bool given = !std::holds_alternative<std::monostate>(cell.value) && !std::holds_alternative<model::Missing>(cell.value);
    if (!given) return;
    if (is_text(type)) {
        cell.text = with_unit(cell);
        cell.value = std::monostate{};
        return;
    }
    const std::string wrong = misfit(type, field, cell);
    if (!wrong.empty())
        diagnostics.error("table-value." + wrong, cell.span, {{"value", with_unit(cell)}, {"column", field.title}});
}

void GuessCheck::see(const DataCell& cell) {
    if (cell.column_span > 1 && std::holds_alternative<std::monostate>(cell.value)) return;  // of no column
    guess_.see(cell);
    if (fits(cell) || misfits_++ > 0) return;
    value_ = with_unit(cell);
    span_ = cell.span;
}

bool GuessCheck::fits(const DataCell& cell) const {
    if (cell.missing || cell.is_covered() || is_text(type_)) return true;
    if (type_ == CellType::date && std::holds_alternative<DateValue>(cell.value)) return true;
    const auto* amount = std::get_if<Amount>(&cell.value);
    if (amount && type_ == CellType::number && (amount->unit.empty() || amount->unit == "%")) return true;
    DataCell tried;
    tried.text = cell.text;
    tried.value = cell.value;
    model::Diagnostics said;
    fit_given(type_, field_, tried, said);
    if (std::holds_alternative<std::monostate>(tried.value)) type_cell(type_, field_, form_, tried, said);
    const auto* found = std::get_if<Amount>(&tried.value);
    const bool share = found && found->unit == "%" && type_ == CellType::integer;  // among whole numbers
    return said.all().empty() && !share;
}

std::optional<GuessedType> GuessCheck::other_type() const {
    return misfits_ > 0 ? std::optional(guess_.type()) : std::nullopt;
}

void GuessCheck::report(model::Diagnostics& diagnostics) const {
    if (misfits_ > 0)
        diagnostics.warning("table-value.guess", span_,
                            {{"value", value_}, {"column", field_.title}, {"count", std::to_string(misfits_)}});
}

void GivenGuess::see(const DataCell& cell) {
    if (cell.missing || cell.is_covered()) return;
    any_ = true;
    const bool date = std::holds_alternative<DateValue>(cell.value);
    real_dates_ = real_dates_ || date;
    dates_ = dates_ && (date || is_date_in_words(cell));
    booleans_ = booleans_ && std::holds_alternative<bool>(cell.value);
    const auto* amount = std::get_if<Amount>(&cell.value);
    // Leading zeros make a code of it.
    const bool coded = cell.text.size() > 1 && cell.text[0] == '0' && cell.text[1] != ',';
    const auto stays_in_cells = [](const std::string& unit) { return unit.empty() || unit == "%"; };
    numbers_ = numbers_ && amount && !coded &&
               (!unit_ || *unit_ == amount->unit || (stays_in_cells(*unit_) && stays_in_cells(amount->unit)));
    if (!numbers_) return;
    if (!unit_ || amount->unit == "%") unit_ = amount->unit;
    integers_ = integers_ && amount->decimals == 0 && amount->value == std::trunc(amount->value) && amount->unit.empty();
    years_ = years_ && integers_ && cell.text.size() == 4 && amount->value >= 1900 && amount->value <= 2100;
}

GuessedType GivenGuess::type() const {
    if (!any_) return {"markdown", ""};
    if (dates_ && real_dates_) return {"date", ""};
    if (booleans_) return {"boolean", ""};
    if (!numbers_) return {"markdown", ""};
    return {years_ ? "year" : integers_ ? "integer" : "number", unit_ && *unit_ != "%" ? *unit_ : ""};
}

}  // namespace reading
