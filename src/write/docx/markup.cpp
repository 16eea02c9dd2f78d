// SPDX-License-Identifier: MPL-2.0
#include "write/docx/markup.h"

#include <algorithm>
#include <cmath>

namespace writing::docx {

int twips(double points) {
    return static_cast<int>(std::lround(points * 20));
}

std::string twips_text(double points) {
    return std::to_string(twips(points));
}

std::string half_points(double points) {
    return std::to_string(std::lround(points * 2));
}

std::string eighths(double points) {
    return std::to_string(std::max(2L, std::lround(points * 8)));
}

long long emu(double points) {
    return std::llround(points * 12700);
}

void value(support::XmlWriter& xml, std::string_view name, std::string_view value) {
    xml.empty(name, {{"w:val", value}});
}

void colour(support::XmlWriter& xml, const model::Theme& theme, model::Colour colour) {
    const std::string hex = model::to_hex(colour);
    if (colour == theme.accent)
        xml.empty("w:color", {{"w:val", hex}, {"w:themeColor", "accent1"}});
    else if (colour == theme.ink)
        xml.empty("w:color", {{"w:val", hex}, {"w:themeColor", "text1"}});
    else
        xml.empty("w:color", {{"w:val", hex}});
}

void rule(support::XmlWriter& xml, std::string_view side, double points, model::Colour colour, int space) {
    xml.empty(side, {{"w:val", "single"},
                     {"w:sz", eighths(points)},
                     {"w:space", std::to_string(space)},
                     {"w:color", model::to_hex(colour)}});
}

void no_rule(support::XmlWriter& xml, std::string_view side) {
    xml.empty(side, {{"w:val", "nil"}});
}

void fill(support::XmlWriter& xml, model::Colour colour) {
    xml.empty("w:shd", {{"w:val", "clear"}, {"w:color", "auto"}, {"w:fill", model::to_hex(colour)}});
}

double head_distance(const model::Theme& theme) {
    return theme.margin_top - 43;
}

double text_width(const model::Theme& theme, bool landscape) {
    const double width = landscape ? theme.page_height : theme.page_width;
    return width - theme.margin_left - theme.margin_right;
}

}  // namespace writing::docx
