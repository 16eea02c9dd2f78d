// SPDX-License-Identifier: MPL-2.0
// Numbers, dates and times as their cells show them.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>

#include "read/xlsx/number_format.h"

namespace reading::xlsx {
namespace {

using Kind = NumberFormat::Kind;

constexpr std::array<std::string_view, 12> months = {"januar",    "februar", "marts",    "april",
                                                     "maj",       "juni",    "juli",     "august",
                                                     "september", "oktober", "november", "december"};

constexpr std::array<double, 7> powers = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

/// A number as this many hundredths, thousandths and so on, when it is the one nearest to them: they are its shortest
/// digits then. -1 when it is not.
double parts_of(double value, int decimals) {
    if (decimals < 0 || decimals >= static_cast<int>(powers.size())) return -1;
    const double power = powers[static_cast<std::size_t>(decimals)];
    const double parts = std::nearbyint(value * power);
    return parts < 1e15 && parts / power == value ? parts : -1;
}

/// How many decimals a number needs to be told from others of 15 digits.
int decimals_needed(double value, int most) {
    for (int decimals = 0; decimals < static_cast<int>(powers.size()); ++decimals)
        if (parts_of(std::fabs(value), decimals) >= 0) return std::min(decimals, most);
    std::array<char, 40> written{};
    auto end =
        std::to_chars(written.data(), written.data() + written.size(), std::fabs(value), std::chars_format::scientific)
            .ptr;
    const auto digits_of = [&] {
        return std::find(written.data(), end, 'e') - written.data() - 1;
    };  // the point is none
    if (digits_of() > 15)
        end = std::to_chars(written.data(), written.data() + written.size(), std::fabs(value),
                            std::chars_format::scientific, 14)
                  .ptr;
    const char* const e = std::find(written.data(), end, 'e');
    const char* last = e;
    while (last > written.data() + 1 && (last[-1] == '0' || last[-1] == '.')) --last;
    const int digits = last - written.data() > 1 ? static_cast<int>(last - written.data()) - 1 : 1;
    int exponent = 0;
    std::from_chars(e + (e[1] == '+' ? 2 : 1), end, exponent);
    return std::clamp(digits - 1 - exponent, 0, most);
}

double to_15_digits(double value) {
    std::array<char, 40> written{};
    std::snprintf(written.data(), written.size(), "%.15g", value);
    return std::strtod(written.data(), nullptr);
}

/// The digits of a number with so many decimals, half rounded away from zero as spreadsheets do: what counts is the
/// number that fifteen digits write (2.675), not the binary one below it.
std::string rounded_text(double value, int decimals) {
    std::array<char, 40> written{};
    std::snprintf(written.data(), written.size(), "%.14e", std::fabs(value));
    std::string digits = "0";  // for what is carried
    const std::string_view text = written.data();
    const std::size_t e = text.find('e');
    for (const char c : text.substr(0, e))
        if (c != '.') digits += c;
    int exponent = 0;
    const std::size_t sign = text[e + 1] == '+' ? 2 : 1;
    std::from_chars(text.data() + e + sign, text.data() + text.size(), exponent);
    // `whole` digits, the one for the carry counted, stand before the decimal sign.
    int whole = exponent + 2;
    if (whole < 1) {
        digits.insert(0, static_cast<std::size_t>(1 - whole), '0');
        whole = 1;
    }
    const auto length = static_cast<std::size_t>(whole + decimals);
    const bool up = length < digits.size() && digits[length] >= '5';
    digits.resize(length, '0');
    for (std::size_t at = digits.size(); up && at-- > 0;) {
        if (digits[at] != '9') {
            ++digits[at];
            break;
        }
        digits[at] = '0';
    }
    std::string made = digits.substr(0, static_cast<std::size_t>(whole));
    made.erase(0, std::min(made.find_first_not_of('0'), made.size() - 1));
    if (decimals > 0) made += "." + digits.substr(static_cast<std::size_t>(whole));
    return made;
}

/// With as many leading zeros as it takes.
void append_digits(std::string& out, long value, std::size_t fewest) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    const auto length = static_cast<std::size_t>(end - digits.data());
    if (length < fewest) out.append(fewest - length, '0');
    out.append(digits.data(), length);
}

std::string clock_text(long hours, int minute, int second) {
    std::string out;
    append_digits(out, hours, 2);
    out += ':';
    append_digits(out, minute, 2);
    if (second == 0) return out;
    out += ':';
    append_digits(out, second, 2);
    return out;
}

std::string date_text(const model::Date& day, bool month_word) {
    if (month_word)
        return std::to_string(day.day) + ". " + std::string(months[static_cast<std::size_t>(day.month - 1)]) + " " +
               std::to_string(day.year);
    std::string out;
    append_digits(out, day.day, 2);
    out += '-';
    append_digits(out, day.month, 2);
    out += '-';
    append_digits(out, day.year, 4);
    return out;
}

/// The digits before and after the decimal point of a number without its sign, rounded to so many decimals.
struct Digits {
    std::string whole, fraction;
};

Digits digits_of(double value, int decimals) {
    Digits made;
    if (const double parts = parts_of(value, decimals); parts >= 0) {
        const auto power = static_cast<long>(powers[static_cast<std::size_t>(decimals)]);
        append_digits(made.whole, static_cast<long>(parts) / power, 1);
        if (decimals > 0)
            append_digits(made.fraction, static_cast<long>(parts) % power, static_cast<std::size_t>(decimals));
        return made;
    }
    const std::string written = rounded_text(value, decimals);
    const std::size_t point = std::min(written.find('.'), written.size());
    made.whole = written.substr(0, point);
    if (point < written.size()) made.fraction = written.substr(point + 1);
    return made;
}

/// Places count digits from the right; a literal left of all digits is none.
void put_between(const std::vector<std::pair<int, std::string>>& literals, std::string& whole) {
    const std::size_t digits = whole.size();
    for (const auto& [place, words] : literals) {
        const auto right = static_cast<std::size_t>(place);
        if (right >= digits) continue;
        std::size_t at = 0, passed = 0;  // other literals stand in the text already
        for (std::size_t i = 0; i < whole.size() && passed < digits - right; ++i) {
            if (whole[i] >= '0' && whole[i] <= '9') ++passed;
            at = i + 1;
        }
        while (at < whole.size() && (whole[at] < '0' || whole[at] > '9')) ++at;
        whole.insert(at, words);
    }
}

bool is_zero(const std::string& digits) {
    return digits.find_first_not_of('0') == std::string::npos;
}

}  // namespace

