// SPDX-License-Identifier: MPL-2.0
#include "read/plain_words.h"

#include <array>
#include <cstddef>

namespace reading {
namespace {

enum class Sort : unsigned char { other, word, space, inner, ending, anywhere };

/// Letters with a mark (À to ÿ) take two bytes, of which the first is 0xC3.
constexpr std::array<Sort, 256> sorts() {
    std::array<Sort, 256> table{};
    for (std::size_t c = '0'; c <= '9'; ++c) table[c] = Sort::word;
    for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = table[c - 32] = Sort::word;
    for (std::size_t c = 0x80; c <= 0xBF; ++c) table[c] = Sort::word;
    table[0xC3] = Sort::word;
    table[' '] = Sort::space;
    table['-'] = Sort::inner;
    for (const char c : {'.', ':'}) table[static_cast<unsigned char>(c)] = Sort::ending;
    for (const char c : {',', ';', '%', '/'}) table[static_cast<unsigned char>(c)] = Sort::anywhere;
    return table;
}
constexpr std::array<Sort, 256> sort_table = sorts();

Sort sort_of(char c) {
    return sort_table[static_cast<unsigned char>(c)];
}

}  // namespace

bool is_plain_words(std::string_view text) {
    if (text.empty() || sort_of(text.front()) != Sort::word || sort_of(text.back()) == Sort::space) return false;
    bool first_word = true;  // "1." begins a list
    for (std::size_t i = 1; i < text.size(); ++i) {
        const Sort before = sort_of(text[i - 1]);
        const Sort next = i + 1 < text.size() ? sort_of(text[i + 1]) : Sort::space;
        switch (sort_of(text[i])) {
            case Sort::other:
                return false;
            case Sort::word:
                // Of two bytes only those that 0xC3 begins are known.
                if (static_cast<unsigned char>(text[i]) >= 0x80 && static_cast<unsigned char>(text[i]) < 0xC0 &&
                    text[i - 1] != '\xC3')
                    return false;
                break;
            case Sort::space:
                if (before == Sort::space) return false;
                first_word = false;
                break;
            case Sort::inner:
                if (before != Sort::word || next != Sort::word) return false;
                break;
            case Sort::ending:  // of a word: addresses have them in their middle
                if (first_word || before != Sort::word || next != Sort::space) return false;
                break;
            case Sort::anywhere:
                break;
        }
    }
    return true;
}

}  // namespace reading
