// SPDX-License-Identifier: MPL-2.0
#include "read/table_number.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <utility>

namespace reading {
namespace {

using model::Amount;

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view minus_sign = "\u2212";

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

std::optional<Amount> amount_of(std::string_view text, const ScannedNumber& number) {
    const auto unit = unit_of(text, number);
    if (!unit) return std::nullopt;
    Amount amount;
    amount.value = number.value();
    amount.decimals = number.decimals;
    amount.unit = *unit;
    return std::isfinite(amount.value) ? std::optional(std::move(amount)) : std::nullopt;
}

}  // namespace

double ScannedNumber::slow_value() const {
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

std::string as_written(std::string_view text, NumberForm form) {
    const auto number = scan_number(text, form);
    std::string digits(text.substr(0, number->length()));
    if (form == NumberForm::point && text.find(',') == std::string_view::npos)
        std::replace(digits.begin(), digits.end(), '.', ',');
    const std::string_view unit = without_space(text.substr(number->length()));
    return unit.empty() ? digits : digits + std::string(no_break_space) + std::string(unit);
}

std::optional<std::string_view> unit_of(std::string_view text, const ScannedNumber& number) {
    if (number.length() == text.size()) return std::string_view();
    const std::string_view unit = without_space(text.substr(number.length()));
    // "1.0", "13.00" and "2024-01" are no amounts with an odd unit, and neither is a text that begins with a number.
    if (!unit.empty() && (digit(unit[0]) || std::string_view(".,-/:+").find(unit[0]) != std::string_view::npos))
        return std::nullopt;
    // Nor is "1e3", which other programs write.
    const bool power = unit.size() > 1 && (unit[0] == 'e' || unit[0] == 'E') &&
                       number.length() + unit.size() == text.size() &&
                       unit.find_first_not_of("0123456789+-", 1) == std::string_view::npos;
    if (power) return std::nullopt;
    return unit.size() > 24 ? std::nullopt : std::optional(unit);
}

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

}  // namespace reading
