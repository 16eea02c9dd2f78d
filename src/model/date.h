// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace model {

class Messages;

/// A calendar date in Danish time; no clock, no zone.
struct Date {
    int year = 0;
    int month = 0;
    int day = 0;

    auto operator<=>(const Date&) const = default;
};

/// True for a day that exists in the Gregorian calendar, years 1 to 9999.
bool is_valid(Date date);
/// "2024-07-01" (ISO 8601, extended form).
std::string to_iso(Date date);
/// Accepts exactly YYYY-MM-DD of an existing day.
std::optional<Date> parse_iso_date(std::string_view text);
/// Accepts what Danish offices write: 2024-07-01, 1-7-2024, 1/7/2024, 01.07.2024, "1. juli 2024", "1. jul. 2024".
std::optional<Date> parse_danish_date(std::string_view text);
/// "1. juli 2024" or "1 July 2024", by the catalogue's language; a no-break space before the month.
std::string to_words(Date date, const Messages& messages);
/// Days since 1970-01-01.
long days_since_epoch(Date date);
Date from_days_since_epoch(long days);

}  // namespace model
