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
constexpr std::array<std::string_view, 43> kBeforeNumber = {
    "kl.",    "nr.",   "stk.",    "kap.", "kapitel", "afsnit", "side",    "s.",      "tabel", "figur", "bilag",
    "pr.",    "ca.",   "art.",    "pkt.", "punkt",   "litra",  "Kapitel", "version", "Tabel", "Figur", "Bilag",
    "Afsnit", "Punkt", "artikel", "note", "tlf.",    "jf.",    "max.",    "min.",    "maks.", "fig.",  "Fig.",
    "tab.",   "uge",   "Uge",     "Kl.",  "Stk.",    "EUR",    "DKK",     "USD",     "SEK",   "€"};
constexpr std::array<std::string_view, 32> kOftenBeforeNumber = {
    "trin",   "fase",   "niveau", "kvartal",    "klynge", "mål",    "målsætning", "model",
    "type",   "halvår", "del",    "indsats",    "år",     "spor",   "tiltag",     "aktivitet",
    "opgave", "Klynge", "Mål",    "Målsætning", "Fase",   "Trin",   "Niveau",     "Kvartal",
    "Model",  "Type",   "Del",    "Indsats",    "Spor",   "Tiltag", "Aktivitet",  "Opgave"};
// Words that announce a name.
constexpr std::array<std::string_view, 8> kBeforeName = {"dr.", "Dr.", "prof.", "hr.", "Hr.", "fr.", "lic.", "cand."};
constexpr std::array<std::string_view, 12> kMonths = {"januar",    "februar", "marts",    "april",
                                                      "maj",       "juni",    "juli",     "august",
                                                      "september", "oktober", "november", "december"};
// The English ones that are long enough to be divided.
constexpr std::array<std::string_view, 7> kEnglishMonths = {"January", "February", "August",  "September",
                                                            "October", "November", "December"};
constexpr std::array<std::string_view, 9> kShortMonths = {"jan.",  "feb.", "apr.", "aug.", "sep.",
                                                          "sept.", "okt.", "nov.", "dec."};
// Units in full that are long enough to be divided.
constexpr std::array<std::string_view, 16> kUnits = {
    "procent",  "procentpoint", "kroner",    "millioner", "milliarder", "sekunder", "minutter",  "måneder",
    "måneders", "hverdage",     "kvartaler", "årsværk",   "kilometer",  "kilogram", "milligram", "promille"};
// Short words that begin something new after a number.
constexpr std::array<std::string_view, 24> kNoUnit = {"og",  "eller", "i",   "på",  "til", "af",    "for",  "fra",
                                                      "med", "om",    "ved", "er",  "var", "skal",  "kan",  "vil",
                                                      "som", "der",   "at",  "har", "hos", "inden", "samt", "men"};
constexpr std::array<std::string_view, 5> kAmounts = {"mio.", "mia.", "tkr.", "t.kr.", "pct."};
constexpr std::array<std::string_view, 13> kSigns = {"×", "±", "≤", "≥", ":", "<", ">", "<=", ">=", "=", "≈", "~", "+"};
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

