// SPDX-License-Identifier: MPL-2.0
// PDF's own notation: numbers, strings, names, dates (ISO 32000-1, 7.3 and 7.9).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "write/pdf/object_file.h"

namespace writing::pdf {

/// At most two decimals (1/7200 inch), never an exponent.
void append_number(std::string& out, double value);
std::string number(double value);
/// Lengths with a blank after each.
void append_numbers(std::string& out, std::initializer_list<double> values);

/// A text string: ASCII in parentheses, all else as UTF-16 with its mark.
std::string text_string(std::string_view utf8);
/// A byte string of ASCII: URIs, element ids.
std::string byte_string(std::string_view ascii);
/// "<…>", without a mark.
std::string hex_string(std::string_view bytes);
/// UTF-16BE as hexadecimal digits, without brackets or mark.
std::string utf16_hex(std::string_view utf8);
std::string name(std::string_view text);
std::string reference(ObjectId id);

/// Seconds since 1970-01-01T00:00:00Z.
std::string pdf_date(std::int64_t seconds);       // "D:20240101120000Z"
std::string iso_date_time(std::int64_t seconds);  // "2024-01-01T12:00:00Z"

}  // namespace writing::pdf
