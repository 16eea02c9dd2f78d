// SPDX-License-Identifier: MPL-2.0
#include "merge/language.h"

#include <algorithm>

namespace merge {

std::string known_language(std::string_view tag) {
    std::string plain(tag);
    for (char& c : plain) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        if (c == '_') c = '-';
    }
    const std::string primary = plain.substr(0, plain.find('-'));
    if (primary != "da" && primary != "en") return {};
    const std::string region = plain.substr(primary.size());
    const bool letters = std::all_of(region.begin() + (region.empty() ? 0 : 1), region.end(),
                                     [](char c) { return c >= 'a' && c <= 'z'; });
    return region.empty() || (region.size() == 3 && letters) ? primary : std::string();
}

}  // namespace merge
