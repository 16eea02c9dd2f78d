// SPDX-License-Identifier: MPL-2.0
#include "write/html/picture.h"

#include <algorithm>
#include <iterator>

#include "support/base64.h"

namespace writing::html {

std::string width_style(const model::Attributes& attributes) {
    const std::string* width = attributes.find("width");
    if (!width || width->size() > 8) return "";
    const auto unit = std::min(width->find_first_not_of("0123456789."), width->size());
    constexpr std::string_view units[] = {"%", "cm", "mm", "in", "pt", "px"};
    const bool known = std::find(std::begin(units), std::end(units), std::string_view(*width).substr(unit)) != std::end(units);
    return known && unit > 0 && width->front() != '.' ? "width:" + *width : "";
}

std::string data_address(const model::Resource& resource) {
    return "data:" + resource.media_type + ";base64," + support::base64(resource.bytes);
}

}  // namespace writing::html
