// SPDX-License-Identifier: MPL-2.0
#include "read/table_value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <utility>

#include "model/date.h"
#include "read/table_value_form.h"

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

/// What a double holds of a decimal number without changing it (IEEE 754: 15 digits always come back the same).
constexpr std::size_t most_digits = 15;

/// The number at the front of a text.
struct ScannedNumber {
    std::string_view text;    // its bytes
    std::uint64_t whole = 0;  // all its digits, when they are no more than most_digits
    std::size_t digits = 0;   // without zeros in front
    int decimals = 0;
    bool negative = false;
    bool grouped = false;

    std::size_t length() const { return text.size(); }
    void add(char c) {
        if (digits > 0 || c != '0') ++digits;
        if (digits <= most_digits) whole = whole * 10 + static_cast<std::uint64_t>(c - '0');
    }
    double value() const {
        // Both are exact, so that the quotient is the nearest number there is, as from_chars gives it.
        constexpr std::array<double, 16> powers = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                   1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
        if (digits > most_digits || decimals >= static_cast<int>(powers.size())) return slow_value();
        const double number = static_cast<double>(whole) / powers[static_cast<std::size_t>(decimals)];
        return negative ? -number : number;
    }

  private:
    double slow_value() const {
        std::string plain = negative ? "-" : "";
        int left = -decimals;
        for (const char c : text)
            if (digit(c)) ++left;
        for (const char c : text) {
            if (!digit(c)) continue;
            if (left-- == 0) plain += '.';
            plain += c;
        }
        double number = 0;
        std::from_chars(plain.data(), plain.data() + plain.size(), number);
        return number;
    }
};

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
    if (form == NumberForm::point && text.find(',') != std::string_view::npos) form = NumberForm::danish;
    ScannedNumber made;
    std::size_t at = 0;
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
        made.negative = text[0] == '-';
        at = 1;
    } else if (text.starts_with(minus_sign)) {
        made.negative = true;
        at = minus_sign.size();
    }
    if (at >= text.size() || !digit(text[at])) return std::nullopt;
    std::size_t leading = 0;
    while (at < text.size()) {
        if (digit(text[at])) {
            made.add(text[at++]);
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
    if (comma || point)
        for (++at; at < text.size() && digit(text[at]); ++at, ++made.decimals) made.add(text[at]);
    made.text = text.substr(0, at);
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
    return number && number->digits > most_digits;
}

/// The digits as they stand, with the decimal comma, and the unit after a no-break space.
std::string as_written(std::string_view text, NumberForm form) {
    const auto number = scan_number(text, form);
    std::string digits(text.substr(0, number->length()));
    if (form == NumberForm::point && text.find(',') == std::string_view::npos)
        std::replace(digits.begin(), digits.end(), '.', ',');
    const std::string_view unit = without_space(text.substr(number->length()));
    return unit.empty() ? digits : digits + std::string(no_break_space) + std::string(unit);
}

std::optional<Amount> amount_of(std::string_view text, const ScannedNumber& number) {
    const std::string_view unit = without_space(text.substr(number.length()));
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
    auto amount = scanned ? amount_of(cell.text, *scanned) : std::nullopt;
    if (!amount || (whole && amount->decimals > 0))
        return wrong_type(field, cell, whole ? "no-integer" : "no-number", diagnostics);
    if (scanned->digits > most_digits) return wrong_type(field, cell, "digits", diagnostics);
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

void TypeGuess::see(const std::string& text) {
    if (text.empty()) return;
    any_ = true;
    dates_ = dates_ && model::parse_danish_date(text).has_value();
    years_ = years_ && is_year(text) && text >= "1900" && text <= "2100";
    if (!numbers_ && !integers_) return;
    const auto amount = parse_amount(text, form_);
    const bool plain = amount && (amount->unit.empty() || amount->unit == "%");
    // "0420" is a code, "0" and "0,5" are numbers.
    const bool coded = (text.size() > 1 && text[0] == '0' && digit(text[1])) || has_too_many_digits(text, form_);
    numbers_ = numbers_ && plain && !coded;
    integers_ = integers_ && plain && !coded && amount->decimals == 0 && amount->unit.empty();
}

std::string TypeGuess::type() const {
    if (!any_) return "markdown";
    if (dates_) return "date";
    if (years_) return "year";
    if (integers_) return "integer";
    return numbers_ ? "number" : "markdown";
}

}  // namespace reading
