// SPDX-License-Identifier: MPL-2.0
#include "write/xlsx/excel_text.h"

#include <algorithm>
#include <cmath>

#include "support/utf8.h"

namespace writing::xlsx {
namespace {

bool is_hexadecimal(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// "_x000D_" in a workbook's XML is a line end (ECMA-376-1, 22.9.2.19, ST_Xstring).
bool is_escape(std::string_view text) {
    return text.size() >= 7 && text[0] == '_' && text[1] == 'x' && text[6] == '_' &&
           std::all_of(text.begin() + 2, text.begin() + 6, is_hexadecimal);
}

bool is_character(char32_t c) {
    return (c >= 0x20 || c == '\t' || c == '\n') && c != 0xFFFE && c != 0xFFFF;
}

constexpr std::string_view no_characters = "\xEF\xBF";  // begins U+FFFE and U+FFFF, and some that are characters

}  // namespace

bool is_safe(std::string_view text) {
    bool ascii = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x20 && c != '\n') return false;
        if (c == '_' && is_escape(text.substr(i))) return false;
        ascii = ascii && c < 0x80;
    }
    return ascii || (support::find_invalid_utf8(text) == std::string_view::npos &&
                     text.find(no_characters) == std::string_view::npos);
}

std::string safe_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    if (is_safe(text)) return out.append(text);
    for (std::size_t i = 0; i < text.size();) {
        if (is_escape(text.substr(i))) out += "_x005F";
        const char32_t c = support::next_code_point(text, i);
        if (is_character(c)) support::append_utf8(out, c);
    }
    return out;
}

std::string place_in_book(const std::string& sheet, std::string_view place) {
    std::string out = "'";  // an apostrophe in a sheet's name is doubled
    for (const char c : sheet) out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'!" + std::string(place);
}

WrittenNumber written_number(std::string_view text, char decimal) {
    const char group = decimal == ',' ? '.' : ',';
    const auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    WrittenNumber found;
    found.begin = std::min(text.find_first_of("0123456789"), text.size());
    for (found.end = found.begin; found.end < text.size(); ++found.end) {
        const char c = text[found.end];
        if (is_digit(found.end)) {
            found.digits += c;
        } else if (c == decimal && is_digit(found.end + 1)) {
            found.digits += '.';
        } else if (c == group && is_digit(found.end + 1)) {
            found.grouped = true;
        } else {
            break;
        }
    }
    return found;
}

bool is_text_only(const WrittenNumber& number) {
    constexpr std::ptrdiff_t longest = 15;
    const std::string& digits = number.digits;
    if (digits.size() > 1 && digits[0] == '0' && digits[1] != '.') return true;
    const auto first = std::find_if(digits.begin(), digits.end(), [](char c) { return c != '0' && c != '.'; });
    const auto last = std::find_if(digits.rbegin(), digits.rend(), [](char c) { return c != '0' && c != '.'; }).base();
    return first < last && std::count_if(first, last, [](char c) { return c != '.'; }) > longest;
}

std::size_t excel_length(std::string_view text) {
    std::size_t units = 0;
    for (std::size_t i = 0; i < text.size();) units += support::next_code_point(text, i) > 0xFFFF ? 2 : 1;
    return units;
}

std::string cut(std::string_view text, std::size_t limit) {
    std::size_t units = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        units += support::next_code_point(text, i) > 0xFFFF ? 2 : 1;
        if (units > limit) return std::string(text.substr(0, begin));
    }
    return std::string(text);
}

std::string lower_case(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = support::next_code_point(text, i);
        const bool upper = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
        support::append_utf8(out, upper ? c + 32 : c);
    }
    return out;
}

namespace {

// Lines that one paragraph takes when it is broken between words, and within those that are longer than a line.
std::size_t wrapped_lines(std::string_view text, double width) {
    std::size_t lines = 1;
    double used = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        const auto word = static_cast<double>(support::count_code_points(text.substr(0, end)));
        if (used > 0 && used + 1 + word > width) {
            ++lines;
            used = 0;
        }
        const double over = std::floor(std::max(0.0, word - 1) / width);
        lines += static_cast<std::size_t>(over);
        used += (used > 0 ? 1 : 0) + word - over * width;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

}  // namespace

TextExtent measure(std::string_view text, double width) {
    TextExtent extent{0, 0};
    while (true) {
        const auto end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        const std::size_t length = support::count_code_points(line);
        extent.longest_line = std::max(extent.longest_line, length);
        extent.lines += static_cast<double>(length) <= width ? 1 : wrapped_lines(line, width);
        if (end == std::string_view::npos) return extent;
        text.remove_prefix(end + 1);
    }
}

}  // namespace writing::xlsx
