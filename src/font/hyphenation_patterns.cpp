// SPDX-License-Identifier: MPL-2.0
#include "font/hyphenation_patterns.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>
#include <string>

#include "support/utf8.h"

namespace font {
namespace {

constexpr std::uint8_t respells = 0x80;      // of a value: the division would change the spelling
constexpr std::uint8_t strength = 0x7F;      // of a value: all but that
constexpr std::size_t firsts_count = 0x180;  // Latin letters, the basic ones and those with marks

std::string_view take_line(std::string_view& rest) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    return line;
}

/// The number after a keyword; nullopt when the line begins with another word.
std::optional<std::size_t> number_after(std::string_view keyword, std::string_view line) {
    if (!line.starts_with(keyword) || line.size() <= keyword.size() || line[keyword.size()] != ' ') return std::nullopt;
    line.remove_prefix(keyword.size() + 1);
    std::size_t number = 0;
    std::from_chars(line.data(), line.data() + line.size(), number);
    return number;
}

/// Keywords that say something of compounds or of characters that words here do not hold.
bool is_left_out(std::string_view line) {
    return line.starts_with("COMPOUND") || line.starts_with("NOHYPHEN");
}

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

}  // namespace

HyphenationPatterns::HyphenationPatterns(std::string_view file) {
    const std::string_view characters = take_line(file);
    const bool utf8 = characters == "UTF-8";
    if (!utf8 && characters != "ISO8859-1")
        throw std::runtime_error("its characters are " + std::string(characters) + ", not UTF-8 or ISO8859-1");
    if (!utf8) last_letter_ = 0xFF;
    levels_.emplace_back();
    std::u32string pattern;
    while (!file.empty()) {
        const std::string_view line = take_line(file);
        if (line.empty() || line.front() == '%' || line.front() == '#' || is_left_out(line)) continue;
        if (line == "NEXTLEVEL") {
            levels_.emplace_back();
            continue;
        }
        if (const auto before = number_after("LEFTHYPHENMIN", line)) {
            letters_before_ = *before;
            continue;
        }
        if (const auto after = number_after("RIGHTHYPHENMIN", line)) {
            letters_after_ = *after;
            continue;
        }
        pattern.clear();
        for (std::size_t at = 0; at < line.size();)
            pattern += utf8 ? support::next_code_point(line, at) : static_cast<unsigned char>(line[at++]);
        add_pattern(levels_.back(), pattern);
    }
}

std::uint32_t HyphenationPatterns::child_of(const Level& level, std::uint32_t parent, char32_t letter) {
    if (parent == 0 && letter < level.firsts.size()) return level.firsts[letter];
    std::uint32_t child = level.nodes[parent].child;
    while (child != 0 && level.nodes[child].letter != letter) child = level.nodes[child].sibling;
    return child;
}

std::uint32_t HyphenationPatterns::add_child(Level& level, std::uint32_t parent, char32_t letter) {
    if (level.firsts.empty()) level.firsts.resize(firsts_count);
    if (const std::uint32_t found = child_of(level, parent, letter)) return found;
    const auto made = static_cast<std::uint32_t>(level.nodes.size());
    level.nodes.push_back({letter, 0, level.nodes[parent].child, 0});
    level.nodes[parent].child = made;
    if (parent == 0 && letter < level.firsts.size()) level.firsts[letter] = made;
    return made;
}

/// "1be5la" or, where a division changes the spelling, "f1f/ff=f,1,2": digits are values, all else are letters, and a
/// full stop is a word's end.
void HyphenationPatterns::add_pattern(Level& level, std::u32string_view line) {
    const std::size_t slash = line.find(U'/');
    const std::uint8_t mark = slash == std::u32string_view::npos ? 0 : respells;
    line = line.substr(0, slash);
    std::uint32_t node = 0;
    std::vector<std::uint8_t> values{0};
    for (const char32_t c : line) {
        if (is_digit(c)) {
            values.back() = static_cast<std::uint8_t>((c - U'0') | mark);
        } else {
            node = add_child(level, node, c);
            values.push_back(0);
        }
    }
    if (node == 0) return;
    level.nodes[node].values = static_cast<std::uint32_t>(level.values.size());
    level.values.insert(level.values.end(), values.begin(), values.end());
}

void HyphenationPatterns::divide(std::u32string_view word, std::size_t level_index, std::size_t offset,
                                 std::vector<std::size_t>& points) const {
    const Level& level = levels_[level_index];
    // values[i] is of the place before letter i - 1 of the word: the first is before the full stop that begins it.
    std::vector<std::uint8_t> values(word.size() + 3, 0);
    const auto letter_at = [&](std::size_t i) { return i == 0 || i > word.size() ? U'.' : word[i - 1]; };
    for (std::size_t from = 0; from < word.size() + 2; ++from) {
        std::uint32_t node = 0;
        for (std::size_t i = from; i < word.size() + 2; ++i) {
            node = child_of(level, node, letter_at(i));
            if (node == 0) break;
            const std::uint32_t first = level.nodes[node].values;
            if (first == 0) continue;
            for (std::size_t k = 0; k <= i + 1 - from; ++k) {
                const std::uint8_t value = level.values[first + k];
                if ((value & strength) > (values[from + k] & strength)) values[from + k] = value;
            }
        }
    }
    std::size_t part = 0;
    const auto close_part = [&](std::size_t end) {
        if (level_index + 1 < levels_.size())
            divide(word.substr(part, end - part), level_index + 1, offset + part, points);
        part = end;
    };
    for (std::size_t i = 1; i < word.size(); ++i) {
        const std::uint8_t value = values[i + 1];
        if ((value & 1) == 0 || (value & respells) != 0) continue;
        close_part(i);
        points.push_back(offset + i);
    }
    close_part(word.size());
}

std::vector<std::size_t> HyphenationPatterns::points(std::u32string_view word) const {
    std::vector<std::size_t> points;
    if (word.empty() || std::any_of(word.begin(), word.end(), [&](char32_t c) { return c > last_letter_; }))
        return points;
    divide(word, 0, 0, points);
    std::erase_if(points, [&](std::size_t at) { return at < letters_before_ || at + letters_after_ > word.size(); });
    return points;
}

}  // namespace font
