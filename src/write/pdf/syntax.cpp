// SPDX-License-Identifier: MPL-2.0
#include "write/pdf/syntax.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "model/date.h"
#include "support/utf8.h"

namespace writing::pdf {
namespace {

void append_hex(std::string& out, unsigned value, int digits) {
    constexpr const char* names = "0123456789ABCDEF";
    for (int i = digits - 1; i >= 0; --i) out += names[value >> (4 * i) & 15U];
}

void append_utf16(std::string& out, char32_t c) {
    if (c < 0x10000) {
        append_hex(out, static_cast<unsigned>(c), 4);
        return;
    }
    const unsigned rest = static_cast<unsigned>(c) - 0x10000U;
    append_hex(out, 0xD800U + (rest >> 10U), 4);
    append_hex(out, 0xDC00U + (rest & 0x3FFU), 4);
}

struct Moment {
    model::Date day;
    int hour, minute, second;
};

Moment moment(std::int64_t seconds) {
    constexpr std::int64_t day_length = 86400;
    std::int64_t day = seconds / day_length;
    std::int64_t rest = seconds % day_length;
    if (rest < 0) {
        rest += day_length;
        --day;
    }
    const auto in_day = static_cast<int>(rest);
    return {model::from_days_since_epoch(static_cast<long>(day)), in_day / 3600, in_day / 60 % 60, in_day % 60};
}

std::string format(const char* pattern, std::int64_t seconds) {
    const Moment m = moment(seconds);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), pattern, m.day.year, m.day.month, m.day.day, m.hour, m.minute, m.second);
    return text.data();
}

}  // namespace

void append_number(std::string& out, double value) {
    long long hundredths = std::llround(value * 100);
    if (hundredths < 0) {
        out += '-';
        hundredths = -hundredths;
    }
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), hundredths / 100).ptr;
    out.append(digits.data(), end);
    const auto fraction = static_cast<int>(hundredths % 100);
    if (fraction == 0) return;
    out += '.';
    out += static_cast<char>('0' + fraction / 10);
    if (fraction % 10 != 0) out += static_cast<char>('0' + fraction % 10);
}

std::string number(double value) {
    std::string out;
    append_number(out, value);
    return out;
}

void append_numbers(std::string& out, std::initializer_list<double> values) {
    for (const double value : values) {
        append_number(out, value);
        out += ' ';
    }
}

std::string text_string(std::string_view utf8) {
    bool ascii = true;
    for (const char c : utf8) ascii = ascii && ((c >= ' ' && c < 127) || c == '\n');
    if (ascii) return byte_string(utf8);
    return "<FEFF" + utf16_hex(utf8) + ">";
}

std::string byte_string(std::string_view ascii) {
    std::string out = "(";
    for (const char c : ascii) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '(' || c == ')' || c == '\\') out += '\\';
        out += c;
    }
    return out + ")";
}

std::string hex_string(std::string_view bytes) {
    std::string out = "<";
    for (const char c : bytes) append_hex(out, static_cast<unsigned char>(c), 2);
    return out + ">";
}

std::string utf16_hex(std::string_view utf8) {
    std::string out;
    for (std::size_t at = 0; at < utf8.size();) append_utf16(out, support::next_code_point(utf8, at));
    return out;
}

std::string name(std::string_view text) {
    std::string out = "/";
    for (const char c : text) {
        const bool regular = c > ' ' && c < 127 && std::string_view("()<>[]{}/%#").find(c) == std::string_view::npos;
        if (regular) {
            out += c;
        } else {
            out += '#';
            append_hex(out, static_cast<unsigned char>(c), 2);
        }
    }
    return out;
}

std::string reference(ObjectId id) {
    return std::to_string(id) + " 0 R";
}

std::string pdf_date(std::int64_t seconds) {
    return format("D:%04d%02d%02d%02d%02d%02dZ", seconds);
}

std::string iso_date_time(std::int64_t seconds) {
    return format("%04d-%02d-%02dT%02d:%02d:%02dZ", seconds);
}

}  // namespace writing::pdf
