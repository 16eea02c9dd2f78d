// SPDX-License-Identifier: MPL-2.0
#include "layout/no_break.h"

#include <algorithm>
#include <array>

#include "support/utf8.h"

namespace layout {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_dash(std::string_view word) {
    return word == "–" || word == "—" || word == "-";
}

// Words that announce the number after them.
constexpr std::array<std::string_view, 24> kBeforeNumber = {
    "kl.", "nr.",  "stk.", "kap.",  "kapitel", "afsnit", "side", "s.",    "tabel", "figur", "bilag",  "pr.",
    "ca.", "art.", "pkt.", "punkt", "litra",   "§",      "§§",   "Tabel", "Figur", "Bilag", "Afsnit", "version"};
// Parts of a legal reference that follow a number and a comma.
constexpr std::array<std::string_view, 4> kLegalParts = {"stk.", "nr.", "litra", "pkt."};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::string_view without_opening_marks(std::string_view word) {
    while (!word.empty() && (word.front() == '(' || word.front() == '[')) word.remove_prefix(1);
    return word;
}

bool begins_with_number(std::string_view word) {
    return !word.empty() && is_digit(word.front());
}

// Digits with decimal commas, points and a sign; `ordinal` when a point ends it.
bool is_number(std::string_view word, bool& ordinal) {
    ordinal = false;
    if (!begins_with_number(word)) return false;
    for (const char c : word)
        if (!is_digit(c) && c != ',' && c != '.') return false;
    ordinal = word.back() == '.';
    return word.back() != ',';
}

bool looks_like_year(std::string_view word) {
    return word.size() == 4 && (word.substr(0, 2) == "19" || word.substr(0, 2) == "20");
}

bool begins_lower(std::string_view word) {
    if (word.empty()) return false;
    const char c = word.front();
    if (c >= 'a' && c <= 'z') return true;
    return word.substr(0, 2) == "æ" || word.substr(0, 2) == "ø" || word.substr(0, 2) == "å";
}

bool number_keeps(std::string_view number, bool ordinal, std::string_view after) {
    if (after.front() == '%' || after.substr(0, 3) == "‰") return true;
    if (!begins_lower(after)) return false;
    const std::size_t letters = support::count_code_points(after);
    if (ordinal) return letters <= 10;
    return !looks_like_year(number) && number.size() <= 5 && letters <= 11;
}

// "7," before "stk."
bool ends_legal_number(std::string_view before) {
    return before.size() >= 2 && before.back() == ',' && std::any_of(before.begin(), before.end(), is_digit);
}

bool is_letter_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

bool belong_together(std::string_view before, std::string_view after) {
    before = without_opening_marks(before);
    if (before.empty() || after.empty()) return false;
    if (is_dash(after)) return true;
    if (is_one_of(before, kBeforeNumber) && (begins_with_number(after) || after.substr(0, 2) == "§")) return true;
    if (before == "§" || before == "§§") return true;
    if (ends_legal_number(before) && is_one_of(after, kLegalParts)) return true;
    bool ordinal = false;
    return is_number(before, ordinal) && number_keeps(before, ordinal, after);
}

bool may_divide_after_mark(std::string_view word, std::size_t at) {
    if (at >= word.size()) return false;
    std::size_t mark = at - 1;
    while (mark > 0 && (static_cast<unsigned char>(word[mark]) & 0xC0U) == 0x80U) --mark;
    if (mark == 0) return false;
    if (is_digit(word[mark - 1]) && is_digit(word[at])) return false;
    // Eight bytes hold two letters or more: long words are not counted through at each of their marks.
    const std::size_t letters_before = support::count_code_points(word.substr(0, std::min<std::size_t>(mark, 8)));
    const std::size_t letters_after = support::count_code_points(word.substr(at, 8));
    return letters_before >= 2 && letters_after >= 2 && (is_letter_byte(word[at]) || is_digit(word[at]));
}

bool is_address(std::string_view word) {
    if (word.find("://") != std::string_view::npos || word.find("www.") != std::string_view::npos) return true;
    const std::size_t at = word.find('@');
    return at != std::string_view::npos && at > 0 && word.find('.', at) != std::string_view::npos;
}

}  // namespace layout
