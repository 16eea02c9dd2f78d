// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "font/font_book.h"

namespace font {

/// A font file with only the glyphs asked for, renumbered densely; glyph 0 stays .notdef.
struct Subset {
    std::string bytes;  // TrueType, or a bare CFF table for CFF faces
    bool true_type = true;
    std::map<std::uint32_t, std::uint32_t> renumbered;  // old glyph → new glyph
    std::vector<double> advances;                       // by new glyph, em
};
/// `glyphs` sorted, unique. Throws std::runtime_error when HarfBuzz cannot.
Subset subset(const Face& face, const std::vector<std::uint32_t>& glyphs);

}  // namespace font