// Without the marks that open and close a clause.
std::string_view without_marks(std::string_view word) {
    word = without_opening_marks(word);
    while (!word.empty() && std::string_view(",.;:)]!?").find(word.back()) != std::string_view::npos)
        word.remove_suffix(1);
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

// "B.", "J.P."
bool is_initial(std::string_view word) {
    if (word.size() < 2 || word.size() % 2 != 0) return false;
    for (std::size_t i = 0; i < word.size(); i += 2)
        if (word[i] < 'A' || word[i] > 'Z' || word[i + 1] != '.') return false;
    return true;
}

bool begins_with_capital(std::string_view word) {
    if (word.empty()) return false;
    const bool danish = word.substr(0, 2) == "Æ" || word.substr(0, 2) == "Ø" || word.substr(0, 2) == "Å";
    return danish || (word.front() >= 'A' && word.front() <= 'Z');
}

// "nr." and compounds of it: "j.nr.", "sagsnr.", "CVR-nr."
bool announces_number(std::string_view word) {
    return is_one_of(word, kBeforeNumber) || (word.size() > 3 && word.substr(word.size() - 3) == "nr.");
}

bool looks_like_year(std::string_view word) {
    return word.size() == 4 && (word.substr(0, 2) == "19" || word.substr(0, 2) == "20");
}

// "2026", "2026-juli"
bool begins_with_year(std::string_view word) {
    return looks_like_year(word.substr(0, 4)) && std::all_of(word.begin(), word.begin() + 4, is_digit) &&
           (word.size() == 4 || !is_digit(word[4]));
}

// "juli", "Juli", "dec."
bool is_month(std::string_view word) {
    if (is_one_of(word, kShortMonths)) return true;
    const auto same = [&](std::string_view month) {
        return word.size() == month.size() && word.substr(1) == month.substr(1) &&
               (word[0] == month[0] || word[0] == static_cast<char>(month[0] - 'a' + 'A'));
    };
    return std::any_of(kMonths.begin(), kMonths.end(), same) || is_one_of(word, kEnglishMonths);
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
    const std::size_t letters = support::count_code_points(without_marks(after));
    if (ordinal) return letters <= 10;
    return !looks_like_year(number) && number.size() <= kLongestNumber && letters <= 11;
}

// "7," before "stk."
bool ends_legal_number(std::string_view before) {
    return before.size() >= 2 && before.back() == ',' && std::any_of(before.begin(), before.end(), is_digit);
}

constexpr int kMostSections = 12;  // words after "§§" that are looked through

std::string_view last_word(std::string_view text) {
    const std::size_t space = text.find_last_of(" \n");
    return space == std::string_view::npos ? text : text.substr(space + 1);
}

std::string_view without_last_word(std::string_view text) {
    const std::size_t space = text.find_last_of(" \n");
    return space == std::string_view::npos ? std::string_view{} : text.substr(0, space);
}

bool is_conjunction(std::string_view word) {
    return word == "og" || word == "eller" || word == "samt";
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
    if ((counts || section || is_single_letter(after)) && announces_number(before)) return Tie::firm;
    if (before == "§" || before == "§§") return Tie::firm;
    if (is_one_of(before, kBeforeName) && begins_with_capital(after)) return Tie::firm;
    // A letter with a point may end a sentence too ("bilag A. Derefter"): weak, but for the next of several.
    if (is_initial(before) && begins_with_capital(after)) return is_initial(after) ? Tie::firm : Tie::weak;
    if (ends_legal_number(before) && is_one_of(after, kLegalParts)) return Tie::firm;
    if (is_one_of(before, kAmounts) && after.substr(0, 2) == "kr") return Tie::firm;
    if (is_one_of(before, kSigns)) return counts ? Tie::firm : Tie::none;
    bool ordinal = false;
    if (is_number(before, ordinal)) {
        if (ordinal && (is_month(after) || is_month(without_marks(after)))) return Tie::date;
        if (after == "×" || after == ":" || continues_number(before, after) || number_keeps(before, ordinal, after))
            return Tie::firm;
        return Tie::none;
    }
    if (section) return Tie::weak;
    if (is_month(before) && begins_with_year(after)) return Tie::date;
    if (counts && (is_one_of(before, kOftenBeforeNumber) || is_one_of(before, kMonths))) return Tie::weak;
    return Tie::none;
}

Tie tie_of_reference(std::string_view text, std::string_view after) {
    const std::string_view last = last_word(text);
    if (last.size() == 2 && last.back() == ',' && is_single_letter(last) && is_one_of(after, kLegalParts)) {
        const std::string_view number = last_word(without_last_word(text));
        return std::all_of(number.begin(), number.end(), is_digit) && !number.empty() ? Tie::firm : Tie::none;
    }
    const bool joins = is_conjunction(last);
    if (!(joins && begins_with_number(after)) &&
        !(begins_with_number(last) && (begins_with_number(after) || is_conjunction(after))))
        return Tie::none;
    for (int looked = 0; looked < kMostSections && !text.empty(); ++looked) {
        const std::string_view word = last_word(text);
        if (word == "§§") return joins ? Tie::firm : Tie::weak;
        if (!begins_with_number(word) && !is_single_letter(word) && !is_conjunction(word)) break;
        text = without_last_word(text);
    }
    return Tie::none;
}

bool is_held_whole(std::string_view before, std::string_view word, std::string_view after) {
    word = without_marks(word);
    before = without_opening_marks(before);
    bool ordinal = false;
    const bool counted = is_number(before, ordinal);
    if (is_one_of(word, kMonths) || is_one_of(word, kEnglishMonths)) return counted || begins_with_number(after);
    return counted && !ordinal && is_one_of(word, kUnits);
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

AddressPoint address_point(std::string_view address, std::size_t at) {
    if (at == 0 || at + 1 >= address.size()) return AddressPoint::none;
    const auto is_inner = [](char c) { return std::string_view(".-_?&=#%~,+").find(c) != std::string_view::npos; };
    const char last = address[at - 1];
    const char next = address[at];
    if (next == '/') return AddressPoint::none;
    if (last == '/' || last == '@') return next == '?' ? AddressPoint::none : AddressPoint::good;
    if (last == '?' || last == '&' || last == '-') return is_inner(next) ? AddressPoint::none : AddressPoint::good;
    return is_inner(next) && next != '?' && next != '&' && next != '-' && !is_inner(last) && last != ':'
               ? AddressPoint::poor
               : AddressPoint::none;
}

bool is_address(std::string_view word) {
    if (word.find("://") != std::string_view::npos || word.find("www.") != std::string_view::npos) return true;
    const std::size_t at = word.find('@');
    return at != std::string_view::npos && at > 0 && word.find('.', at) != std::string_view::npos;
}

}  // namespace layout
