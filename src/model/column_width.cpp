// SPDX-License-Identifier: MPL-2.0
#include "model/column_width.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace model {
namespace {

constexpr double kPointsInInch = 72;
constexpr double kCentimetresInInch = 2.54;
constexpr double kLargest = 1e6;

// The points in one of the unit; 0 when there is no such unit.
double points_in(std::string_view unit) {
    if (unit == "pt") return 1;
    if (unit == "in") return kPointsInInch;
    if (unit == "cm") return kPointsInInch / kCentimetresInInch;
    if (unit == "mm") return kPointsInInch / kCentimetresInInch / 10;
    return 0;
}

}  // namespace

bool read_column_width(std::string_view text, TableColumn& column) {
    if (text == "*") return true;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc() || !std::isfinite(value) || value <= 0 || value > kLargest) return false;
    const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
    if (unit.empty())
        column.weight = value;
    else if (unit == "%" && value <= 100)
        column.percent = value;
    else if (const double points = points_in(unit); points > 0)
        column.points = value * points;
    else
        return false;
    return true;
}

void settle_column_widths(std::vector<TableColumn>& columns) {
    if (std::any_of(columns.begin(), columns.end(), [](const auto& column) { return column.percent <= 0; })) return;
    for (auto& column : columns) {
        column.weight = column.percent;
        column.percent = 0;
    }
}

}  // namespace model
