// SPDX-License-Identifier: MPL-2.0
#include "read/table_value.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "model/date.h"
#include "read/table_value_form.h"

namespace reading {
namespace {

using model::Amount;
using model::DataCell;
using model::Field;

bool is_year(std::string_view text) {
    return text.size() == 4 && std::all_of(text.begin(), text.end(), digit) && text[0] != '0';
}

bool is_web_address(std::string_view text) {
    for (const std::string_view scheme : {"https://", "http://", "mailto:"})
        if (text.starts_with(scheme) && text.size() > scheme.size())
            return text.find_first_of(" \t\n\"<>") == std::string_view::npos;
    return false;
}

void wrong_type(const Field& field, const DataCell& cell, const char* key, model::Diagnostics& diagnostics) {
    diagnostics.error(std::string("table-value.") + key, cell.span, {{"value", cell.text}, {"column", field.title}});
}

/// A number in the form that its schema says becomes one with a decimal point; false when it is not in that form.
bool to_point_form(const Field& field, NumberForm& form, DataCell& cell) {
    if (!field.written.writes_numbers()) return true;
    auto plain = plain_number(cell.text, field.written, form == NumberForm::danish ? ',' : '.');
    if (!plain) return false;
    cell.text = std::move(*plain);
    form = NumberForm::point;
    return true;
}

void type_number(bool whole, const Field& field, NumberForm form, DataCell& cell, model::Diagnostics& diagnostics) {
    if (!to_point_form(field, form, cell)) return wrong_type(field, cell, "no-number-form", diagnostics);
    const auto scanned = scan_number(cell.text, form);
    const auto unit = scanned ? unit_of(cell.text, *scanned) : std::nullopt;
    const double value = scanned ? scanned->value() : 0;
    if (!unit || !std::isfinite(value) || (whole && scanned->decimals > 0))
        return wrong_type(field, cell, whole ? "no-integer" : "no-number", diagnostics);
    if (scanned->digits > most_digits) return wrong_type(field, cell, "digits", diagnostics);
    const bool bare = unit->empty();
    if (!bare && *unit != "%" && *unit != field.unit) return wrong_type(field, cell, "unit", diagnostics);
    Amount& amount = cell.value.emplace<Amount>();
    amount.value = value;
    amount.decimals = scanned->decimals;
    if (!bare) amount.unit = *unit;
    if (field.inferred)
        cell.text = as_written(cell.text, form);
    else if (form == NumberForm::point && cell.text.find(',') == std::string::npos)
        cell.text = to_danish(amount);
    if (bare && !field.unit.empty()) amount.unit = field.unit;
}

void type_date(const Field& field, DataCell& cell, model::Diagnostics& diagnostics) {
    const bool pattern = is_date_pattern(field.format);
    const auto date = pattern ? parse_date(cell.text, field.format) : model::parse_danish_date(cell.text);
    if (date)
        cell.value = model::DateValue{date->year, date->month, date->day};
    else if (pattern)
        diagnostics.error("table-value.no-date-format", cell.span,
                          {{"value", cell.text}, {"column", field.title}, {"format", field.format}});
    else
        wrong_type(field, cell, "no-date", diagnostics);
}

std::string listed(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

void type_boolean(const Field& field, DataCell& cell, model::Diagnostics& diagnostics) {
    const auto& yes = field.written.true_values;
    const auto& no = field.written.false_values;
    if (yes.empty() && no.empty()) {
        if (const auto flag = parse_boolean(cell.text))
            cell.value = *flag;
        else
            wrong_type(field, cell, "no-boolean", diagnostics);
        return;
    }
    if (std::find(yes.begin(), yes.end(), cell.text) != yes.end())
        cell.value = true;
    else if (std::find(no.begin(), no.end(), cell.text) != no.end())
        cell.value = false;
    else
        diagnostics.error(
            "table-value.no-boolean-listed", cell.span,
            {{"value", cell.text}, {"column", field.title}, {"true", listed(yes)}, {"false", listed(no)}});
}

/// "højst 8,6 %": a target in one text, its direction before the number.
void type_target(const Field& field, NumberForm form, DataCell& cell, model::Diagnostics& diagnostics) {
    std::string_view rest = cell.text;
    for (const std::string_view word : {"højst ", "mindst ", "stiger til ", "falder til "})
        if (rest.starts_with(word)) rest.remove_prefix(word.size());
    if (const auto amount = parse_amount(without_space(rest), form))
        cell.value = *amount;
    else
        wrong_type(field, cell, "no-target", diagnostics);
}

}  // namespace

std::optional<bool> parse_boolean(std::string_view text) {
    const auto is = [text](std::string_view word) {
        return text.size() == word.size() && std::equal(text.begin(), text.end(), word.begin(), [](char a, char b) {
                   return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
               });
    };
    for (const std::string_view yes : {"ja", "sand", "true", "x", "1"})
        if (is(yes)) return true;
    for (const std::string_view no : {"nej", "falsk", "false", "0"})
        if (is(no)) return false;
    return std::nullopt;
}

CellType cell_type(std::string_view name) {
    static constexpr std::array<std::string_view, 12> names = {"markdown", "string",  "list",   "number", "integer", "date",
                                                               "year",     "boolean", "choice", "ref",    "url",     "maaltal"};
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? CellType::markdown : static_cast<CellType>(found - names.begin());
}

void type_cell(const Field& field, NumberForm form, DataCell& cell, model::Diagnostics& diagnostics) {
    type_cell(cell_type(field.type), field, form, cell, diagnostics);
}

void type_cell(CellType type, const Field& field, NumberForm form, DataCell& cell, model::Diagnostics& diagnostics) {
    const bool is_text = type == CellType::markdown || type == CellType::string || type == CellType::list;
    if (field.written.missing)
        drop_missing(field, cell);
    else if (cell.text.empty() && !is_text)
        cell.missing = true;
    if (cell.missing) {
        cell.value = model::Missing{};
        return;
    }
    switch (type) {
        case CellType::markdown: case CellType::string: case CellType::list: case CellType::choice: case CellType::ref: return;
        case CellType::number: return type_number(false, field, form, cell, diagnostics);
        case CellType::integer: return type_number(true, field, form, cell, diagnostics);
        case CellType::date: return type_date(field, cell, diagnostics);
        case CellType::maaltal: return type_target(field, form, cell, diagnostics);
        case CellType::year:
            if (!is_year(cell.text)) return wrong_type(field, cell, "no-year", diagnostics);
            cell.value = Amount{scan_number(cell.text, NumberForm::point)->value(), 0, ""};
            return;
        case CellType::boolean:
            return type_boolean(field, cell, diagnostics);
        case CellType::url:
            if (!is_web_address(cell.text)) wrong_type(field, cell, "no-url", diagnostics);
            return;
    }
}

bool drop_missing(const Field& field, DataCell& cell) {
    if (!is_listed_missing(field.written, cell.text)) return false;
    cell.text.clear();
    cell.blocks.clear();
    cell.missing = true;
    return true;
}

}  // namespace reading
