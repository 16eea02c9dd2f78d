// SPDX-License-Identifier: MPL-2.0
#include <array>
#include <set>
#include <utility>

#include "package/checksums.h"
#include "package/publish.h"
#include "support/utf8.h"

namespace package {
namespace {


/// Latin letters beyond ASCII, lower case, by the letters that Danish addresses use for them.
std::string_view in_ascii(char32_t c) {
    static constexpr std::array<std::pair<char32_t, std::string_view>, 30> letters = {
        {{0xE6, "ae"}, {0xF8, "oe"}, {0xE5, "aa"}, {0xE4, "ae"}, {0xF6, "oe"}, {0xFC, "y"}, {0xE0, "a"}, {0xE1, "a"},
         {0xE2, "a"},  {0xE3, "a"},  {0xE7, "c"},  {0xE8, "e"},  {0xE9, "e"},  {0xEA, "e"}, {0xEB, "e"}, {0xEC, "i"},
         {0xED, "i"},  {0xEE, "i"},  {0xEF, "i"},  {0xF0, "d"},  {0xF1, "n"},  {0xF2, "o"}, {0xF3, "o"}, {0xF4, "o"},
         {0xF5, "o"},  {0xF9, "u"},  {0xFA, "u"},  {0xFB, "u"},  {0xFD, "y"},  {0xFE, "th"}}};
    for (const auto& [letter, ascii] : letters)
        if (letter == c) return ascii;
    return c == 0xDF ? "ss" : c == 0xFF ? "y" : std::string_view();
}

/// "assens" for "assens kommune" and "syddanmark" for "region syddanmark".
std::string short_name(const std::string& lower_name) {
    constexpr std::string_view municipality = " kommune", region = "region ";
    if (lower_name.ends_with(municipality)) return lower_name.substr(0, lower_name.size() - municipality.size());
    if (lower_name.starts_with(region)) return lower_name.substr(region.size());
    return lower_name;
}

}  // namespace

std::string slug_of(std::string_view name) {
    std::string out;
    const std::string lower = folded(name);
    for (std::size_t i = 0; i < lower.size();) {
        const char32_t c = support::next_code_point(lower, i);
        if ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9')) {
            out += static_cast<char>(c);
        } else if (const auto letters = in_ascii(c); !letters.empty()) {
            out += letters;
        } else if (!out.empty() && out.back() != '-') {
            out += '-';
        }
    }
    while (out.ends_with('-')) out.pop_back();
    return out.empty() ? "part" : out;
}

std::vector<std::string> partner_slugs(const std::vector<model::Party>& partners) {
    std::vector<std::string> slugs;
    std::set<std::string> taken;
    for (const auto& partner : partners) {
        const std::string wish = slug_of(partner.name);
        std::string slug = wish;
        if (taken.contains(slug) && !partner.code.empty()) slug = wish + "-" + slug_of(partner.code);
        for (int i = 2; taken.contains(slug); ++i) slug = wish + "-" + std::to_string(i);
        taken.insert(slug);
        slugs.push_back(std::move(slug));
    }
    return slugs;
}

std::optional<std::size_t> find_partner(const std::vector<model::Party>& partners, std::string_view wanted) {
    const auto slugs = partner_slugs(partners);
    const std::string name = folded(wanted);
    for (std::size_t i = 0; i < partners.size(); ++i)
        if (slugs[i] == name || folded(partners[i].name) == name || (!name.empty() && partners[i].code == wanted))
            return i;
    for (std::size_t i = 0; i < partners.size(); ++i) {
        const std::string brief = short_name(folded(partners[i].name));
        if (brief == name || slug_of(brief) == name) return i;
    }
    return std::nullopt;
}

}  // namespace package
