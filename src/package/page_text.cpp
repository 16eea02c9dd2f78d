// SPDX-License-Identifier: MPL-2.0
#include "package/page_text.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "support/utf8.h"

namespace package {
namespace {

/// The character that "&name;" stands for; false when it is none of those that pages of ours have.
bool append_entity(std::string& out, std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, char>, 5> named = {
        {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
    for (const auto& [known, character] : named)
        if (known == name) {
            out += character;
            return true;
        }
    if (!name.starts_with('#')) return false;
    const bool hex = name.starts_with("#x");
    const auto digits = name.substr(hex ? 2 : 1);
    std::uint32_t code = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || code == 0 || code > 0x10FFFF)
        return false;
    support::append_utf8(out, static_cast<char32_t>(code));
    return true;
}

std::string plain(std::string_view markup) {
    std::string out;
    while (!markup.empty()) {
        const char c = markup.front();
        if (c == '<') {
            const auto end = markup.find('>');
            markup.remove_prefix(end == std::string_view::npos ? markup.size() : end + 1);
            continue;
        }
        const auto end = c == '&' ? markup.find(';') : std::string_view::npos;
        if (end != std::string_view::npos && append_entity(out, markup.substr(1, end - 1))) {
            markup.remove_prefix(end + 1);
            continue;
        }
        const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!space)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
        markup.remove_prefix(1);
    }
    while (out.ends_with(' ')) out.pop_back();
    return out;
}

/// The text from the end of the tag at `tag` to the next "</name".
std::optional<std::string> text_after(std::string_view page, std::size_t tag, std::string_view name) {
    const auto begin = page.find('>', tag);
    if (begin == std::string_view::npos) return std::nullopt;
    const auto end = page.find("</" + std::string(name), begin);
    if (end == std::string_view::npos) return std::nullopt;
    return plain(page.substr(begin + 1, end - begin - 1));
}

}  // namespace

std::string page_language(std::string_view page) {
    const auto tag = page.find("<html");
    const auto end = page.find('>', tag == std::string_view::npos ? 0 : tag);
    if (tag == std::string_view::npos || end == std::string_view::npos) return {};
    const auto head = page.substr(tag, end - tag);
    constexpr std::string_view attribute = " lang=\"";
    const auto begin = head.find(attribute);
    if (begin == std::string_view::npos) return {};
    const auto value = head.substr(begin + attribute.size());
    return std::string(value.substr(0, value.find('"')));
}

std::optional<std::string> element_text(std::string_view page, std::string_view name) {
    for (const char after : {'>', ' '})
        if (const auto tag = page.find("<" + std::string(name) + after); tag != std::string_view::npos)
            return text_after(page, tag, name);
    return std::nullopt;
}

std::vector<std::string> marked_texts(std::string_view page, std::string_view key) {
    std::vector<std::string> texts;
    const std::string mark = " data-aftale=\"" + std::string(key) + "\"";
    for (auto at = page.find(mark); at != std::string_view::npos; at = page.find(mark, at + 1)) {
        const auto tag = page.rfind('<', at);
        if (tag == std::string_view::npos) continue;
        const auto name = page.substr(tag + 1, page.find_first_of(" >", tag) - tag - 1);
        if (auto text = text_after(page, tag, name)) texts.push_back(std::move(*text));
    }
    return texts;
}

}  // namespace package
