// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "support/utf8.h"
#include "write/xlsx/workbook.h"

namespace writing::xlsx {
namespace {

constexpr std::size_t longest_name = 31;  // Excel's limit

std::string trimmed(std::string text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\'')) text.pop_back();
    const auto begin = text.find_first_not_of(" '");
    return begin == std::string::npos ? std::string() : text.substr(begin);
}

// At most `limit` units, broken after a whole word where one ends in the second half.
std::string shortened(const std::string& text, std::size_t limit) {
    if (excel_length(text) <= limit) return text;
    std::string head = cut(text, limit);
    const auto space = head.rfind(' ');
    if (space != std::string::npos && space > head.size() / 2) head.resize(space);
    return trimmed(head);
}

// What stands for a cell in a formula: "TBL1" and "R1C1" do, "C" and "R" alone too.
bool looks_like_a_cell(const std::string& name) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const std::string lower = lower_case(name);
    const auto digits = std::find_if_not(lower.begin(), lower.end(), is_letter);
    const bool letters_then_digits =
        digits - lower.begin() <= 3 && digits != lower.end() && std::all_of(digits, lower.end(), is_digit);
    const bool row_and_column =
        (lower[0] == 'r' || lower[0] == 'c') &&
        std::all_of(lower.begin() + 1, lower.end(), [&](char c) { return is_digit(c) || c == 'c'; });
    return letters_then_digits || row_and_column;
}

}  // namespace

std::string sheet_name(std::string_view wanted, const std::set<std::string>& taken) {
    std::string legal;
    for (std::size_t i = 0; i < wanted.size();) {
        const char32_t c = support::next_code_point(wanted, i);
        const bool illegal = c < 0x20 || std::u32string_view(U"[]:*?/\\").find(c) != std::u32string_view::npos;
        if (illegal || c == 0xA0 || c == ' ') {
            if (!legal.ends_with(' ')) legal += ' ';
        } else {
            support::append_utf8(legal, c);
        }
    }
    legal = trimmed(legal);
    if (legal.empty() || lower_case(legal) == "history") legal += "_";  // Excel keeps "History" to itself
    std::string name = shortened(legal, longest_name);
    for (int i = 2; taken.contains(lower_case(name)); ++i) {
        const std::string suffix = " (" + std::to_string(i) + ")";
        name = shortened(legal, longest_name - suffix.size()) + suffix;
    }
    return name;
}

std::string legal_range_name(std::string_view wanted, const std::set<std::string>& taken) {
    constexpr std::size_t longest = 100;  // Excel takes 255
    std::string legal;
    for (const char c : wanted.substr(0, longest)) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        legal += kept ? c : '_';
    }
    if (legal.empty()) legal = "tabel_1";
    if (legal[0] >= '0' && legal[0] <= '9') legal.insert(0, "_");
    if (looks_like_a_cell(legal)) legal += '_';
    std::string name = legal;
    for (int i = 2; taken.contains(lower_case(name)); ++i) name = legal + "_" + std::to_string(i);
    return name;
}

}  // namespace writing::xlsx
