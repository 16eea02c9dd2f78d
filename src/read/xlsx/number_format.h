// SPDX-License-Identifier: MPL-2.0
// What a cell's number format makes of its number (ISO/IEC 29500-1, 18.8.30 and 18.8.31).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/date.h"
#include "model/node.h"

namespace reading::xlsx {

struct NumberFormat {
    enum class Kind { general, number, date, time, date_time, duration, text };
    Kind kind = Kind::general;
    int fewest_decimals = 0;
    int most_decimals = 0;
    int digits = 1;        // before the decimal sign, with leading zeros: 4 of "0000"
    bool grouped = false;  // thousand points
    double scale = 1;      // 100 of a per cent format, 0.001 of "#,##0,"
    bool month_word = false;
    std::string unit;      // the words around the number, trimmed: "%", "kr."
    /// Literals between the digits before the decimal sign, as in "00-00-00": how many digits stand right of each.
    std::vector<std::pair<int, std::string>> between;
    std::string zero;        // the words that stand for nought: `0;-0;"nul"`
    std::string instead;     // the words that stand for any number: a section of words alone, `"Ja";"Nej"`
    bool currency = false;   // what stands before the number is its currency, and so its unit
    std::string before, after, first_after;  // the same as they stand; the first quoted piece after the number

    /// Which numbers a section with a condition is for, "[>=1000]"; all others are shown by those after it, in order.
    enum class Condition { none, less, at_most, equal, other, at_least, more };
    Condition condition = Condition::none;
    double limit = 0;
    std::vector<NumberFormat> others;

    /// The section that shows a number; this one where none has a condition.
    const NumberFormat& section_for(double value) const;
};

/// The first section of a format code; those with a condition and the one after them; all where one is words alone: "#,##0.00", "0.0%",
/// "[$-406]d\. mmmm yyyy;@", `0" dage"`.
NumberFormat parse_number_format(std::string_view code);
/// The formats that a workbook names by number alone, 0 to 49; 27 to 36 and 50 to 58 are dates.
NumberFormat builtin_number_format(int id);

/// A number as its cell shows it in Denmark: "1.250,5", "0420", without the unit. The amount's value is scaled
/// (8.6 of 0.086 as per cent) and not rounded, but for digits after the fifteenth of a whole number.
struct ShownNumber {
    model::Amount amount;
    std::string text;
};
ShownNumber show_number(double value, const NumberFormat& format);
/// As `show_number`, with as many decimals as the number has where its format shows fewer.
ShownNumber show_all_decimals(double value, const NumberFormat& format);
/// Whether a whole number has more than the fifteen digits that a spreadsheet keeps: it is read as that shows it, with
/// zeros for the rest.
bool has_unsure_digits(double value);

/// The day and the second of the day that a serial number means. nullopt when there is no such day: before the epoch,
/// after 9999, and 29 February 1900, which the 1900 epoch counts.
struct DayTime {
    model::Date day;
    int second = 0;
};
std::optional<DayTime> day_of_serial(double serial, bool epoch_1904);
/// "01-07-2024", "1. juli 2024", "01-07-2024 13:05", "13:05:30" (seconds when there are any), "25:30".
std::string show_time(double serial, const DayTime& moment, NumberFormat::Kind kind, bool month_word);

}  // namespace reading::xlsx
