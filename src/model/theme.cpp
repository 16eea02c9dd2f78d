// SPDX-License-Identifier: MPL-2.0
#include "model/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "support/ensure.h"

namespace model {
namespace {

// WCAG 2.2, "relative luminance".
double luminance(Colour colour) {
    const auto linear = [](std::uint8_t channel) {
        const double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

}  // namespace

std::string to_hex(Colour colour) {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "%02X%02X%02X", colour.red, colour.green, colour.blue);
    return text.data();
}

const TextStyle& Theme::style(std::string_view role) const {
    const auto found = styles.find(role);
    if (found != styles.end()) return found->second;
    const auto body = styles.find("body");
    support::ensure(body != styles.end(), "a theme has a style named body");
    return body->second;
}

double contrast(Colour a, Colour b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace model
