// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>

#include "model/source.h"
#include "read/markdown_text.h"

namespace reading {

/// A value as it is meant, and where its bytes stand in the file that holds it quoted, indented or in another encoding.
struct LocatedText {
    std::string text;
    TextPlaces places;

    /// Appends bytes that stand at `source` in the file.
    void append(std::string_view bytes, std::uint32_t source);
    /// Without white space at both ends.
    LocatedText trimmed() const;
    LocatedText slice(std::size_t begin, std::size_t end) const;
};

/// Finds the characters of a YAML scalar in the bytes of its span, past indentation, quotes and escapes.
LocatedText locate_scalar(std::string_view text, model::Span span, const model::Sources& sources);

}  // namespace reading
