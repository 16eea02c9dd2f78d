// SPDX-License-Identifier: MPL-2.0
#include "read/table_value_form.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace reading {
namespace {

constexpr std::string_view minus_sign = "\u2212";
constexpr std::array<std::string_view, 12> months = {"januar",    "februar", "marts",    "april",
                                                     "maj",       "juni",    "juli",     "august",
                                                     "september", "oktober", "november", "december"};

bool digit(char c) {
    return c >= '0' && c <= '9';
}

/// Takes up to `most` digits off the front; at least `fewest` must stand there.
std::optional<int> take_digits(std::string_view& text, std::size_t fewest, std::size_t most) {
    std::size_t count = 0;
    int value = 0;
    while (count < most && count < text.size() && digit(text[count])) value = value * 10 + (text[count++] - '0');
    if (count < fewest) return std::nullopt;
    text.remove_prefix(count);
    return value;
}

/// Takes a month's name, in whole or its first three letters with or without a point.
std::optional<int> take_month(std::string_view& text, bool whole) {
    const auto begins = [&](std::string_view name) {
        return text.size() >= name.size() && std::equal(name.begin(), name.end(), text.begin(), [](char a, char b) {
                   return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b);
               });
    };
    for (std::size_t i = 0; i < months.size(); ++i) {
        const std::string_view name = whole ? months[i] : months[i].substr(0, 3);
        if (!begins(name)) continue;
        text.remove_prefix(name.size());
        if (!whole && text.starts_with('.')) text.remove_prefix(1);
        return static_cast<int>(i) + 1;
    }
    return std::nullopt;
}

/// Takes what one directive stands for.
bool take(char directive, std::string_view& text, model::Date& date) {
    std::optional<int> found;
    switch (directive) {
        case 'd':
        case 'e':
            if (directive == 'e' && text.starts_with(' ')) text.remove_prefix(1);
            found = take_digits(text, 1, 2);
            if (found) date.day = *found;
            break;
        case 'm':
            found = take_digits(text, 1, 2);
            if (found) date.month = *found;
            break;
        case 'y':
            found = take_digits(text, 2, 2);
            if (found) date.year = *found + (*found < 69 ? 2000 : 1900);
            break;
        case 'Y':
            found = take_digits(text, 4, 4);
            if (found) date.year = *found;
            break;
        case 'B':
        case 'b':
            found = take_month(text, directive == 'B');
            if (found) date.month = *found;
            break;
        default:
            return false;
    }
    return found.has_value();
}

/// The sign in front of a number, taken off.
std::string take_sign(std::string_view& text) {
    if (text.starts_with(minus_sign)) {
        text.remove_prefix(minus_sign.size());
        return "-";
    }
    if (!text.starts_with('-') && !text.starts_with('+')) return {};
    const bool negative = text.front() == '-';
    text.remove_prefix(1);
    return negative ? "-" : "";
}

}  // namespace

bool is_listed_missing(const model::ValueForm& form, std::string_view text) {
    return form.missing && std::find(form.missing->begin(), form.missing->end(), text) != form.missing->end();
}

bool is_date_pattern(std::string_view format) {
    return !format.empty() && format != "default" && format != "any" && format != "iso";
}

std::string unknown_directive(std::string_view pattern) {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%') continue;
        const std::string_view directive = pattern.substr(i, 2);
        if (directive.size() < 2 || std::string_view("demyYBb%").find(directive[1]) == std::string_view::npos)
            return std::string(directive);
        ++i;
    }
    return {};
}

std::optional<model::Date> parse_date(std::string_view text, std::string_view pattern) {
    model::Date date{0, 1, 1};  // the first, where the pattern has no day or month
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool directive = pattern[i] == '%' && i + 1 < pattern.size();
        if (directive && pattern[++i] != '%') {
            if (!take(pattern[i], text, date)) return std::nullopt;
            continue;
        }
        if (!text.starts_with(pattern[i])) return std::nullopt;
        text.remove_prefix(1);
    }
    return text.empty() && model::is_valid(date) ? std::optional(date) : std::nullopt;
}

std::optional<std::string> plain_number(std::string_view text, const model::ValueForm& form, char decimal) {
    const std::string point = form.decimal.empty() ? std::string(1, decimal) : form.decimal;
    if (!form.bare) {
        const auto first = std::find_if(text.begin(), text.end(), digit);
        auto begin = static_cast<std::size_t>(first - text.begin());
        if (text.substr(0, begin).ends_with(minus_sign))
            begin -= minus_sign.size();
        else if (begin > 0 && (text[begin - 1] == '-' || text[begin - 1] == '+'))
            --begin;
        text.remove_prefix(begin);
    }
    std::string made = take_sign(text);
    if (text.empty() || !digit(text.front())) return std::nullopt;
    bool decimals = false;
    const auto before_digit = [&](const std::string& mark) {
        return !mark.empty() && text.starts_with(mark) && text.size() > mark.size() && digit(text[mark.size()]);
    };
    while (!text.empty()) {
        if (digit(text.front())) {
            made += text.front();
            text.remove_prefix(1);
        } else if (!decimals && before_digit(point)) {
            decimals = true;
            made += '.';
            text.remove_prefix(point.size());
        } else if (!decimals && before_digit(form.group)) {
            text.remove_prefix(form.group.size());
        } else {
            break;
        }
    }
    // A comma would be read as one of Danish numbers.
    if (form.bare && text.find_first_of(",0123456789") != std::string_view::npos) return std::nullopt;
    return form.bare ? made + std::string(text) : made;
}

}  // namespace reading
