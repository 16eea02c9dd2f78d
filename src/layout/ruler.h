// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "font/shaping.h"

namespace layout {

/// A shaped text by its bytes, so that any piece of it is measured in one step. Lengths in em.
class Ruler {
  public:
    Ruler(const font::ShapedText& shaped, std::size_t bytes) : first_glyph_(bytes + 1, kNone) {
        for (const auto& run : shaped.runs) {
            for (const auto& glyph : run.glyphs) {
                if (glyph.cluster < bytes && first_glyph_[glyph.cluster] == kNone)
                    first_glyph_[glyph.cluster] = static_cast<std::uint32_t>(advances_.size());
                before_.push_back(before_.back() + static_cast<double>(glyph.advance));
                advances_.push_back(glyph.advance);
            }
        }
        if (first_glyph_[0] == kNone) first_glyph_[0] = 0;
        first_glyph_[bytes] = static_cast<std::uint32_t>(advances_.size());
    }

    /// No cluster goes on over this byte.
    bool is_edge(std::uint32_t byte) const { return first_glyph_[byte] != kNone; }
    // These are between edges.
    float width(std::uint32_t begin, std::uint32_t end) const {
        return static_cast<float>(before_[first_glyph_[end]] - before_[first_glyph_[begin]]);
    }
    float first(std::uint32_t begin, std::uint32_t end) const {
        return first_glyph_[begin] < first_glyph_[end] ? advances_[first_glyph_[begin]] : 0;
    }
    float last(std::uint32_t begin, std::uint32_t end) const {
        return first_glyph_[begin] < first_glyph_[end] ? advances_[first_glyph_[end] - 1] : 0;
    }

  private:
    static constexpr std::uint32_t kNone = ~0U;
    std::vector<std::uint32_t> first_glyph_;  // by byte: its cluster's first glyph
    std::vector<double> before_{0};           // by glyph: the advances before it
    std::vector<float> advances_;
};

}  // namespace layout
