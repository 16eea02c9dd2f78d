// SPDX-License-Identifier: MPL-2.0
#include "model/date.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <vector>

#include "model/messages.h"

namespace model {
namespace {

constexpr std::array<std::string_view, 12> danish_months = {"januar", "februar", "marts",     "april",   "maj",      "juni",
                                                            "juli",   "august",  "september", "oktober", "november", "december"};

bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in_month(int year, int month) {
    constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<Date> existing(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
    if (!year || !month || !day) return std::nullopt;
    const Date date{*year, *month, *day};
    return is_valid(date) ? std::optional(date) : std::nullopt;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto at = text.find_first_of(separators);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::optional<int> month_by_name(std::string_view name) {
    if (name.ends_with('.')) name.remove_suffix(1);
    if (name.size() < 3) return std::nullopt;
    for (std::size_t i = 0; i < danish_months.size(); ++i)
        if (danish_months[i].starts_with(name)) return static_cast<int>(i) + 1;
    return std::nullopt;
}

std::optional<Date> parse_named_month(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i).starts_with("\u00A0")) {
            plain += ' ';
            ++i;
        } else {
            plain += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i];
        }
    }
    std::vector<std::string_view> words;
    for (const auto word : split(plain, " "))
        if (!word.empty()) words.push_back(word);
    if (words.size() == 4 && words[0] == "den") words.erase(words.begin());
    if (words.size() != 3) return std::nullopt;
    if (words[0].ends_with('.')) words[0].remove_suffix(1);
    return existing(number(words[2]), month_by_name(words[1]), number(words[0]));
}

}  // namespace

bool is_valid(Date date) {
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= days_in_month(date.year, date.month);
}

std::string to_iso(Date date) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year % 10000, date.month % 100, date.day % 100);
    return text.data();
}

std::optional<Date> parse_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    return existing(number(text.substr(0, 4)), number(text.substr(5, 2)), number(text.substr(8, 2)));
}

namespace {

/// "1-7-2024", most dates of a table, in one step; nullopt says nothing.
std::optional<Date> parse_short_date(std::string_view text) {
    std::size_t at = 0;
    const auto part = [&](std::size_t most) {
        int value = 0;
        const std::size_t begin = at;
        while (at < text.size() && at - begin < most && text[at] >= '0' && text[at] <= '9')
            value = value * 10 + (text[at++] - '0');
        return at == begin ? -1 : value;
    };
    const auto parted = [&] {
        return at < text.size() && (text[at] == '-' || text[at] == '/' || text[at] == '.') && ++at > 0;
    };
    const int day = part(2);
    if (day < 0 || !parted()) return std::nullopt;
    const int month = part(2);
    if (month < 0 || !parted() || text.size() - at != 4) return std::nullopt;
    const Date date{part(4), month, day};
    return at == text.size() && is_valid(date) ? std::optional(date) : std::nullopt;
}

}  // namespace

std::optional<Date> parse_danish_date(std::string_view text) {
    if (const auto date = parse_short_date(text)) return date;
    if (const auto iso = parse_iso_date(text)) return iso;
    constexpr std::string_view separators = "-/.";
    const auto first = text.find_first_of(separators);
    const auto second = first == std::string_view::npos ? first : text.find_first_of(separators, first + 1);
    if (second != std::string_view::npos && text.size() - second == 5 &&
        text.find_first_of(separators, second + 1) == std::string_view::npos)
        return existing(number(text.substr(second + 1)), number(text.substr(first + 1, second - first - 1)),
                        number(text.substr(0, first)));
    return parse_named_month(text);
}

std::string to_words(Date date, const Messages& messages) {
    return messages.text("date.words",
                         {{"day", std::to_string(date.day)},
                          {"month", messages.text("date.month-" + std::to_string(date.month))},
                          {"year", std::to_string(date.year)}});
}

long days_since_epoch(Date date) {
    const long y = date.month <= 2 ? date.year - 1 : date.year;
    const long era = y / 400;
    const long year_of_era = y - era * 400;
    const long day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

Date from_days_since_epoch(long days) {
    const long shifted = days + 719468;
    const long era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const long day_of_era = shifted - era * 146097;
    const long year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const long month_index = (5 * day_of_year + 2) / 153;
    const int month = static_cast<int>(month_index < 10 ? month_index + 3 : month_index - 9);
    return {static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), month,
            static_cast<int>(day_of_year - (153 * month_index + 2) / 5 + 1)};
}

}  // namespace model
