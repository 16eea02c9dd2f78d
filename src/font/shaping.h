// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "font/font_book.h"

namespace font {

/// OpenType features beyond kerning and standard ligatures, which are always on.
struct Features {
    bool tabular_figures = false;  // tnum
    bool small_capitals = false;   // smcp
    bool superscript = false;      // sups, where the face has it
    bool operator==(const Features&) const = default;
};

/// One glyph; lengths in em. `cluster` is the byte offset in the shaped text where its cluster begins.
struct ShapedGlyph {
    std::uint32_t glyph = 0;
    std::uint32_t cluster = 0;
    float advance = 0;
    float x_offset = 0;
    float y_offset = 0;
};

/// A stretch of text in one face, left to right.
struct ShapedRun {
    FaceId face = 0;
    std::uint32_t begin = 0, end = 0;  // bytes of the shaped text
    std::vector<ShapedGlyph> glyphs;   // clusters count from the shaped text's begin
    float width = 0;                   // sum of advances, em
};
struct ShapedText {
    std::vector<ShapedRun> runs;
    float width = 0;
    /// A code point that no face has a glyph for (shown as the first face's U+FFFD, or "?"), or 0.
    char32_t missing = 0;
    /// All of them, each once, in their order.
    std::u32string all_missing;
};

/// Shapes words through HarfBuzz, with fallback faces for missing glyphs and a cache by (face, features, text).
/// Language is a BCP 47 tag. Input should be NFC without soft hyphens. One thread at a time.
class Shaper {
  public:
    Shaper(const FontBook& book, std::string language);
    ~Shaper();
    Shaper(Shaper&&) noexcept;

    /// The result stays valid until the shaper goes.
    const ShapedText& shape(FaceId face, std::string_view text, Features features = {});
    const FontBook& book() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace font
