// SPDX-License-Identifier: MPL-2.0
// Signs of symbol fonts: w:sym names them by font and code (ISO/IEC 29500-1, 17.3.3.30).
#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "read/docx/story.h"
#include "support/utf8.h"

namespace reading::docx {
namespace {

using Sign = std::pair<unsigned, char32_t>;

// Those fonts keep their signs in the private area from F000, where no other font has them. The signs are those that
// Word's lists of bullets, boxes and arrows offer; the tables are sorted by code.
constexpr std::array<Sign, 24> wingdings = {
    {{0x4A, U'\u263A'}, {0x4C, U'\u2639'}, {0x6C, U'\u25CF'}, {0x6E, U'\u25A0'}, {0x6F, U'\u25A1'}, {0x71, U'\u2751'},
     {0x75, U'\u25C6'}, {0x76, U'\u2756'}, {0x9F, U'\u2022'}, {0xA1, U'\u25CB'}, {0xA7, U'\u25AA'}, {0xA8, U'\u2610'},
     {0xAB, U'\u2605'}, {0xD8, U'\u27A2'}, {0xDF, U'\u2190'}, {0xE0, U'\u2192'}, {0xE1, U'\u2191'}, {0xE2, U'\u2193'},
     {0xE8, U'\u2794'}, {0xF0, U'\u21E8'}, {0xFB, U'\u2717'}, {0xFC, U'\u2713'}, {0xFD, U'\u2612'}, {0xFE, U'\u2611'}}};
constexpr std::array<Sign, 9> wingdings_2 = {{{0x4F, U'\u2717'},
                                              {0x50, U'\u2713'},
                                              {0x51, U'\u2612'},
                                              {0x52, U'\u2611'},
                                              {0x53, U'\u2612'},
                                              {0x54, U'\u2612'},
                                              {0x97, U'\u25CF'},
                                              {0xA2, U'\u25A0'},
                                              {0xA3, U'\u2610'}}};
constexpr std::array<Sign, 30> symbol = {
    {{0x61, U'\u03B1'}, {0x62, U'\u03B2'}, {0x64, U'\u03B4'}, {0x65, U'\u03B5'}, {0x67, U'\u03B3'}, {0x6C, U'\u03BB'},
     {0x6D, U'\u03BC'}, {0x70, U'\u03C0'}, {0x73, U'\u03C3'}, {0x77, U'\u03C9'}, {0xA2, U'\u2032'}, {0xA3, U'\u2264'},
     {0xA5, U'\u221E'}, {0xAB, U'\u2194'}, {0xAC, U'\u2190'}, {0xAD, U'\u2191'}, {0xAE, U'\u2192'}, {0xAF, U'\u2193'},
     {0xB0, U'\u00B0'}, {0xB1, U'\u00B1'}, {0xB3, U'\u2265'}, {0xB4, U'\u00D7'}, {0xB7, U'\u2022'}, {0xB8, U'\u00F7'},
     {0xB9, U'\u2260'}, {0xBB, U'\u2248'}, {0xBC, U'\u2026'}, {0xDE, U'\u21D2'}, {0xE5, U'\u2211'}, {0xD6, U'\u221A'}}};

template <class Table>
char32_t find_sign(const Table& table, unsigned code) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const Sign& sign) { return sign.first == code; });
    return found == table.end() ? 0 : found->second;
}

}  // namespace

std::string symbol_text(pugi::xml_node node) {
    const std::string_view font = node.attribute("w:font").value();
    const auto code = std::strtoul(node.attribute("w:char").value(), nullptr, 16);
    char32_t sign = 0;
    const bool is_private = code >= 0xF000 && code <= 0xF0FF;
    const bool by_font = is_private || code < 0x100;
    if (by_font && font == "Wingdings")
        sign = find_sign(wingdings, static_cast<unsigned>(code & 0xFFU));
    else if (by_font && font == "Wingdings 2")
        sign = find_sign(wingdings_2, static_cast<unsigned>(code & 0xFFU));
    else if (by_font && font == "Symbol")
        sign = find_sign(symbol, static_cast<unsigned>(code & 0xFFU));
    else if (is_private && code < 0xF07F && code >= 0xF020)
        sign = static_cast<char32_t>(code & 0x7FU);  // other fonts: the letter of the same key
    else if (code >= 0x20 && (code < 0xD800 || (code >= 0xE000 && code < 0xFFFE)) && !(code >= 0xE000 && code < 0xF900))
        sign = static_cast<char32_t>(code);
    std::string text;
    if (sign != 0) support::append_utf8(text, sign);
    return text;
}

}  // namespace reading::docx
