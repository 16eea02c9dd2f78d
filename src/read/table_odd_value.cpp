// SPDX-License-Identifier: MPL-2.0
#include "read/table_odd_value.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>
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

constexpr std::size_t fewest = 3;           // values of a type that make one of their column
constexpr std::size_t enough_to_tell = 64;  // values after which a column of mixed ones stays that
constexpr std::size_t most_units = 3;       // a column of more is one of texts
constexpr std::size_t longest_word = 24;    // bytes of what may be a list's word for no value

bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), digit);
}

bool is_year(std::string_view text) {
    return text.size() == 4 && std::all_of(text.begin(), text.end(), digit) && text >= "1900" && text <= "2100";
}

/// "202O" and "2l24": letters in a year's digits.
bool is_mistyped_year(std::string text) {
    for (auto& c : text) {
        if (c == 'O' || c == 'o') c = '0';
        if (c == 'l' || c == 'I') c = '1';
    }
    return is_year(text);
}

/// "1250.75", "3.5" and "4": numbers where the point is the decimal sign.
bool is_point_number(std::string_view text) {
    const auto number = scan_number(text, NumberForm::point);
    return number && number->length() == text.size() && !number->grouped && text.find(',') == std::string_view::npos;
}

/// "1250.75", which is no number of a section and no time of day.
bool is_point_fraction(std::string_view text) {
    const std::size_t point = text.find('.');
    return point != std::string_view::npos && point > 2 && !is_year(text.substr(0, point)) && is_point_number(text);
}

/// The bytes of the letter, a Danish one too, that begins a text; 0 when none does.
std::size_t letter(std::string_view text) {
    if (text.empty()) return 0;
    if (std::isalpha(static_cast<unsigned char>(text[0]))) return 1;
    for (const std::string_view danish : {"æ", "ø", "å", "Æ", "Ø", "Å"})
        if (text.starts_with(danish)) return danish.size();
    return 0;
}

/// "0420", "12A", "12 b", "16+", "1.2.3", "3-5", "3–5", "24/1234", "M12", "DK-5", "§ 207".
bool is_code(const std::string& written) {
    constexpr std::string_view section = "§", dash = "–";
    std::string plain = written;
    for (std::size_t at = 0; (at = plain.find(dash, at)) != std::string::npos;) plain.replace(at, dash.size(), "-");
    std::string_view text = plain;
    while (text.starts_with(section)) text.remove_prefix(section.size());
    if (text.size() < plain.size()) text = without_space(text);
    if (is_mistyped_year(std::string(text))) return false;
    std::size_t letters = 0;
    while (letters < 3) {
        const std::size_t width = letter(text);
        if (width == 0) break;
        text.remove_prefix(width);
        ++letters;
    }
    if (letters > 0 && text.starts_with('-')) text.remove_prefix(1);
    if (text.empty() || !digit(text[0])) return false;
    const std::size_t end = std::min(text.find_first_not_of("0123456789-/.:+ "), text.size());
    const std::string_view rest = text.substr(end);
    return rest.empty() || (letters == 0 && letter(rest) == rest.size());
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

/// A cell's words on one line of a message.
std::string in_short(const std::string& text) {
    constexpr std::size_t most = 60;
    std::string made = text.substr(0, text.find('\n'));
    if (made.size() > most) {
        std::size_t end = most;
        while (end > 0 && (static_cast<unsigned char>(made[end]) & 0xC0U) == 0x80U) --end;
        made.resize(end);
    }
    return made.size() < text.size() ? made + "…" : made;
}

}  // namespace

OddValue::Sort OddValue::sort_of_amount(const model::Amount& amount, const DataCell& cell, bool whole_form) {
    const std::string& text = cell.text;
    const bool coded = text.size() > 1 && text[0] == '0' && digit(text[1]);
    if (coded) return Sort::code;
    amounts_.see(amount, cell);
    years_ = years_ && is_year(text) && amount.unit.empty();
    whole_ = whole_ && whole_form && amount.decimals == 0 && amount.unit.empty();
    return Sort::number;
}

