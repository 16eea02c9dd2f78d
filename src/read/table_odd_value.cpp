// SPDX-License-Identifier: MPL-2.0
#include <cstddef>
#include <optional>
#include <string>
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

}  // namespace

void OddValue::see(const DataCell& cell) {
    if (is_none_ || cell.missing || cell.text.empty() || cell.is_covered()) return;
    if (is_listed_missing(field_.written, cell.text)) return;
    const Sort sort = sort_of(cell, form_);
    if (sort == Sort::number) ++numbers_;
    if (sort == Sort::date) ++dates_;
    is_none_ = (numbers_ > 0 && dates_ > 0) ||
               (sort == Sort::other && (!can_be_odd(cell.text) || (odd_ > 0 && value_ != cell.text)));
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
    else
        diagnostics.note("table-value.odd-date", span_, std::move(args));
}

}  // namespace reading
