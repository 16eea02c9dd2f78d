// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/source.h"

namespace reading {

/// A half-open range of bytes of the text being read.
struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// Says where in a source the bytes of a text stand. A text that was changed on its way (a quoted CSV field, an escaped
/// YAML scalar) has several pieces, or none: then each of its places is `whole`.
struct TextPlaces {
    model::Span whole;
    /// From byte `text` of the text on, up to the next piece, bytes stand at `source` and on. Sorted; the first at 0.
    struct Piece {
        std::uint32_t text = 0;
        std::uint32_t source = 0;
    };
    std::vector<Piece> pieces;

    model::Span span(Range range) const;
};

/// A leaf block's text, put together from its lines without indentation, quote marks and escapes that are not its own;
/// it remembers where each byte stood. Lines are parted by '\n' whatever the file has.
class MappedText {
  public:
    /// Appends bytes that stand at `offset` of the text being read. Offsets must not go back.
    void append(std::string_view bytes, std::uint32_t offset);

    const std::string& text() const { return text_; }
    std::size_t size() const { return text_.size(); }
    bool empty() const { return text_.empty(); }

    /// Where byte `index` stood; for `size()` the place after the last byte.
    std::uint32_t place(std::size_t index) const;
    Range range(std::size_t begin, std::size_t end) const;
    MappedText slice(std::size_t begin, std::size_t end) const;
    /// Without white space at both ends.
    MappedText trimmed() const;

  private:
    struct Piece {
        std::size_t at;
        std::uint32_t offset;
    };
    std::size_t piece_of(std::size_t index) const;

    std::string text_;
    std::vector<Piece> pieces_;
};

}  // namespace reading
