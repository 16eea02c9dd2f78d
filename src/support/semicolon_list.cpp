// SPDX-License-Identifier: MPL-2.0
#include "support/semicolon_list.h"

namespace support {

std::vector<std::string> semicolon_list(std::string_view text) {
    constexpr std::string_view blanks = " \t\n\r";
    std::vector<std::string> parts;
    while (true) {
        const auto end = text.find(';');
        const std::string_view part = text.substr(0, end);
        const auto first = part.find_first_not_of(blanks);
        parts.emplace_back(
            first == std::string_view::npos ? "" : part.substr(first, part.find_last_not_of(blanks) - first + 1));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

}  // namespace support
