// SPDX-License-Identifier: MPL-2.0
#include "model/value_key.h"

#include <array>
#include <cctype>
#include <cstddef>
#include <cstdio>
#include <variant>

#include "model/date.h"

namespace model {
namespace {

enum class Kind { text, number, date, truth };

Kind kind_of(const Field& field) {
    if (field.type == "number" || field.type == "integer" || field.type == "year") return Kind::number;
    if (field.type == "date") return Kind::date;
    return field.type == "boolean" ? Kind::truth : Kind::text;
}

bool is_exact(const Field& field) {
    return kind_of(field) == Kind::number && !field.inferred;
}

/// "007": its zeros may be part of a name.
bool begins_with_zeros(const std::string& text) {
    const std::size_t first = text.find_first_of("0123456789");
    return first != std::string::npos && first + 1 < text.size() && text[first] == '0' &&
           std::isdigit(static_cast<unsigned char>(text[first + 1])) != 0;
}

/// Per cent are hundredths, in every column.
std::string number_key(const Amount& amount, bool exact) {
    const bool percent = amount.unit == "%";
    std::array<char, 400> digits{};
    if (exact)
        std::snprintf(digits.data(), digits.size(), "%.15g", (percent ? amount.value / 100 : amount.value) + 0.0);
    else
        std::snprintf(digits.data(), digits.size(), "%.*f", amount.decimals, amount.value);
    const bool bare = amount.unit.empty() || (exact && percent);
    return digits.data() + (bare ? std::string() : " " + amount.unit);
}

std::string key_of(const DataCell& cell, Kind kind, bool exact) {
    if (cell.text.empty()) return {};
    const auto* amount = std::get_if<Amount>(&cell.value);
    if (amount && kind == Kind::number && (exact || !begins_with_zeros(cell.text))) return number_key(*amount, exact);
    if (const auto* date = std::get_if<DateValue>(&cell.value)) return to_iso({date->year, date->month, date->day});
    if (const auto* truth = std::get_if<bool>(&cell.value)) return *truth ? "true" : "false";
    return cell.text;
}

}  // namespace

std::string value_key(const DataCell& cell, const Field& field) {
    return key_of(cell, kind_of(field), is_exact(field));
}

std::string value_key(const DataCell& cell, const Field& field, const Field& other) {
    if (!compares_values(field, other)) return cell.text;
    return key_of(cell, kind_of(field), is_exact(field) || is_exact(other));
}

bool compares_values(const Field& field, const Field& other) {
    return kind_of(field) != Kind::text && kind_of(field) == kind_of(other);
}

}  // namespace model
