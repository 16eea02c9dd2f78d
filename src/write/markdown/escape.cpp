// SPDX-License-Identifier: MPL-2.0
#include "write/markdown/escape.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "support/utf8.h"

namespace writing::markdown {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_word(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

// How many characters at a line's beginning make it a list item with a number, before the sign after them; 0: none.
std::size_t number_length(std::string_view text) {
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) ++count;
    return count < text.size() && (text[count] == '.' || text[count] == ')') ? count : 0;
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        if (text.size() < word.size()) return false;
        const auto tail = text.substr(text.size() - word.size());
        return std::equal(tail.begin(), tail.end(), word.begin(),
                          [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b; });
    });
}

bool begins_block(char c) {
    return std::string_view("#>+-=:").find(c) != std::string_view::npos;
}

// Marks that mean something wherever they stand, and those that mean something in their surroundings.
bool has_meaning(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (std::string_view("\\`*_{}[]<|~").find(c) != std::string_view::npos) return true;
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    const bool inside_word = at > 0 && is_word(text[at - 1]) && is_word(next);
    switch (c) {
        case '&':
            return next == '#' || is_word(next);
        case '@':
            return true;
        case ':':  // addresses
            return text.substr(at).starts_with("://") || ends_with_any(text.substr(0, at), {"mailto", "xmpp"});
        case '.':
            return inside_word && ends_with_any(text.substr(0, at), {"www"});
        default:
            return false;
    }
}

std::string entity(char c) {
    return "&#" + std::to_string(static_cast<int>(c)) + ";";
}

/// What some reader of YAML takes for a number and gives back as another text: 1.10, 007, 1_000, 0x1F, 2e5. A year is
/// one as well, but stays what it is.
bool is_yaml_number(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.empty() || !is_digit(text[0])) return false;
    if (text.size() == 4 && text[0] != '0' && std::all_of(text.begin(), text.end(), is_digit)) return false;
    return text.find_first_not_of("0123456789abcdefABCDEFoOxX._,") == std::string_view::npos;
}

bool is_plain_yaml(std::string_view text) {
    static constexpr std::array<std::string_view, 12> words = {"true", "false", "yes", "no", "null", "on",
                                                               "off",  "ja",    "nej", "y",  "n",    "nan"};
    if (text.empty() || !is_word(text.front()) || text.back() == ' ' || is_yaml_number(text)) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte == 0xC3 && i + 1 < text.size()) {  // the letters of western Europe
            ++i;
            continue;
        }
        if (byte >= 0x80 || (!is_word(text[i]) && std::string_view(" -_./(),").find(text[i]) == std::string_view::npos))
            return false;
    }
    return std::none_of(words.begin(), words.end(), [&](std::string_view word) {
        return text.size() == word.size() && ends_with_any(text, {word});
    });
}

}  // namespace

std::string escaped(std::string_view text, bool line_begins, bool line_ends) {
    std::string out;
    std::size_t at = 0;
    if (line_begins && !text.empty()) {
        if (is_blank(text.front())) {
            out += entity(text[at++]);
        } else if (begins_block(text.front())) {
            out += '\\';
            out += text[at++];
        } else if (const std::size_t digits = number_length(text); digits > 0) {
            out += text.substr(0, digits);
            out += '\\';
            out += text[digits];
            at = digits + 1;
        }
    }
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (line_ends && at + 1 == text.size() && is_blank(c)) {
            out += entity(c);
        } else if (static_cast<unsigned char>(c) < 0x20 && c != '\t') {
            continue;  // characters that no document shows
        } else {
            if (has_meaning(text, at)) out += '\\';
            out += c;
        }
    }
    return out;
}

std::string escaped_address(std::string_view address) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= ' ' || byte == 0x7F || std::string_view("<>\"{}|\\`()[]").find(c) != std::string_view::npos) {
            out += '%';
            out += hex[byte >> 4U];
            out += hex[byte & 15U];
        } else if (c == '&') {
            out += "\\&";
        } else {
            out += c;
        }
    }
    return out;
}

std::string yaml_scalar(std::string_view text) {
    if (is_plain_yaml(text)) return std::string(text);
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const char32_t c = support::next_code_point(text, i);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += text[begin];
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF) {
            std::array<char, 8> code{};
            std::snprintf(code.data(), code.size(), "\\u%04X", static_cast<unsigned>(c));
            out += code.data();
        } else {
            out += text.substr(begin, i - begin);
        }
    }
    return out + '"';
}

std::string attribute_value(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out + '"';
}

}  // namespace writing::markdown
