// SPDX-License-Identifier: MPL-2.0
#include "package/text_page.h"

#include <algorithm>

#include "support/utf8.h"

namespace package {
namespace {

constexpr std::size_t widest = 78;
constexpr std::string_view no_break_space = "\u00A0";

std::size_t width(std::string_view text) {
    return support::count_code_points(text);
}

/// Lines of at most `limit` characters, broken at spaces; a longer word has a line of its own.
std::vector<std::string> broken(std::string_view text, std::size_t limit) {
    std::vector<std::string> lines(1);
    while (!text.empty()) {
        const auto space = text.find(' ');
        const auto word = text.substr(0, space);
        text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
        if (word.empty()) continue;
        if (!lines.back().empty() && width(lines.back()) + 1 + width(word) > limit) lines.emplace_back();
        if (!lines.back().empty()) lines.back() += ' ';
        lines.back() += word;
    }
    return lines;
}

std::string with_plain_spaces(std::string text) {
    for (auto at = text.find(no_break_space); at != std::string::npos; at = text.find(no_break_space, at))
        text.replace(at, no_break_space.size(), " ");
    return text;
}

}  // namespace

void TextPage::line(std::string_view text) {
    text_ += with_plain_spaces(std::string(text));
    text_ += "\r\n";
}

void TextPage::underlined(std::string_view text, char with) {
    std::size_t longest = 0;
    for (const auto& part : broken(text, widest)) {
        line(part);
        longest = std::max(longest, width(part));
    }
    line(std::string(longest, with));
}

void TextPage::title(std::string_view text) {
    underlined(text, '=');
}

void TextPage::heading(std::string_view text) {
    line("");
    underlined(text, '-');
}

void TextPage::paragraph(std::string_view text) {
    line("");
    for (const auto& part : broken(text, widest)) line(part);
}

void TextPage::rows(const std::vector<std::pair<std::string, std::string>>& rows) {
    std::size_t left = 0;
    for (const auto& [name, value] : rows) left = std::max(left, width(name));
    left = std::min<std::size_t>(left, 40);
    line("");
    for (const auto& [name, value] : rows) {
        std::string first = "  " + name;
        const auto parts = broken(value, widest - left - 4);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const std::size_t used = width(first);
            if (i == 0 && used > left + 2) {  // too long for its column: the value goes below
                line(first);
                first.clear();
            }
            line(first + std::string(left + 4 - width(first), ' ') + parts[i]);
            first.clear();
        }
    }
}

std::string size_text(std::size_t bytes, const model::Messages& words) {
    const auto unit = [&](const std::string& number, const char* name) {
        return number + std::string(no_break_space) + name;
    };
    if (bytes < 1000) return unit(std::to_string(bytes), "byte");
    if (bytes < 999'500) return unit(std::to_string((bytes + 500) / 1000), "kB");
    const std::size_t tenths = (bytes + 50'000) / 100'000;
    const char* comma = words.language().starts_with("en") ? "." : ",";
    return unit(std::to_string(tenths / 10) + comma + std::to_string(tenths % 10), "MB");
}

}  // namespace package
