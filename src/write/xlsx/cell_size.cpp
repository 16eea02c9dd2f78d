// SPDX-License-Identifier: MPL-2.0
#include "write/xlsx/cell_size.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "write/xlsx/workbook.h"

namespace writing::xlsx {
namespace {

constexpr double least_size = 10, least_furniture = 8;
constexpr double usual_size = 10;          // whose letters are as wide as the digits that widths are counted in
constexpr double line_of_letters = 1.275;  // of their size
constexpr double usual_row = 15, highest_row = 409;  // points

// Em: the digits of faces that Word and Excel users have. Their other letters go with them.
struct Breadth {
    std::string_view family;
    double digit;
};
constexpr double calibri = 0.507;
constexpr std::array<Breadth, 12> breadths = {{{"Calibri", calibri},
                                               {"Carlito", calibri},
                                               {"Times New Roman", 0.5},
                                               {"Cambria", 0.554},
                                               {"Arial", 0.556},
                                               {"Segoe UI", 0.539},
                                               {"Tahoma", 0.546},
                                               {"Open Sans", 0.572},
                                               {"Aptos", 0.561},
                                               {"Georgia", 0.614},
                                               {"Verdana", 0.636},
                                               {"DejaVu Sans", 0.636}}};
constexpr double unknown_breadth = 0.556;

double breadth_of(const model::Theme& theme) {
    const auto family = theme.families.find("sans");
    if (family == theme.families.end() || family->second.word.empty()) return calibri;
    const auto found = std::find_if(breadths.begin(), breadths.end(),
                                    [&](const Breadth& b) { return b.family == family->second.word; });
    return found == breadths.end() ? unknown_breadth : found->digit;
}

double half_points(double size) {
    return std::round(size * 2) / 2;
}

const char* role_of(Look look) {
    switch (look) {
        case Look::title:
            return "heading-2";
        case Look::heading:
            return "heading-3";
        case Look::label:
            return "cover-label";
        case Look::value:
            return "cover-value";
        case Look::head:
        case Look::group:
            return "cell-head";
        default:
            return "cell";
    }
}

}  // namespace

double letter_size(const model::Theme& theme, Look look) {
    return std::max(least_size, half_points(theme.style(role_of(look)).size));
}

CellSize::CellSize(const model::Theme& theme) {
    const double size = std::max(letter_size(theme, Look::cell), letter_size(theme, Look::head));
    character = size / usual_size * breadth_of(theme) / calibri;
    line = size * line_of_letters;
    furniture = std::max(least_furniture, std::round(theme.style("foot").size));
}

double height_of_lines(const model::Theme& theme, Look look, std::size_t lines) {
    const double height = letter_size(theme, look) * line_of_letters * static_cast<double>(lines) + 2;
    return height > usual_row ? std::min(height, highest_row) : 0;
}

double CellSize::broadening() const {
    return std::sqrt(std::max(1.0, character));
}

bool CellSize::is_tall() const {
    return row_height(1) > usual_row;
}

}  // namespace writing::xlsx
