// SPDX-License-Identifier: MPL-2.0
#include "layout/length.h"

#include <string_view>

namespace layout {

float length_in_points(const std::string* text, float whole) {
    if (text == nullptr) return 0;
    float value = 0;
    float scale = 0;  // of the decimals; 0 before the decimal mark
    std::size_t i = 0;
    for (; i < text->size(); ++i) {
        const char c = (*text)[i];
        if ((c == '.' || c == ',') && scale == 0) {
            scale = 1;
            continue;
        }
        if (c < '0' || c > '9') break;
        value = value * 10 + static_cast<float>(c - '0');
        scale *= 10;
    }
    if (scale > 1) value /= scale;
    const std::string_view unit = std::string_view(*text).substr(i);
    if (unit == "%") return whole * value / 100;
    if (unit == "mm") return value * 72 / 25.4F;
    if (unit == "cm") return value * 72 / 2.54F;
    if (unit == "in") return value * 72;
    if (unit == "pt") return value;
    return value * 0.75F;  // CSS pixels
}

}  // namespace layout
