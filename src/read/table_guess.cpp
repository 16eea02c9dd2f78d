// SPDX-License-Identifier: MPL-2.0
// The types of columns that no schema describes, from the texts of their cells.
#include <algorithm>
#include <string>
#include <string_view>

#include "model/date.h"
#include "read/table_value.h"

namespace reading {
namespace {

bool is_year(std::string_view text) {
    return text.size() == 4 && std::all_of(text.begin(), text.end(), digit) && text >= "1900" && text <= "2100";
}

bool has_too_many_digits(std::string_view text, NumberForm form) {
    const auto number = scan_number(text, form);
    return number && number->digits > most_digits;
}

}  // namespace

void TypeGuess::see(const std::string& text) {
    if (text.empty()) return;
    any_ = true;
    dates_ = dates_ && model::parse_danish_date(text).has_value();
    years_ = years_ && is_year(text);
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
