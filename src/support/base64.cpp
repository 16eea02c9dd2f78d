// SPDX-License-Identifier: MPL-2.0
#include "support/base64.h"

namespace support {

std::string base64(std::string_view bytes, std::size_t line_length) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto byte = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U; };
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    std::size_t column = 0;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const unsigned group = byte(i) << 16U | byte(i + 1) << 8U | byte(i + 2);
        out += letters[group >> 18U & 63U];
        out += letters[group >> 12U & 63U];
        out += i + 1 < bytes.size() ? letters[group >> 6U & 63U] : '=';
        out += i + 2 < bytes.size() ? letters[group & 63U] : '=';
        column += 4;
        if (column == line_length && i + 3 < bytes.size()) {
            out += '\n';
            column = 0;
        }
    }
    return out;
}

}  // namespace support
