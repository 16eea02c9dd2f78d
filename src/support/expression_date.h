// SPDX-License-Identifier: MPL-2.0
// Days as expressions know them: a date is the text "2024-07-01", and what Danes write is read as one.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace support {

/// "2024-07-01", "1-7-2024", "01.07.2024", "1/7-2024" or "1. juli 2024"; nullopt for anything else, and for days that
/// never were.
std::optional<std::chrono::year_month_day> date_in_words(std::string_view text);

/// A day, and the seconds since its midnight where the time is said too.
struct Moment {
    std::chrono::year_month_day day;
    std::optional<int> seconds = {};
};

/// A date as `date_in_words` reads it, or one with a time of day behind it: "1-7-2024 8:00",
/// "2024-07-01T08:00:30", "01-07-2024 kl. 8.00".
std::optional<Moment> moment_in_words(std::string_view text);

/// -1, 0 or 1: a time counts beside another time only.
int compare_moments(const Moment& a, const Moment& b);

/// How many bytes at the front of a text have the form of a date, whether there is such a day or not; 0 for none.
std::size_t date_length(std::string_view text);

/// "2024-07-01"
std::string iso_date(std::chrono::year_month_day date);
/// "1-7-2024"
std::string short_date(std::chrono::year_month_day date);
/// "01-07-2024 08:00", with the seconds where there are any; without a time as `iso_date`.
std::string moment_text(const Moment& moment);

}  // namespace support
