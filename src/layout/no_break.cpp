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

// Words that announce the number or letter after them.
constexpr std::array<std::string_view, 31> kBeforeNumber = {
    "kl.",    "nr.",   "stk.",    "kap.", "kapitel", "afsnit", "side",    "s.",      "tabel", "figur", "bilag",
    "pr.",    "ca.",   "art.",    "pkt.", "punkt",   "litra",  "Kapitel", "version", "Tabel", "Figur", "Bilag",
    "Afsnit", "Punkt", "artikel", "note", "tlf.",    "jf.",    "max.",    "min.",    "maks."};
constexpr std::array<std::string_view, 18> kOftenBeforeNumber = {
    "trin", "fase",    "niveau", "uge",  "klynge", "mål", "målsætning", "model", "type",
    "del",  "indsats", "år",     "spor", "Klynge", "Mål", "Målsætning", "Fase",  "Trin"};
constexpr std::array<std::string_view, 12> kMonths = {"januar",    "februar", "marts",    "april",
                                                      "maj",       "juni",    "juli",     "august",
                                                      "september", "oktober", "november", "december"};
// Short words that begin something new after a number.
constexpr std::array<std::string_view, 24> kNoUnit = {"og",  "eller", "i",   "på",  "til", "af",    "for",  "fra",
                                                      "med", "om",    "ved", "er",  "var", "skal",  "kan",  "vil",
                                                      "som", "der",   "at",  "har", "hos", "inden", "samt", "men"};
constexpr std::array<std::string_view, 5> kAmounts = {"mio.", "mia.", "tkr.", "t.kr.", "pct."};
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

bool is_range_mark(std::string_view word, std::size_t at) {
    return word[at] == '-' || word[at] == '/' || word.compare(at, 3, "–") == 0;
}

// Digits with decimal commas, points, a sign, and ranges of them ("0,60-0,75"); `ordinal` when a point ends it.
bool is_number(std::string_view word, bool& ordinal) {
    ordinal = false;
    if (word.substr(0, 3) == "−") word.remove_prefix(3);
    if (!word.empty() && word.front() == '-') word.remove_prefix(1);
    if (!begins_with_number(word)) return false;
    for (std::size_t i = 0; i < word.size();) {
        if (is_digit(word[i]) || word[i] == ',' || word[i] == '.')
            ++i;
        else if (is_range_mark(word, i))
            i += word[i] == '-' || word[i] == '/' ? 1 : 3;
        else
            return false;
    }
    ordinal = word.back() == '.';
    return is_digit(word.back()) || ordinal;
}

// "000" and "10" after "1" and "76": figures that go on after a space.
bool continues_number(std::string_view before, std::string_view after) {
    const auto count = [](std::string_view word) {
        return static_cast<std::size_t>(std::find_if_not(word.begin(), word.end(), is_digit) - word.begin());
    };
    const std::size_t first = count(before);
    const std::size_t second = count(after);
    return first == before.size() && first >= 1 && first <= 3 && (second == 3 || (second == 2 && first == 2)) &&
           (second == after.size() || after.find_first_not_of(",.;:)", second) == std::string_view::npos);
}

// "A", "b," and the like.
bool is_single_letter(std::string_view word) {
    if (word.empty() || is_digit(word.front())) return false;
    std::size_t at = 0;
    const char32_t letter = support::next_code_point(word, at);
    const bool small = letter >= U'a' && letter <= U'z';
    const bool capital = letter >= U'A' && letter <= U'Z';
    return (small || capital) && word.find_first_not_of(",.;:)", at) == std::string_view::npos;
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

constexpr std::size_t kLongestNumber = 12;  // bytes, a range of amounts

bool number_keeps(std::string_view number, bool ordinal, std::string_view after) {
    if (after.front() == '%' || after.substr(0, 3) == "‰" || after.substr(0, 2) == "°") return true;
    if (!begins_lower(after) || is_one_of(after, kNoUnit)) return false;
    const std::size_t letters = support::count_code_points(after);
    if (ordinal) return letters <= 10;
    return !looks_like_year(number) && number.size() <= kLongestNumber && letters <= 11;
}

// "7," before "stk."
bool ends_legal_number(std::string_view before) {
    return before.size() >= 2 && before.back() == ',' && std::any_of(before.begin(), before.end(), is_digit);
}

bool is_letter_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

Tie tie_between(std::string_view before, std::string_view after) {
    before = without_opening_marks(before);
    if (before.empty() || after.empty()) return Tie::none;
    if (is_dash(after)) return Tie::firm;
    const bool counts = begins_with_number(after);
    const bool section = after.substr(0, 2) == "§";
    if (is_one_of(before, kBeforeNumber) && (counts || section || is_single_letter(after))) return Tie::firm;
    if (before == "§" || before == "§§") return Tie::firm;
    if (ends_legal_number(before) && is_one_of(after, kLegalParts)) return Tie::firm;
    if (is_one_of(before, kAmounts) && after.substr(0, 2) == "kr") return Tie::firm;
    if (before == "×" || before == "±" || before == "≤" || before == "≥") return counts ? Tie::firm : Tie::none;
    bool ordinal = false;
    if (is_number(before, ordinal)) {
        if (after == "×" || continues_number(before, after) || number_keeps(before, ordinal, after)) return Tie::firm;
        return Tie::none;
    }
    if (section) return Tie::weak;
    if (counts && (is_one_of(before, kOftenBeforeNumber) || is_one_of(before, kMonths))) return Tie::weak;
    return Tie::none;
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

bool may_divide_address(std::string_view address, std::size_t at) {
    if (at == 0 || at + 1 >= address.size()) return false;
    const auto is_inner = [](char c) { return std::string_view(".-_?&=#%~,+").find(c) != std::string_view::npos; };
    const char last = address[at - 1];
    const char next = address[at];
    if (last == '/' || last == '@') return next != '/';
    return is_inner(next) && !is_inner(last) && last != ':';
}

bool is_address(std::string_view word) {
    if (word.find("://") != std::string_view::npos || word.find("www.") != std::string_view::npos) return true;
    const std::size_t at = word.find('@');
    return at != std::string_view::npos && at > 0 && word.find('.', at) != std::string_view::npos;
}

}  // namespace layout
