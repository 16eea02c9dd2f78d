// SPDX-License-Identifier: MPL-2.0
// Characters that no text of ours may hold: XML (1.0, 2.2) and with it DOCX, XLSX and HTML have no way to write them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace reading {

/// Offset of the first control character that is neither a tab nor a line break; npos when there is none.
inline std::size_t find_control(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        // Eight bytes at a time, as long as all are 0x20 or more.
        for (std::uint64_t eight = 0; i + sizeof eight <= text.size(); i += sizeof eight) {
            std::memcpy(&eight, text.data() + i, sizeof eight);
            if (((eight - 0x2020202020202020U) & ~eight & 0x8080808080808080U) != 0) break;
        }
        if (i == text.size()) break;
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') return i;
    }
    return std::string_view::npos;
}

/// "U+0007"
inline std::string control_name(char c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    return std::string("U+00") + digits[byte >> 4U] + digits[byte & 15U];
}

}  // namespace reading
