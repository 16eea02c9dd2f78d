// SPDX-License-Identifier: MPL-2.0
#include "write/html/type_scale.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace writing::html {
namespace {

constexpr double usual_body = 11;                        // points, printed
constexpr double least_body = 1.0625, desk_body = 1.25;  // rem, of a body that is printed in 11 pt
constexpr double points_of_rem = 12;                     // of a browser that nobody has set otherwise
constexpr double pixels_of_rem = 16;
constexpr double phone_width = 347, desk_width = 1137;  // px, between which letters grow
constexpr double small_damping = 0.8;                   // of letters smaller than the body's

std::string number(double value, const char* unit) {
    std::array<char, 48> text{};
    const auto parts = static_cast<long>(std::lround(value * 10000));
    const long whole = parts / 10000, rest = std::labs(parts % 10000);
    std::snprintf(text.data(), text.size(), "%s%ld.%04ld", parts < 0 && whole == 0 ? "-" : "", whole, rest);
    std::string out = text.data();
    while (out.back() == '0') out.pop_back();
    if (out.back() == '.') out.pop_back();
    return out + unit;
}

}  // namespace

double TypeScale::enlargement() const {
    return std::max(1.0, theme_.style("body").size / usual_body);
}

double TypeScale::cell() const {
    return std::pow(theme_.style("cell").size / theme_.style("body").size, small_damping);
}

std::string TypeScale::body() const {
    const double size = theme_.style("body").size;
    const double least = std::max(least_body, size / points_of_rem);
    const double most = std::max(least, desk_body * size / usual_body);
    const double growth = (most - least) * pixels_of_rem / (desk_width - phone_width);  // px for each px of the window
    const double start = least - growth * phone_width / pixels_of_rem;
    return "clamp(" + number(least, "rem") + "," + number(start, "rem") + " + " + number(growth * 100, "vw") + "," +
           number(most, "rem") + ")";
}

std::string TypeScale::printed() const {
    return number(theme_.style("body").size, "pt");
}

std::string TypeScale::breakpoint(double rem) const {
    return number(rem * enlargement(), "rem");
}

std::string TypeScale::property(const char* name, const char* role, double damping, const char* unit) const {
    const double relation = theme_.style(role).size / theme_.style("body").size;
    return std::string("--size-") + name + ":" + number(std::pow(relation, damping), unit) + ";";
}

std::string TypeScale::headings(double damping) const {
    // The page's first heading is the document's title.
    return property("title", "title", damping) + property("1", "heading-1", damping) +
           property("2", "heading-2", damping) + property("3", "heading-3", damping) +
           property("4", "heading-4", damping) + property("5", "heading-5", damping) +
           property("6", "heading-6", damping) + property("subtitle", "subtitle", damping) +
           property("pull", "pull-quote", damping);
}

std::string TypeScale::small() const {
    return property("cell", "cell", small_damping) + property("caption", "caption", small_damping) +
           property("note", "note", small_damping) + property("fact", "cover-value", small_damping) +
           property("label", "cover-label", small_damping) + property("callout", "callout", small_damping) +
           property("callout-title", "callout-title", small_damping) + property("term", "term", small_damping) +
           property("contents", "contents-3", small_damping) + property("code", "code", small_damping, "em") +
           property("foot", "foot", small_damping);
}

}  // namespace writing::html