OddValue::Sort OddValue::sort_of_words(const DataCell& cell) {
    const std::string& text = cell.text;
    if (!has_digit(text)) return Sort::word;
    if (model::parse_danish_date(text)) return Sort::date;
    const auto number = scan_number(text, form_);
    const auto unit = number ? unit_of(text, *number) : std::nullopt;
    if (unit && (unit->empty() || *unit == "%") && std::isfinite(number->value())) {
        if (number->digits > most_digits) return Sort::code;
        const bool coded = text.size() > 1 && text[0] == '0' && digit(text[1]);
        if (typed_) return coded ? Sort::code : Sort::stored;
        return sort_of_amount({number->value(), number->decimals, std::string(*unit)}, cell,
                              !number->grouped && digit(text[0]));
    }
    has_point_ = has_point_ || is_point_fraction(text);
    points_ = points_ && is_point_number(text);
    if (is_like_a_date(text)) return Sort::no_day;
    return is_code(text) ? Sort::code : Sort::other;
}

OddValue::Sort OddValue::sort_of(const DataCell& cell) {
    if (std::holds_alternative<model::DateValue>(cell.value)) {
        real_dates_ = true;
        return Sort::date;
    }
    if (std::holds_alternative<bool>(cell.value)) return Sort::boolean;
    const auto* amount = std::get_if<model::Amount>(&cell.value);
    if (!amount) return sort_of_words(cell);
    const Sort sort = sort_of_amount(*amount, cell, cell.text.find('.') == std::string::npos);
    if (sort == Sort::number) count_unit(*amount, cell);
    return sort;
}

void OddValue::count_unit(const model::Amount& amount, const DataCell& cell) {
    const std::string unit = amount.unit == "%" ? "" : amount.unit;
    auto found = std::find_if(units_.begin(), units_.end(), [&](const OfUnit& one) { return one.unit == unit; });
    if (found == units_.end()) {
        is_none_ = is_none_ || units_.size() == most_units;
        if (is_none_) return;
        found = units_.insert(units_.end(), {unit, {}});
    }
    count(found->seen, cell);
}

/// As one more of those that are alike; the first of them is kept.
void OddValue::count(Seen& seen, const DataCell& cell) const {
    if (seen.count++ > 0) return;
    seen.place = all_;
    seen.value = with_unit(cell);
    seen.span = cell.span;
}

void OddValue::count_words(const std::string& text) {
    if (word_.empty())
        word_ = text;
    else
        one_word_ = one_word_ && word_ == text;
}

void OddValue::see(const DataCell& cell) {
    if (is_none_ || cell.missing || cell.text.empty() || cell.is_covered()) return;
    if (is_listed_missing(field_.written, cell.text)) return;
    ++all_;
    const Sort sort = sort_of(cell);
    if (sort == Sort::word || sort == Sort::other || sort == Sort::code) count_words(cell.text);
    count(seen_[static_cast<std::size_t>(sort)], cell);
    is_none_ = is_none_ || (all_ >= enough_to_tell && seen(most()).count * 2 < all_);
}

/// The unit that most of a workbook's numbers have; nullptr when they are none.
const OddValue::OfUnit* OddValue::main_unit() const {
    const auto found = std::max_element(units_.begin(), units_.end(), [](const OfUnit& a, const OfUnit& b) {
        return a.seen.count < b.seen.count;
    });
    return found == units_.end() ? nullptr : &*found;
}

std::size_t OddValue::count_of(Sort good) const {
    const OfUnit* unit = good == Sort::number ? main_unit() : nullptr;
    return unit ? unit->seen.count : seen(good).count;
}

