// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "support/utf8.h"
#include "write/xlsx/cell_text.h"
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

}  // namespace

std::string sheet_name(std::string_view wanted, const std::vector<std::string>& taken) {
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
    const auto is_taken = [&](const std::string& name) {
        return std::any_of(taken.begin(), taken.end(),
                           [&](const std::string& other) { return lower_case(other) == lower_case(name); });
    };
    std::string name = shortened(legal, longest_name);
    for (int i = 2; is_taken(name); ++i) {
        const std::string suffix = " (" + std::to_string(i) + ")";
        name = shortened(legal, longest_name - suffix.size()) + suffix;
    }
    return name;
}

}  // namespace writing::xlsx
