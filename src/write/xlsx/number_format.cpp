// SPDX-License-Identifier: MPL-2.0
#include "write/xlsx/number_format.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "write/xlsx/excel_text.h"

namespace writing::xlsx {
namespace {

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view minus_sign = "\u2212";
constexpr int most_decimals = 15;          // digits are no more
constexpr std::size_t longest_words = 70;  // bytes; Excel takes formats of 255 characters

int decimals_of(const WrittenNumber& found) {
    const auto point = found.digits.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(found.digits.size() - point - 1);
}

// Whether the text says the value, to the decimals that it has.
bool is_written(const WrittenNumber& found, double value) {
    double number = 0;
    const auto read = std::from_chars(found.digits.data(), found.digits.data() + found.digits.size(), number);
    const double size = std::abs(value);
    const int decimals = decimals_of(found);
    const double rounding = 0.5 * std::pow(10.0, -decimals);
    return read.ec == std::errc() && std::abs(number - size) < rounding + 1e-9 * std::max(1.0, size);
}

// Takes the sign off the end of what stands before a number.
std::string_view take_minus(std::string_view& before) {
    for (const std::string_view sign : {minus_sign, std::string_view("-")})
        if (before.ends_with(sign)) {
            before.remove_suffix(sign.size());
            return sign;
        }
    return {};
}

std::size_t space_before(std::string_view text) {
    if (text.starts_with(' ')) return 1;
    return text.starts_with(no_break_space) ? no_break_space.size() : 0;
}

// Literal text of a number format: it cannot hold its own quotation mark.
std::string in_quotes(std::string_view text) {
    if (text.empty()) return {};
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? '\'' : c;
    return out + "\"";
}

}  // namespace

NumberShape number_shape(const model::Amount& amount, std::string_view text, std::string_view type,
                         std::string_view column_unit) {
    NumberShape shape;
    shape.decimals = std::clamp(amount.decimals, 0, most_decimals);
    if (amount.unit != column_unit || amount.unit == "%") shape.unit = amount.unit;
    shape.spaced = !shape.unit.empty();
    if (text.empty()) {
        shape.grouped = type != "year";
        shape.complete = true;
        return shape;
    }
    WrittenNumber found = written_number(text);
    if (!is_written(found, amount.value)) found = written_number(text, '.');  // as English documents write it
    if (found.digits.empty() || !is_written(found, amount.value)) return shape;
    shape.decimals = std::min(decimals_of(found), most_decimals);
    shape.grouped = std::abs(amount.value) < 1000 || found.grouped;
    if (text.size() - (found.end - found.begin) > longest_words || text.find('\n') != std::string_view::npos)
        return shape;
    std::string_view before = text.substr(0, found.begin), after = text.substr(found.end);
    if (amount.value < 0) {
        const std::string_view sign = take_minus(before);
        if (sign.empty()) return shape;
        if (!before.empty() || !after.empty()) shape.minus = sign;
    }
    shape.before = before;
    shape.after = after;
    shape.complete = true;
    const std::size_t space = space_before(after);
    if (amount.unit.empty() || after.substr(space).starts_with(amount.unit)) {
        shape.unit = amount.unit.empty() ? std::string_view() : after.substr(0, space + amount.unit.size());
        shape.after.remove_prefix(shape.unit.size());
        shape.spaced = false;
    } else if (after.find(amount.unit) != std::string_view::npos) {
        shape.unit = {};
        shape.spaced = false;
    }
    return shape;
}

std::string number_format(const NumberShape& shape, std::string_view locale) {
    std::string digits = shape.grouped ? "#,##0" : "0";
    if (shape.decimals > 0) digits += "." + std::string(static_cast<std::size_t>(shape.decimals), '0');
    std::string unit = (shape.spaced ? " " : "") + std::string(shape.unit);
    unit = shape.is_percent() ? in_quotes(std::string_view(unit).substr(0, unit.size() - 1)) + "%" : in_quotes(unit);
    const std::string rest = digits + unit + in_quotes(shape.after);
    const std::string positive = std::string(locale) + in_quotes(shape.before) + rest;
    if (shape.minus.empty()) return positive;
    return positive + ";" + std::string(locale) + in_quotes(std::string(shape.before) + std::string(shape.minus)) +
           rest;
}

std::string_view format_locale(std::string_view language) {
    return language.starts_with("da") ? "[$-406]" : "[$-809]";
}

std::string date_format(std::string_view language) {
    return std::string(format_locale(language)) + (language.starts_with("da") ? "d\\. mmmm yyyy;@" : "d mmmm yyyy;@");
}

}  // namespace writing::xlsx