/// The type that most values have.
OddValue::Sort OddValue::most() const {
    Sort best = Sort::number;
    for (const Sort sort : {Sort::date, Sort::boolean})
        if (seen(sort).count > seen(best).count) best = sort;
    return best;
}

bool OddValue::is_told(Sort good) const {
    const std::size_t count = count_of(good), odd = all_ - count;
    if (is_none_ || odd == 0) return false;
    if (good == Sort::number && seen(Sort::stored).count == odd) return count > 0 && all_ >= fewest;
    if (count < fewest) return false;
    if (good == Sort::number && whole_ && seen(Sort::code).count > 0) return false;
    if (good == Sort::date && typed_ && !real_dates_) return false;  // it is text anyway
    if (odd * 4 <= count) return true;
    const std::size_t words = seen(Sort::word).count + seen(Sort::other).count + seen(Sort::code).count;
    const std::size_t numbers = real_dates_ ? seen(Sort::number).count : 0;
    const std::size_t no_days = good == Sort::date ? seen(Sort::no_day).count + numbers : 0;
    const bool one_word = words == 0 || (one_word_ && !digit(word_[0]) && word_.size() <= longest_word);
    return one_word && words + no_days == odd && odd <= count;
}

const OddValue::Seen& OddValue::named(Sort good) const {
    const Seen* first = nullptr;
    for (std::size_t i = 0; i < sorts; ++i) {
        const bool words_of_days = good == Sort::date && static_cast<Sort>(i) == Sort::word;
        if (static_cast<Sort>(i) == good || words_of_days || seen_[i].count == 0) continue;
        if (!first || seen_[i].place < first->place) first = &seen_[i];
    }
    const OfUnit* unit = good == Sort::number ? main_unit() : nullptr;
    for (const auto& other : units_)
        if (unit && &other != unit && (!first || other.seen.place < first->place)) first = &other.seen;
    return first ? *first : seen(Sort::word);
}

const char* OddValue::key(Sort good) const {
    if (good == Sort::date) return "table-value.odd-date";
    if (good == Sort::boolean) return "table-value.odd-boolean";
    if (&named(good) == &seen(Sort::stored)) return "table-value.odd-stored";
    const OfUnit* unit = main_unit();
    if (unit && !unit->unit.empty()) return "table-value.odd-unit";
    return years_ ? "table-value.odd-year" : "table-value.odd-number";
}

void OddValue::report(const std::string& type, model::Diagnostics& diagnostics) const {
    if (type == "number" || type == "integer") return amounts_.report(field_, diagnostics);
    if (type != "markdown") return;
    if (report_points(diagnostics)) return;
    const Sort good = most();
    if (!is_told(good)) return;
    const Seen& odd = named(good);
    const bool listed = odd.value.size() <= longest_word && !digit(odd.value[0]) &&
                        odd.value.find_first_of("\n\"\\") == std::string::npos;
    model::MessageArgs args = {{"value", in_short(odd.value)},
                               {"column", field_.title},
                               {"count", std::to_string(count_of(good))},
                               {"odd", std::to_string(all_ - count_of(good))},
                               {"unit", good == Sort::number && main_unit() ? main_unit()->unit : ""},
                               {"missing", listed ? odd.value : "…"}};
    if (&odd == &seen(Sort::word) && good == Sort::date)
        diagnostics.note(key(good), odd.span, std::move(args));
    else
        diagnostics.warning(key(good), odd.span, std::move(args));
}

/// A column of numbers in a file whose decimal sign is another.
bool OddValue::report_points(model::Diagnostics& diagnostics) const {
    if (typed_ || form_ != NumberForm::danish || !points_ || !has_point_ || all_ < fewest) return false;
    if (count_of(Sort::number) + seen(Sort::code).count + seen(Sort::other).count != all_) return false;
    const Seen& first = named(Sort::number);
    diagnostics.warning("table-value.decimal-point", first.span,
                        {{"value", in_short(first.value)}, {"column", field_.title}});
    return true;
}

}  // namespace reading
