// SPDX-License-Identifier: MPL-2.0
// Lists whose bullets and numbers somebody typed, or pasted from where they were no list.
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "read/docx/story.h"

namespace reading::docx {
namespace {

using namespace model;

// The last two are those of Word's symbol fonts.
constexpr std::array<std::string_view, 10> bullets = {"\u2022", "\u00B7", "\u25AA", "\u25E6", "\u2023",
                                                      "\u25CF", "\u25CB", "\u25A0", "\uF0B7", "\uF0A7"};
constexpr std::array<std::string_view, 4> dashes = {"-", "\u2013", "\u2014", "*"};

enum class Sign { bullet, dash, number };
struct Opening {
    Sign sign = Sign::bullet;
    int number = 0;        // of a number
    char after = '\0';     // its point or bracket
    std::size_t size = 0;  // bytes, the blanks after it included
};

std::size_t blanks_at(std::string_view text, std::size_t at) {
    const std::size_t begin = at;
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    return at - begin;
}

std::optional<Opening> opening(std::string_view text) {
    const auto signed_by = [&](const auto& signs, Sign kind) -> std::optional<Opening> {
        for (const auto sign : signs)
            if (text.starts_with(sign) && blanks_at(text, sign.size()) > 0)
                return Opening{kind, 0, '\0', sign.size() + blanks_at(text, sign.size())};
        return std::nullopt;
    };
    if (const auto found = signed_by(bullets, Sign::bullet)) return found;
    if (const auto found = signed_by(dashes, Sign::dash)) return found;
    Opening found{Sign::number, 0, '\0', 0};
    const auto digits = std::from_chars(text.data(), text.data() + text.size(), found.number);
    const auto end = static_cast<std::size_t>(digits.ptr - text.data());
    if (digits.ec != std::errc() || found.number < 0 || end == 0 || end > 3 || end >= text.size()) return std::nullopt;
    found.after = text[end];
    const std::size_t blanks = blanks_at(text, end + 1);
    if ((found.after != '.' && found.after != ')') || blanks == 0) return std::nullopt;
    found.size = end + 1 + blanks;
    return found;
}

std::optional<Opening> opening(const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block.kind);
    if (!paragraph || paragraph->children.empty()) return std::nullopt;
    const auto* text = std::get_if<Text>(&paragraph->children.front().kind);
    return text ? opening(text->text) : std::nullopt;
}

bool follows(const Opening& former, const Opening& now) {
    if (former.sign != now.sign) return false;
    return now.sign != Sign::number || (now.after == former.after && now.number == former.number + 1);
}

ListItem item(Block block, std::size_t sign) {
    auto& children = std::get<Paragraph>(block.kind).children;
    auto& text = std::get<Text>(children.front().kind).text;
    text.erase(0, sign);
    if (text.empty()) children.erase(children.begin());
    ListItem made;
    made.children.push_back(std::move(block));
    return made;
}

}  // namespace

Blocks with_typed_lists(Blocks blocks) {
    Blocks out;
    for (std::size_t at = 0; at < blocks.size();) {
        const auto first = opening(blocks[at]);
        std::size_t end = at + 1;
        for (auto last = first; last && end < blocks.size(); ++end) {
            const auto next = opening(blocks[end]);
            if (!next || !follows(*last, *next)) break;
            last = next;
        }
        if (!first || (end - at < 2 && first->sign != Sign::bullet)) {
            out.push_back(std::move(blocks[at++]));
            continue;
        }
        List list;
        list.ordered = first->sign == Sign::number;
        list.start = list.ordered ? first->number : 1;
        for (; at < end; ++at) {
            const std::size_t sign = opening(blocks[at])->size;
            list.items.push_back(item(std::move(blocks[at]), sign));
        }
        out.push_back({std::move(list), {}, {}, 0});
    }
    return out;
}

}  // namespace reading::docx
