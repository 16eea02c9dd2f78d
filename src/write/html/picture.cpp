// SPDX-License-Identifier: MPL-2.0
#include "write/html/picture.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace writing::html {

std::string base64(std::string_view bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t j = 0; j < 3; ++j)
            group = (group << 8) | (i + j < bytes.size() ? static_cast<std::uint8_t>(bytes[i + j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j) out += i + j <= bytes.size() ? letters[(group >> (18 - 6 * j)) & 63U] : '=';
    }
    return out;
}

std::string width_style(const model::Attributes& attributes) {
    const std::string* width = attributes.find("width");
    if (!width || width->size() > 8) return "";
    const auto unit = std::min(width->find_first_not_of("0123456789."), width->size());
    constexpr std::string_view units[] = {"%", "cm", "mm", "in", "pt", "px"};
    const bool known = std::find(std::begin(units), std::end(units), std::string_view(*width).substr(unit)) != std::end(units);
    return known && unit > 0 && width->front() != '.' ? "width:" + *width : "";
}

std::string data_address(const model::Resource& resource) {
    return "data:" + resource.media_type + ";base64," + base64(resource.bytes);
}

}  // namespace writing::html
