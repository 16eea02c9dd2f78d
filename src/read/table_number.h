// SPDX-License-Identifier: MPL-2.0
// Numbers with their units, as Danish tables write them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/node.h"

namespace reading {

/// How numbers are written: Danish has the decimal comma and thousand points, YAML and comma-separated files the
/// decimal point (a decimal comma is understood there too).
enum class NumberForm { danish, point };

/// What a double holds of a decimal number without changing it (IEEE 754: 15 digits always come back the same).
inline constexpr std::size_t most_digits = 15;

inline bool digit(char c) {
    return c >= '0' && c <= '9';
}

/// The number at the front of a text.
struct ScannedNumber {
    std::string_view text;    // its bytes
    std::uint64_t whole = 0;  // all its digits, when they are no more than most_digits
    std::size_t digits = 0;   // without zeros in front
    int decimals = 0;
    bool negative = false;
    bool grouped = false;

    std::size_t length() const { return text.size(); }
    void add(char c) {
        if (digits > 0 || c != '0') ++digits;
        if (digits <= most_digits) whole = whole * 10 + static_cast<std::uint64_t>(c - '0');
    }
    double value() const {
        // Both are exact, so that the quotient is the nearest number there is, as from_chars gives it.
        constexpr std::array<double, 16> powers = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                   1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
        if (digits > most_digits || decimals >= static_cast<int>(powers.size())) return slow_value();
        const double number = static_cast<double>(whole) / powers[static_cast<std::size_t>(decimals)];
        return negative ? -number : number;
    }

  private:
    double slow_value() const;
};

std::optional<ScannedNumber> scan_number(std::string_view text, NumberForm form);
/// What stands after the number of a text; nullopt when that is no unit.
std::optional<std::string_view> unit_of(std::string_view text, const ScannedNumber& number);
/// Without blanks in front.
std::string_view without_space(std::string_view text);
/// The digits as they stand, with the decimal comma, and the unit after a no-break space. The text begins with a
/// number.
std::string as_written(std::string_view text, NumberForm form);

/// "1.250,5", "8,6 %", "-3", "12 dage": what stands after the number is its unit. nullopt when it is no number.
std::optional<model::Amount> parse_amount(std::string_view text, NumberForm form);
/// "1.250,5" and its unit after a no-break space, "8,6 %": an amount as Danish readers expect it, decimals as written.
std::string to_danish(const model::Amount& amount);

}  // namespace reading
