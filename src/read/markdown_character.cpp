// SPDX-License-Identifier: MPL-2.0
#include "read/markdown_character.h"

#include <cmark-gfm.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <memory>

#include "support/utf8.h"

namespace reading {
namespace {

CharacterClass class_of(char32_t c) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') return CharacterClass::space;
    if (c < 0x80)
        return is_ascii_punctuation(static_cast<char>(c)) ? CharacterClass::punctuation : CharacterClass::other;
    const auto type = u_charType(static_cast<UChar32>(c));
    if (type == U_SPACE_SEPARATOR) return CharacterClass::space;
    constexpr std::uint32_t marks = U_GC_P_MASK | U_GC_S_MASK;
    return (U_MASK(type) & marks) != 0 ? CharacterClass::punctuation : CharacterClass::other;
}

char32_t code_point_before(std::string_view text, std::size_t at) {
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    return support::next_code_point(text, begin);
}

char32_t code_point_at(std::string_view text, std::size_t at) {
    return support::next_code_point(text, at);
}

/// cmark knows HTML's 2,125 names; asking it for one at a time keeps a table of them out of here.
std::string named_character(std::string_view reference) {
    const std::string source(reference);
    const std::unique_ptr<cmark_node, void (*)(cmark_node*)> root(
        cmark_parse_document(source.data(), source.size(), CMARK_OPT_DEFAULT), cmark_node_free);
    std::string out;
    if (cmark_node* paragraph = cmark_node_first_child(root.get()))
        for (cmark_node* node = cmark_node_first_child(paragraph); node != nullptr; node = cmark_node_next(node))
            if (const char* literal = cmark_node_get_literal(node)) out += literal;
    return out == reference ? std::string() : out;
}

std::size_t read_number(std::string_view text, std::size_t at, std::string& out) {
    std::size_t i = at + 2;
    const bool hex = i < text.size() && (text[i] == 'x' || text[i] == 'X');
    if (hex) ++i;
    const std::size_t begin = i;
    std::uint32_t value = 0;
    const auto digit = [&](char c) -> int {
        if (is_digit(c)) return c - '0';
        if (hex && c >= 'a' && c <= 'f') return c - 'a' + 10;
        if (hex && c >= 'A' && c <= 'F') return c - 'A' + 10;
        return -1;
    };
    while (i < text.size() && digit(text[i]) >= 0 && i - begin < 8)
        value = value * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit(text[i++]));
    const std::size_t most = hex ? 6 : 7;
    if (i == begin || i - begin > most || i >= text.size() || text[i] != ';') return 0;
    const bool valid = value != 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    support::append_utf8(out, valid ? static_cast<char32_t>(value) : U'\uFFFD');
    return i + 1 - at;
}

}  // namespace

bool is_ascii_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

CharacterClass class_before(std::string_view text, std::size_t at) {
    return at == 0 ? CharacterClass::space : class_of(code_point_before(text, at));
}

CharacterClass class_at(std::string_view text, std::size_t at) {
    return at >= text.size() ? CharacterClass::space : class_of(code_point_at(text, at));
}

bool word_before(std::string_view text, std::size_t at) {
    if (at == 0) return false;
    const char last = text[at - 1];
    if (static_cast<unsigned char>(last) < 0x80) return is_digit(last) || is_letter(last);
    return u_isalnum(static_cast<UChar32>(code_point_before(text, at))) != 0;
}

bool word_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    if (static_cast<unsigned char>(text[at]) < 0x80) return is_digit(text[at]) || is_letter(text[at]);
    return u_isalnum(static_cast<UChar32>(code_point_at(text, at))) != 0;
}

std::size_t read_character_reference(std::string_view text, std::size_t at, std::string& out) {
    if (at + 2 >= text.size() || text[at] != '&') return 0;
    if (text[at + 1] == '#') return read_number(text, at, out);
    constexpr std::size_t longest_name = 32;
    std::size_t i = at + 1;
    while (i < text.size() && i - at <= longest_name && (is_letter(text[i]) || is_digit(text[i]))) ++i;
    if (i == at + 1 || i >= text.size() || text[i] != ';') return 0;
    const std::string found = named_character(text.substr(at, i + 1 - at));
    if (found.empty()) return 0;
    out += found;
    return i + 1 - at;
}

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '\\' && i + 1 < text.size() && is_ascii_punctuation(text[i + 1])) {
            out += text[i + 1];
            i += 2;
        } else if (const std::size_t length = read_character_reference(text, i, out)) {
            i += length;
        } else {
            out += text[i++];
        }
    }
    return out;
}

std::string normalised_label(std::string_view label) {
    std::string spaced;
    bool ascii = true;
    for (const char c : label) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            if (!spaced.empty() && spaced.back() != ' ') spaced += ' ';
            continue;
        }
        ascii = ascii && static_cast<unsigned char>(c) < 0x80;
        spaced += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (!spaced.empty() && spaced.back() == ' ') spaced.pop_back();
    if (ascii) return spaced;
    std::string folded;
    icu::UnicodeString::fromUTF8(spaced).foldCase().toUTF8String(folded);
    return folded;
}

bool only_spaces(std::string_view text) {
    return text.find_first_not_of(" \t") == std::string_view::npos;
}

std::string_view without_end_spaces(std::string_view text) {
    const auto last = text.find_last_not_of(" \t");
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

}  // namespace reading
