// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <cctype>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "model/date.h"
#include "read/table_value.h"
#include "read/table_value_form.h"

namespace reading {
namespace {

using model::DataCell;

enum class Sort { number, date, other };

bool digit(char c) {
    return c >= '0' && c <= '9';
}

Sort sort_of(const DataCell& cell, NumberForm form) {
    if (std::holds_alternative<model::Amount>(cell.value)) return Sort::number;
    if (std::holds_alternative<model::DateValue>(cell.value)) return Sort::date;
    if (!std::holds_alternative<std::monostate>(cell.value)) return Sort::other;
    if (model::parse_danish_date(cell.text)) return Sort::date;
    const bool coded = cell.text.size() > 1 && cell.text[0] == '0' && digit(cell.text[1]);
    const auto amount = coded ? std::nullopt : parse_amount(cell.text, form);
    return amount && (amount->unit.empty() || amount->unit == "%") ? Sort::number : Sort::other;
}

/// Numbers with something behind them ("3a", "16+") name things, and so do long texts.
bool can_be_odd(const std::string& text) {
    return !digit(text[0]) && text.size() <= 24;
}

/// "31-2-2024", "2024-02-31" and "31. februar 2024", whether there is such a day or not: three numbers, or two and a
/// word between, of which one is a year.
bool is_like_a_date(std::string_view text) {
    std::vector<std::size_t> numbers;
    bool year = false, word = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (digit(text[at])) {
            while (at < text.size() && digit(text[at])) ++at;
            numbers.push_back(at - begin);
            year = year || at - begin == 4;
        } else if (std::string_view("-./ ").find(text[at]) != std::string_view::npos) {
            ++at;
        } else {
            if (word || numbers.size() != 1) return false;
            word = true;
            while (at < text.size() && std::isalpha(static_cast<unsigned char>(text[at]))) ++at;
            if (at == begin) return false;
        }
    }
    return year && digit(text[0]) && numbers.size() == (word ? 2 : 3) &&
           std::all_of(numbers.begin(), numbers.end(), [](std::size_t digits) { return digits <= 4; });
}

}  // namespace

void OddValue::see(const DataCell& cell) {
    if (is_none_ || cell.missing || cell.text.empty() || cell.is_covered()) return;
    if (is_listed_missing(field_.written, cell.text)) return;
    const Sort sort = sort_of(cell, form_);
    if (sort == Sort::number) ++numbers_;
    if (sort == Sort::date) ++dates_;
    const bool like_a_date = sort == Sort::other && is_like_a_date(cell.text);
    no_days_ += like_a_date ? 1 : 0;
    is_none_ =
        (numbers_ > 0 && dates_ + no_days_ > 0) ||
        (sort == Sort::other && !like_a_date && (!can_be_odd(cell.text) || (odd_ > no_days_ && value_ != cell.text)));
    if (is_none_ || sort != Sort::other || odd_++ > 0) return;
    value_ = cell.text;
    span_ = cell.span;
}

void OddValue::report(model::Diagnostics& diagnostics) const {
    if (is_none_ || odd_ == 0 || numbers_ + dates_ < 3 || odd_ > numbers_ + dates_) return;
    model::MessageArgs args = {
        {"value", value_}, {"column", field_.title}, {"count", std::to_string(numbers_ + dates_)}};
    if (numbers_ > 0)
        diagnostics.warning("table-value.odd-number", span_, std::move(args));
    else if (no_days_ > 0)
        diagnostics.warning("table-value.odd-date", span_, std::move(args));
    else  // words may well stand among dates: "løbende"
        diagnostics.note("table-value.odd-date", span_, std::move(args));
}

}  // namespace reading
