// SPDX-License-Identifier: MPL-2.0
#include "read/table_value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <utility>

#include "model/date.h"

namespace reading {
namespace {

using model::Amount;
using model::DataCell;
using model::Field;

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view minus_sign = "\u2212";

bool digit(char c) {
    return c >= '0' && c <= '9';
}

/// The number at the front of a text, as digits and a decimal point for strtod.
struct ScannedNumber {
    std::string plain;
    int decimals = 0;
    std::size_t length = 0;  // bytes of the text
    bool grouped = false;

    std::size_t digits() const {
        std::size_t count = 0;
        for (const char c : plain)
            if (digit(c) && (count > 0 || c != '0')) ++count;
        return std::max<std::size_t>(count, 1);
    }
    double value() const {
        double number = 0;
        std::from_chars(plain.data(), plain.data() + plain.size(), number);
        return number;
    }
};

/// What a double holds of a decimal number without changing it (IEEE 754: 15 digits always come back the same).
constexpr std::size_t most_digits = 15;

/// True when three digits and no fourth follow a separator at `at` (of `width` bytes).
bool group_follows(std::string_view text, std::size_t at, std::size_t width) {
    for (std::size_t i = 0; i < 3; ++i)
        if (at + width + i >= text.size() || !digit(text[at + width + i])) return false;
    return at + width + 3 >= text.size() || !digit(text[at + width + 3]);
}

/// The width of a thousands separator at `at`, 0 when there is none.
std::size_t separator_width(std::string_view text, std::size_t at, NumberForm form) {
    if (text[at] == '.' && form == NumberForm::danish) return 1;
    if (text[at] == ' ') return 1;
    return text.substr(at).starts_with(no_break_space) ? no_break_space.size() : 0;
}

std::optional<ScannedNumber> scan_number(std::string_view text, NumberForm form) {
    if (text.find(',') != std::string_view::npos) form = NumberForm::danish;
    ScannedNumber made;
    std::size_t at = 0;
    if (text.starts_with(minus_sign)) {
        made.plain = "-";
        at = minus_sign.size();
    } else if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
        made.plain = text[0] == '-' ? "-" : "";
        at = 1;
    }
    if (at >= text.size() || !digit(text[at])) return std::nullopt;
    std::size_t leading = 0;
    while (at < text.size()) {
        if (digit(text[at])) {
            made.plain += text[at++];
            ++leading;
            continue;
        }
        const std::size_t width = separator_width(text, at, form);
        const bool can_group = made.grouped ? leading == 3 : leading <= 3;
        if (width == 0 || !can_group || !group_follows(text, at, width)) break;
        made.grouped = true;
        leading = 0;
        at += width;
    }
    const bool comma = at + 1 < text.size() && text[at] == ',' && digit(text[at + 1]);
    const bool point = form == NumberForm::point && at + 1 < text.size() && text[at] == '.' && digit(text[at + 1]);
    if (comma || point) {
        made.plain += '.';
        for (++at; at < text.size() && digit(text[at]); ++at, ++made.decimals) made.plain += text[at];
    }
    made.length = at;
    return made;
}

std::string_view without_space(std::string_view text) {
    while (!text.empty() && text[0] == ' ') text.remove_prefix(1);
    while (text.starts_with(no_break_space)) text.remove_prefix(no_break_space.size());
    return text;
}

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

bool has_too_many_digits(std::string_view text, NumberForm form) {
    const auto number = scan_number(text, form);
    return number && number->digits() > most_digits;
}

/// The digits as they stand, with the decimal comma, and the unit after a no-break space.
std::string as_written(std::string_view text, NumberForm form) {
    const auto number = scan_number(text, form);
    std::string digits(text.substr(0, number->length));
    if (form == NumberForm::point && text.find(',') == std::string_view::npos)
        std::replace(digits.begin(), digits.end(), '.', ',');
    const std::string_view unit = without_space(text.substr(number->length));
    return unit.empty() ? digits : digits + std::string(no_break_space) + std::string(unit);
}

std::optional<Amount> amount_of(std::string_view text, const ScannedNumber& number) {
    const std::string_view unit = without_space(text.substr(number.length));
    // "1.0", "13.00" and "2024-01" are no amounts with an odd unit, and neither is a text that begins with a number.
    if (!unit.empty() && (digit(unit[0]) || std::string_view(".,-/:+").find(unit[0]) != std::string_view::npos))
        return std::nullopt;
    if (unit.size() > 24) return std::nullopt;
    Amount amount;
    amount.value = number.value();
    amount.decimals = number.decimals;
    amount.unit = unit;
    return std::isfinite(amount.value) ? std::optional(std::move(amount)) : std::nullopt;
}

void type_number(bool whole, const Field& field, NumberForm form, DataCell& cell, model::Diagnostics& diagnostics) {
    const auto scanned = scan_number(cell.text, form);
    auto amount = scanned ? amount_of(cell.text, *scanned) : std::nullopt;
    if (!amount || (whole && amount->decimals > 0))
        return wrong_type(field, cell, whole ? "no-integer" : "no-number", diagnostics);
    if (scanned->digits() > most_digits) return wrong_type(field, cell, "digits", diagnostics);
    const bool bare = amount->unit.empty();
    if (!bare && amount->unit != "%" && amount->unit != field.unit)
        return wrong_type(field, cell, "unit", diagnostics);
    if (field.inferred)
        cell.text = as_written(cell.text, form);
    else if (form == NumberForm::point && cell.text.find(',') == std::string::npos)
        cell.text = to_danish(*amount);
    if (bare) amount->unit = field.unit;
    cell.value = std::move(*amount);
}

void type_date(const Field& field, DataCell& cell, model::Diagnostics& diagnostics) {
    const auto date = model::parse_danish_date(cell.text);
    if (date)
        cell.value = model::DateValue{date->year, date->month, date->day};
    else
        wrong_type(field, cell, "no-date", diagnostics);
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

std::optional<Amount> parse_amount(std::string_view text, NumberForm form) {
    const auto number = scan_number(text, form);
    return number ? amount_of(text, *number) : std::nullopt;
}

std::string to_danish(const Amount& amount) {
    std::array<char, 400> digits{};
    std::snprintf(digits.data(), digits.size(), "%.*f", std::clamp(amount.decimals, 0, 15), std::fabs(amount.value));
    std::string whole = digits.data();
    std::string fraction;
    if (const auto point = whole.find_first_of(".,"); point != std::string::npos) {
        fraction = "," + whole.substr(point + 1);
        whole.resize(point);
    }
    for (std::size_t at = whole.size(); at > 3; at -= 3) whole.insert(at - 3, ".");
    std::string text = amount.value < 0 ? std::string(minus_sign) : "";
    text += whole + fraction;
    if (!amount.unit.empty()) text += std::string(no_break_space) + amount.unit;
    return text;
}

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
    if (cell.text.empty() && !is_text) cell.missing = true;
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
            if (const auto flag = parse_boolean(cell.text)) cell.value = *flag;
            else wrong_type(field, cell, "no-boolean", diagnostics);
            return;
        case CellType::url:
            if (!is_web_address(cell.text)) wrong_type(field, cell, "no-url", diagnostics);
            return;
    }
}

std::string infer_type(const std::vector<model::DataRow>& rows, std::size_t column, NumberForm form) {
    bool dates = true;
    bool years = true;
    bool integers = true;
    bool numbers = true;
    bool any = false;
    for (const auto& row : rows) {
        if (row.is_group || row.cells[column].text.empty()) continue;
        const std::string& text = row.cells[column].text;
        any = true;
        const auto amount = parse_amount(text, form);
        const bool plain = amount && (amount->unit.empty() || amount->unit == "%");
        // "0420" is a code, "0" and "0,5" are numbers.
        const bool coded =
            (text.size() > 1 && text[0] == '0' && digit(text[1])) || has_too_many_digits(text, form);
        dates = dates && model::parse_danish_date(text).has_value();
        years = years && is_year(text) && text >= "1900" && text <= "2100";
        numbers = numbers && plain && !coded;
        integers = integers && plain && !coded && amount->decimals == 0 && amount->unit.empty();
    }
    if (!any) return "markdown";
    if (dates) return "date";
    if (years) return "year";
    if (integers) return "integer";
    return numbers ? "number" : "markdown";
}

}  // namespace reading