bool has_unsure_digits(double value) {
    return std::isfinite(value) && std::fabs(value) >= 1e15 && to_15_digits(value) != value;
}

ShownNumber show_number(double value, const NumberFormat& all) {
    const NumberFormat& format = all.section_for(value);
    ShownNumber shown;
    const bool fixed = format.kind == Kind::number;
    const bool scales = fixed && format.scale != 1 && std::isfinite(value * format.scale);
    const double scaled = scales                     ? to_15_digits(value * format.scale)
                          : has_unsure_digits(value) ? to_15_digits(value)
                                                     : value;
    int decimals = 0;
    if (!fixed) {
        decimals = decimals_needed(scaled, 15);
    } else if (format.fewest_decimals == format.most_decimals) {
        decimals = std::min(format.most_decimals, 15);
    } else {
        const Digits most = digits_of(std::fabs(scaled), std::min(format.most_decimals, 15));
        const std::size_t last = most.fraction.find_last_not_of('0');
        decimals = std::max(format.fewest_decimals, last == std::string::npos ? 0 : static_cast<int>(last) + 1);
    }
    shown.amount = {scaled, decimals, fixed ? format.unit : std::string()};
    Digits digits = digits_of(std::fabs(scaled), decimals);
    if (fixed && digits.whole.size() < static_cast<std::size_t>(format.digits))
        digits.whole.insert(0, static_cast<std::size_t>(format.digits) - digits.whole.size(), '0');
    const bool negative = scaled < 0 && !(is_zero(digits.whole) && is_zero(digits.fraction));
    if (fixed && format.grouped)
        for (std::size_t at = digits.whole.size(); at > 3; at -= 3) digits.whole.insert(at - 3, ".");
    if (fixed && !format.between.empty()) put_between(format.between, digits.whole);
    if (negative) shown.text = "\u2212";
    shown.text += digits.whole;
    if (!digits.fraction.empty()) shown.text.append(",").append(digits.fraction);
    return shown;
}

ShownNumber show_all_decimals(double value, const NumberFormat& all) {
    const NumberFormat& format = all.section_for(value);
    ShownNumber shown = show_number(value, format);
    const double size = std::fabs(shown.amount.value);
    if (format.kind != Kind::number || parts_of(size, shown.amount.decimals) >= 0) return shown;
    const int needed = decimals_needed(size, 15);
    if (needed <= shown.amount.decimals) return shown;
    NumberFormat longer = format;
    longer.fewest_decimals = longer.most_decimals = needed;
    return show_number(value, longer);
}

std::optional<DayTime> day_of_serial(double serial, bool epoch_1904) {
    constexpr double last_day = 2958465;  // 9999-12-31
    if (!std::isfinite(serial) || serial < 0 || serial >= last_day + 1) return std::nullopt;
    double whole = std::floor(serial);
    long second = std::lround((serial - whole) * 86400);
    if (second == 86400) {
        second = 0;
        whole += 1;
    }
    long day = static_cast<long>(whole);
    if (epoch_1904) {
        day += 1462;
    } else {
        if (day == 60) return std::nullopt;
        if (day < 60) ++day;  // from 1 March 1900 on the epoch counts a day that never was
    }
    const model::Date date = model::from_days_since_epoch(day - 25569);
    if (!model::is_valid(date)) return std::nullopt;
    return DayTime{date, static_cast<int>(second)};
}

std::string show_time(double serial, const DayTime& moment, NumberFormat::Kind kind, bool month_word) {
    const int second = moment.second;
    switch (kind) {
        case Kind::date:
            return date_text(moment.day, month_word);
        case Kind::date_time: {
            std::string text = date_text(moment.day, month_word);
            if (second != 0) text += " " + clock_text(second / 3600, second / 60 % 60, second % 60);
            return text;
        }
        case Kind::duration: {
            const long seconds = std::lround(serial * 86400);
            return clock_text(seconds / 3600, static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
        }
        default:
            return clock_text(second / 3600, second / 60 % 60, second % 60);
    }
}

}  // namespace reading::xlsx
