// SPDX-License-Identifier: MPL-2.0
#include "support/svg_file.h"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <pugixml.hpp>
#include <utility>

namespace support {
namespace {

/// Neither side of a picture is longer, so that their product stays a number of pixels.
constexpr double longest_side = 1e6;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// A number at the front of a text, which is moved past it.
std::optional<double> take_number(std::string_view& text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || !std::isfinite(value)) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

/// A length in CSS pixels; nullopt for a share of the page and for lengths that depend on a typeface.
std::optional<double> length_of(std::string_view text) {
    const auto value = take_number(text);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    constexpr std::pair<std::string_view, double> units[] = {
        {"", 1}, {"px", 1}, {"in", 96}, {"cm", 96 / 2.54}, {"mm", 96 / 25.4}, {"pt", 96.0 / 72}, {"pc", 16}};
    for (const auto& [unit, pixels] : units)
        if (value && text == unit && *value > 0 && *value * pixels <= longest_side) return *value * pixels;
    return std::nullopt;
}

/// The width and height of a viewBox.
std::optional<std::pair<double, double>> box_of(std::string_view text) {
    std::array<double, 4> box{};
    for (double& number : box) {
        const auto value = take_number(text);
        if (!value) return std::nullopt;
        number = *value;
        while (!text.empty() && (is_space(text.front()) || text.front() == ',')) text.remove_prefix(1);
    }
    const bool usable = box[2] > 0 && box[3] > 0 && box[2] <= longest_side && box[3] <= longest_side;
    return usable ? std::optional(std::pair(box[2], box[3])) : std::nullopt;
}

bool is_svg(const pugi::xml_node& root) {
    constexpr std::string_view space = "http://www.w3.org/2000/svg";
    const std::string_view name = root.name();
    if (name == "svg") return root.attribute("xmlns").value() == space;
    const auto colon = name.find(':');
    if (colon == std::string_view::npos || name.substr(colon + 1) != "svg") return false;
    return root.attribute(("xmlns:" + std::string(name.substr(0, colon))).c_str()).value() == space;
}

SvgSize size_of(const pugi::xml_node& root) {
    auto width = length_of(root.attribute("width").value());
    auto height = length_of(root.attribute("height").value());
    if (const auto box = box_of(root.attribute("viewBox").value())) {
        if (!width && !height) width = box->first;
        if (!width) width = *height * box->first / box->second;
        if (!height) height = *width * box->second / box->first;
    }
    const auto pixels = [](double side) {
        return static_cast<std::uint32_t>(std::lround(std::fmax(1, std::fmin(side, longest_side))));
    };
    return {pixels(width.value_or(300)), pixels(height.value_or(150))};
}

}  // namespace

std::variant<SvgSize, PictureFault> read_svg_file(std::string_view bytes) {
    pugi::xml_document document;
    const auto result = document.load_buffer(bytes.data(), bytes.size());
    const pugi::xml_node root = document.document_element();
    if (!root || !is_svg(root)) {
        const bool meant = bytes.substr(0, 4096).find("<svg") != std::string_view::npos;
        return meant ? PictureFault::damaged : PictureFault::unknown_form;
    }
    if (!result) return PictureFault::damaged;
    return size_of(root);
}

}  // namespace support
