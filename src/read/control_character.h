// SPDX-License-Identifier: MPL-2.0
// Characters that no text of ours may hold: XML (1.0, 2.2) and with it DOCX, XLSX and HTML have no way to write them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace reading {

/// How many bytes of UTF-8 text the control character at `at` has: 2 for U+0080 to U+009F, which HTML forbids as well; 0
/// for any other character, tabs and line breaks among them.
inline std::size_t control_size(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x20) return byte == '\t' || byte == '\n' || byte == '\r' ? 0 : 1;
    if (byte == 0x7F) return 1;
    const bool second = byte == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
    return second ? 2 : 0;
}

/// Offset of the first control character; npos when there is none.
inline std::size_t find_control(std::string_view text) {
    // Eight bytes at a time, as long as none can begin a control character.
    const auto holds = [](std::uint64_t eight, std::uint64_t byte) {
        const std::uint64_t other = eight ^ (byte * 0x0101010101010101U);
        return ((other - 0x0101010101010101U) & ~other & 0x8080808080808080U) != 0;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        for (std::uint64_t eight = 0; i + sizeof eight <= text.size(); i += sizeof eight) {
            std::memcpy(&eight, text.data() + i, sizeof eight);
            const bool low = ((eight - 0x2020202020202020U) & ~eight & 0x8080808080808080U) != 0;
            if (low || holds(eight, 0x7F) || holds(eight, 0xC2)) break;
        }
        if (i == text.size()) break;
        if (control_size(text, i) > 0) return i;
    }
    return std::string_view::npos;
}

/// "U+0007"
inline std::string control_name(std::string_view text, std::size_t at) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(text[at + control_size(text, at) - 1]);
    return std::string("U+00") + digits[byte >> 4U] + digits[byte & 15U];
}

inline std::string without_controls(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t size = control_size(text, i);
        if (size == 0) out += text[i];
        if (size == 2) ++i;
    }
    return out;
}

}  // namespace reading
