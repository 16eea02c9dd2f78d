// SPDX-License-Identifier: MPL-2.0
#include "support/expression_date.h"

#include <array>
#include <cstdio>

namespace support {
namespace {

using std::chrono::year_month_day;

constexpr std::array<std::string_view, 12> months = {"januar",    "februar", "marts",    "april",
                                                     "maj",       "juni",    "juli",     "august",
                                                     "september", "oktober", "november", "december"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The number of `fewest` to `most` digits at `at`, which moves behind them; -1 when they are fewer.
int take_number(std::string_view text, std::size_t& at, std::size_t fewest, std::size_t most) {
    const std::size_t begin = at;
    int value = 0;
    for (; at < text.size() && at - begin < most && is_digit(text[at]); ++at) value = value * 10 + (text[at] - '0');
    return at - begin < fewest ? -1 : value;
}

std::optional<year_month_day> existing(int year, int month, int day) {
    const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day))};
    return year > 0 && date.ok() ? std::optional(date) : std::nullopt;
}

struct Figures {
    int year = 0, month = 0, day = 0;
    std::size_t length = 0;
};

std::optional<Figures> iso_figures(std::string_view text) {
    Figures found;
    std::size_t at = 0;
    const auto mark = [&] { return at < text.size() && text[at++] == '-'; };
    found.year = take_number(text, at, 4, 4);
    if (found.year < 0 || !mark()) return std::nullopt;
    found.month = take_number(text, at, 2, 2);
    if (found.month < 0 || !mark()) return std::nullopt;
    found.day = take_number(text, at, 2, 2);
    found.length = at;
    return found.day < 0 ? std::nullopt : std::optional(found);
}

/// Day, month and a year of four digits between two marks: "1-7-2024", "1.7.2024", "1/7/2024", "1/7-2024".
std::optional<Figures> danish_figures(std::string_view text) {
    Figures found;
    std::size_t at = 0;
    found.day = take_number(text, at, 1, 2);
    const char first = at < text.size() ? text[at++] : '\0';
    found.month = take_number(text, at, 1, 2);
    const char second = at < text.size() ? text[at++] : '\0';
    found.year = take_number(text, at, 4, 4);
    const bool marks =
        (first == second && (first == '-' || first == '.' || first == '/')) || (first == '/' && second == '-');
    if (found.day < 0 || found.month < 0 || found.year < 0 || !marks) return std::nullopt;
    found.length = at;
    return found;
}

/// "1. juli 2024", the month in whole.
std::optional<Figures> named_figures(std::string_view text) {
    Figures found;
    std::size_t at = 0;
    found.day = take_number(text, at, 1, 2);
    if (found.day < 0 || !text.substr(at).starts_with(". ")) return std::nullopt;
    at += 2;
    for (std::size_t month = 0; month < months.size(); ++month) {
        if (!text.substr(at).starts_with(months[month])) continue;
        at += months[month].size();
        if (at >= text.size() || text[at++] != ' ') return std::nullopt;
        found.month = static_cast<int>(month) + 1;
        found.year = take_number(text, at, 4, 4);
        found.length = at;
        return found.year < 0 ? std::nullopt : std::optional(found);
    }
    return std::nullopt;
}

std::optional<Figures> figures(std::string_view text) {
    auto found = iso_figures(text);
    if (!found) found = danish_figures(text);
    if (!found) found = named_figures(text);
    if (found && found->length < text.size() && is_digit(text[found->length])) return std::nullopt;
    return found;
}

/// " 8:00", "T08:00:30", " kl. 8.00": seconds since midnight.
std::optional<int> time_of_day(std::string_view text) {
    if (!text.starts_with('T') && !text.starts_with(' ')) return std::nullopt;
    text.remove_prefix(1);
    if (text.starts_with("kl. ")) text.remove_prefix(4);
    std::size_t at = 0;
    const int hours = take_number(text, at, 1, 2);
    if (hours < 0 || hours > 23 || at == text.size()) return std::nullopt;
    const char mark = text[at++];
    const int minutes = take_number(text, at, 2, 2);
    if ((mark != ':' && mark != '.') || minutes < 0 || minutes > 59) return std::nullopt;
    if (at == text.size()) return hours * 3600 + minutes * 60;
    if (text[at++] != mark) return std::nullopt;
    const int seconds = take_number(text, at, 2, 2);
    if (seconds < 0 || seconds > 59 || at != text.size()) return std::nullopt;
    return hours * 3600 + minutes * 60 + seconds;
}

std::string printed(const char* form, int first, int second, int third) {
    std::array<char, 48> out{};
    std::snprintf(out.data(), out.size(), form, first, second, third);
    return out.data();
}

}  // namespace

std::size_t date_length(std::string_view text) {
    const auto found = figures(text);
    return found ? found->length : 0;
}

std::optional<year_month_day> date_in_words(std::string_view text) {
    if (text.size() < 8 || !is_digit(text.front()) || !is_digit(text.back())) return std::nullopt;
    const auto found = figures(text);
    return found && found->length == text.size() ? existing(found->year, found->month, found->day) : std::nullopt;
}

std::optional<Moment> moment_in_words(std::string_view text) {
    if (text.size() < 8 || !is_digit(text.front()) || !is_digit(text.back())) return std::nullopt;
    const auto found = figures(text);
    const auto day = found ? existing(found->year, found->month, found->day) : std::nullopt;
    if (!day) return std::nullopt;
    if (found->length == text.size()) return Moment{*day};
    const auto seconds = time_of_day(text.substr(found->length));
    return seconds ? std::optional(Moment{*day, seconds}) : std::nullopt;
}

int compare_moments(const Moment& a, const Moment& b) {
    if (a.day != b.day) return a.day < b.day ? -1 : 1;
    if (!a.seconds || !b.seconds || *a.seconds == *b.seconds) return 0;
    return *a.seconds < *b.seconds ? -1 : 1;
}

std::string moment_text(const Moment& moment) {
    if (!moment.seconds) return iso_date(moment.day);
    const int seconds = *moment.seconds;
    std::string text = printed("%02d-%02d-%04d", static_cast<int>(static_cast<unsigned>(moment.day.day())),
                               static_cast<int>(static_cast<unsigned>(moment.day.month())),
                               static_cast<int>(moment.day.year()));
    std::string time = printed("%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if (seconds % 60 == 0) time.resize(5);
    return text + " " + time;
}

std::string iso_date(year_month_day date) {
    return printed("%04d-%02d-%02d", static_cast<int>(date.year()),
                   static_cast<int>(static_cast<unsigned>(date.month())),
                   static_cast<int>(static_cast<unsigned>(date.day())));
}

std::string short_date(year_month_day date) {
    return printed("%d-%d-%04d", static_cast<int>(static_cast<unsigned>(date.day())),
                   static_cast<int>(static_cast<unsigned>(date.month())), static_cast<int>(date.year()));
}

}  // namespace support
