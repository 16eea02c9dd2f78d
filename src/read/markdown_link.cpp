// SPDX-License-Identifier: MPL-2.0
#include "read/markdown_link.h"

#include "read/markdown_character.h"

namespace reading {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n';
}

/// White space with at most one line break in it.
std::size_t skip_space(std::string_view text, std::size_t at) {
    int breaks = 0;
    while (at < text.size() && is_space(text[at])) {
        if (text[at] == '\n' && ++breaks > 1) break;
        ++at;
    }
    return at;
}

struct Part {
    std::string_view raw;
    std::size_t end = 0;
};

std::optional<Part> pointy_destination(std::string_view text, std::size_t at) {
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == '\n' || text[i] == '<') return std::nullopt;
        if (text[i] == '\\' && i + 1 < text.size() && is_ascii_punctuation(text[i + 1])) {
            ++i;
        } else if (text[i] == '>') {
            return Part{text.substr(at + 1, i - at - 1), i + 1};
        }
    }
    return std::nullopt;
}

std::optional<Part> destination(std::string_view text, std::size_t at) {
    if (at < text.size() && text[at] == '<') return pointy_destination(text, at);
    constexpr int deepest_parentheses = 32;
    int depth = 0;
    std::size_t i = at;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (is_space(c) || static_cast<unsigned char>(c) < 0x20 || c == 0x7F) break;
        if (c == '\\' && i + 1 < text.size() && is_ascii_punctuation(text[i + 1])) {
            ++i;
        } else if (c == '(') {
            if (++depth > deepest_parentheses) return std::nullopt;
        } else if (c == ')') {
            if (depth == 0) break;
            --depth;
        }
    }
    if (depth != 0) return std::nullopt;
    return Part{text.substr(at, i - at), i};
}

std::optional<Part> title(std::string_view text, std::size_t at) {
    if (at >= text.size()) return std::nullopt;
    const char open = text[at];
    if (open != '"' && open != '\'' && open != '(') return std::nullopt;
    const char close = open == '(' ? ')' : open;
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size() && is_ascii_punctuation(text[i + 1])) {
            ++i;
        } else if (text[i] == close) {
            return Part{text.substr(at + 1, i - at - 1), i + 1};
        } else if (text[i] == '(' && open == '(') {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

/// Past the rest of a line that holds only spaces, its line break included; npos when it holds more.
std::size_t rest_of_line(std::string_view text, std::size_t at) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    if (at >= text.size()) return at;
    return text[at] == '\n' ? at + 1 : std::string_view::npos;
}

}  // namespace

std::optional<InlineTarget> parse_inline_target(std::string_view text, std::size_t at) {
    std::size_t i = skip_space(text, at + 1);
    const auto where = destination(text, i);
    if (!where) return std::nullopt;
    InlineTarget out;
    out.link.target = unescaped(where->raw);
    i = skip_space(text, where->end);
    if (i > where->end)
        if (const auto words = title(text, i)) {
            out.link.title = unescaped(words->raw);
            i = skip_space(text, words->end);
        }
    if (i >= text.size() || text[i] != ')') return std::nullopt;
    out.end = i + 1;
    return out;
}

std::optional<LinkLabel> parse_label(std::string_view text, std::size_t at) {
    constexpr std::size_t longest = 999;
    for (std::size_t i = at + 1; i < text.size() && i - at <= longest + 1; ++i) {
        if (text[i] == '\\' && i + 1 < text.size() && is_ascii_punctuation(text[i + 1])) {
            ++i;
        } else if (text[i] == '[') {
            return std::nullopt;
        } else if (text[i] == ']') {
            return LinkLabel{text.substr(at + 1, i - at - 1), i + 1};
        }
    }
    return std::nullopt;
}

std::size_t parse_link_definition(std::string_view text, std::string& label, LinkTarget& link) {
    if (text.size() < 4 || text[0] != '[' || text[1] == '^') return 0;
    const auto name = parse_label(text, 0);
    if (!name || name->end >= text.size() || text[name->end] != ':') return 0;
    label = normalised_label(name->label);
    if (label.empty()) return 0;
    std::size_t i = skip_space(text, name->end + 1);
    if (i >= text.size()) return 0;
    const auto where = destination(text, i);
    if (!where || (where->raw.empty() && text[i] != '<')) return 0;
    link = {unescaped(where->raw), {}};
    std::size_t end = rest_of_line(text, where->end);
    i = skip_space(text, where->end);
    if (i > where->end)
        if (const auto words = title(text, i))
            if (const std::size_t after = rest_of_line(text, words->end); after != std::string_view::npos) {
                link.title = unescaped(words->raw);
                end = after;
            }
    return end == std::string_view::npos ? 0 : end;
}

}  // namespace reading
