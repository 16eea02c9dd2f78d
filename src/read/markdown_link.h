// SPDX-License-Identifier: MPL-2.0
// The parts of links: `(target "title")` and `[label]: target "title"`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "read/markdown_reading.h"

namespace reading {

struct InlineTarget {
    LinkTarget link;
    std::size_t end = 0;  // past the closing parenthesis
};
/// What follows a link's text, from its `(` on; nullopt when it is no target.
std::optional<InlineTarget> parse_inline_target(std::string_view text, std::size_t at);

/// A label in brackets from `[` on: its text and the place past `]`. Labels hold no unescaped bracket, 999 bytes at
/// most.
struct LinkLabel {
    std::string_view label;
    std::size_t end = 0;
};
std::optional<LinkLabel> parse_label(std::string_view text, std::size_t at);

/// A link definition at the beginning of `text`; the length it takes, its line break included, or 0.
std::size_t parse_link_definition(std::string_view text, std::string& label, LinkTarget& link);

}  // namespace reading
