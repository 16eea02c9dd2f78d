// SPDX-License-Identifier: MPL-2.0
// `{#id .class key="value"}`, as headings, spans, images, captions, divs and review marks carry it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/node.h"

namespace reading {

struct AttributeList {
    /// Its span is left unset: only the caller knows where the text stands.
    model::Attributes attributes;
    /// Where the value of each of `attributes.pairs` stands in the text that was parsed, quotes not counted.
    std::vector<std::pair<std::size_t, std::size_t>> values;
    /// The same for their keys, and for the names of `attributes.classes`.
    std::vector<std::pair<std::size_t, std::size_t>> keys;
    std::vector<std::pair<std::size_t, std::size_t>> classes;
    /// Past the closing brace.
    std::size_t end = 0;
    /// Keys given twice, and "#" for a second id; the last one counts.
    std::vector<std::string> repeated;
};

/// The attribute list whose `{` is at `at`, or nullopt when the text there is none.
std::optional<AttributeList> parse_attributes(std::string_view text, std::size_t at);

/// An attribute list that ends the text (white space after it aside): where it begins, and the list.
struct TrailingAttributes {
    std::size_t begin = 0;
    AttributeList list;
};
std::optional<TrailingAttributes> parse_trailing_attributes(std::string_view text);

/// Whether the text at `at` was surely meant as an attribute list: "{#", "{." or "{key=".
bool looks_like_attributes(std::string_view text, std::size_t at);
/// Where such a failed list at `at` seems to end: past its brace, at its line's end, or after some 100 bytes.
std::size_t failed_attributes_end(std::string_view text, std::size_t at);

}  // namespace reading
