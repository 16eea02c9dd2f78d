// SPDX-License-Identifier: MPL-2.0
#include "read/table_odd_amount.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "read/table_number.h"
#include "read/table_value.h"

namespace reading {
namespace {

constexpr std::size_t fewest = 3;
constexpr int longest_span = 60;  // of a column's years
constexpr int most_beyond = 10;   // years that a mistyped one may lie from the others

std::optional<int> year_of(std::string_view text) {
    if (text.size() != 4 || !std::all_of(text.begin(), text.end(), digit)) return std::nullopt;
    int year = 0;
    for (const char c : text) year = year * 10 + (c - '0');
    return year >= 1900 && year <= 2100 ? std::optional(year) : std::nullopt;
}

/// "20244" and "22024": a year from `first` to `last` with one more digit.
bool is_long_year(const std::string& text, int first, int last) {
    if (text.size() != 5) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string shorter = text;
        const auto year = year_of(shorter.erase(i, 1));
        if (year && *year >= first && *year <= last) return true;
    }
    return false;
}

}  // namespace

void OddAmount::count(Alike& alike, const model::DataCell& cell) {
    if (alike.count++ > 0) return;
    alike.value = with_unit(cell);
    alike.span = cell.span;
}

void OddAmount::see(const model::Amount& amount, const model::DataCell& cell) {
    if (amount.unit == "%") return count(percent_, cell);
    count(plain_, cell);
    fractions_ = fractions_ && amount.decimals > 0 && std::fabs(amount.value) < 1;
    see_year(cell);
}

void OddAmount::see_year(const model::DataCell& cell) {
    if (const auto year = year_of(cell.text)) {
        first_year_ = years_.count == 0 ? *year : std::min(first_year_, *year);
        last_year_ = std::max(last_year_, *year);
        count(years_, cell);
    } else {
        only_years_ = only_years_ && is_long_year(cell.text, 1900, 2100);
        count(long_years_, cell);
    }
}

bool OddAmount::is_told(const Alike& most, const Alike& odd) const {
    if (odd.count == 0 || most.count < fewest) return false;
    return odd.count * (&odd == &plain_ && fractions_ ? 3 : 4) <= most.count;
}

void OddAmount::report(const model::Field& field, model::Diagnostics& diagnostics) const {
    if (report_years(field, diagnostics)) return;
    for (const bool percent : {true, false}) {
        const Alike& odd = percent ? percent_ : plain_;
        const Alike& most = percent ? plain_ : percent_;
        if (!is_told(most, odd)) continue;
        diagnostics.warning(percent ? "table-value.odd-percent" : "table-value.odd-no-percent", odd.span,
                            {{"value", odd.value}, {"column", field.title}, {"count", std::to_string(most.count)}});
    }
}

bool OddAmount::report_years(const model::Field& field, model::Diagnostics& diagnostics) const {
    const bool told = percent_.count == 0 && only_years_ && is_told(years_, long_years_) &&
                      last_year_ - first_year_ <= longest_span &&
                      is_long_year(long_years_.value, first_year_ - most_beyond, last_year_ + most_beyond);
    if (told)
        diagnostics.warning(
            "table-value.odd-year-digits", long_years_.span,
            {{"value", long_years_.value}, {"column", field.title}, {"count", std::to_string(years_.count)}});
    return told;
}

}  // namespace reading
