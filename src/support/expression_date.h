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

/// How many bytes at the front of a text have the form of a date in figures, whether there is such a day or not; 0 for
/// none.
std::size_t date_length(std::string_view text);

/// "2024-07-01"
std::string iso_date(std::chrono::year_month_day date);
/// "1-7-2024"
std::string short_date(std::chrono::year_month_day date);

}  // namespace support
