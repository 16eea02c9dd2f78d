// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace support {

/// Offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7); npos when all is well.
std::size_t find_invalid_utf8(std::string_view text);

/// Decodes the code point at `offset` and moves past it. Malformed bytes give U+FFFD and move by one.
char32_t next_code_point(std::string_view text, std::size_t& offset);
void append_utf8(std::string& out, char32_t code_point);
std::size_t count_code_points(std::string_view text);

/// Windows-1252 to UTF-8; the five undefined bytes become U+FFFD.
std::string from_windows_1252(std::string_view bytes);

/// UTF-16 without a byte order mark to UTF-8. `bad` is the offset of the first bytes that are no character (half a pair,
/// a lone last byte), where the text ends; npos when all is well.
struct Utf16Text {
    std::string text;
    std::size_t bad = std::string_view::npos;
};
Utf16Text from_utf16(std::string_view bytes, bool big_endian);

/// Canonical composition (Unicode NFC), by ICU. Text that is NFC already comes back unchanged.
std::string to_nfc(std::string_view text);

/// Without U+00AD and U+200B, which carry no meaning of their own.
std::string without_soft_hyphens(std::string_view text);

}  // namespace support
