// SPDX-License-Identifier: MPL-2.0
// What Markdown asks about characters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace reading {

inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
inline bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
/// ASCII letters and digits, and every byte of a longer character.
inline bool is_word_byte(char c) {
    return is_digit(c) || is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}
bool is_ascii_punctuation(char c);

enum class CharacterClass { space, punctuation, other };
/// The class of the character that ends before / begins at byte `at`; the text's ends count as space.
CharacterClass class_before(std::string_view text, std::size_t at);
CharacterClass class_at(std::string_view text, std::size_t at);
/// Whether a letter or digit ends before / begins at byte `at`.
bool word_before(std::string_view text, std::size_t at);
bool word_at(std::string_view text, std::size_t at);

/// A character reference at `at` ("&amp;", "&#229;", "&#xE5;"): appends the character and gives the reference's length.
/// 0 when there is none.
std::size_t read_character_reference(std::string_view text, std::size_t at, std::string& out);

/// Text with backslash escapes and character references replaced, as in link targets and titles.
std::string unescaped(std::string_view text);

/// A label as labels are compared: white space runs are one space, letters without case.
std::string normalised_label(std::string_view label);

bool only_spaces(std::string_view text);
std::string_view without_end_spaces(std::string_view text);

}  // namespace reading
