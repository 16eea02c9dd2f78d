// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "font/subset.h"
#include "model/pages.h"

namespace writing::pdf {

/// The codes by which one face's glyphs are shown. A glyph that stands for several texts (a no-break space, a hyphen
/// made at a line end) has a code for each, so that every code means one text (ISO 14289-1, 7.21.7).
class FaceCodes {
  public:
    explicit FaceCodes(const font::Face& face);

    /// First pass: notes that a glyph stands for a text. `text` must stay where it is until the codes are gone.
    void use(std::uint32_t glyph, std::string_view text);
    /// Between the passes: makes the subset and numbers the codes.
    void assign();
    /// Second pass. A missing glyph (0) is shown as a substitute, since no PDF/A may show .notdef.
    std::uint16_t code(std::uint32_t glyph, std::string_view text) const;
    /// The width that the file states for a code, in thousandths of an em.
    int width(std::uint16_t code) const { return widths_[code]; }

    bool used() const { return used_; }
    const font::Face& face() const { return face_; }
    const font::Subset& subset() const { return subset_; }
    const std::vector<int>& widths() const { return widths_; }             // by code
    const std::vector<std::uint16_t>& glyphs() const { return glyphs_; }   // by code: the subset's glyph
    const std::vector<std::string_view>& texts() const { return texts_; }  // by code; empty: never shown
    std::uint32_t space() const { return space_; }

  private:
    struct Entry {
        std::string_view text;
        bool used = false;
        std::uint16_t code = 0;
    };
    std::uint32_t shown(std::uint32_t glyph) const { return glyph == 0 ? substitute_ : glyph; }

    const font::Face& face_;
    std::vector<Entry> entries_;  // index: the face's glyph
    std::map<std::pair<std::uint32_t, std::string_view>, std::uint16_t> alternates_;
    font::Subset subset_;
    std::vector<int> widths_;
    std::vector<std::uint16_t> glyphs_;
    std::vector<std::string_view> texts_;
    std::uint32_t substitute_ = 0, space_ = 0;
    bool used_ = false;
};

/// What each glyph of a run says: its cluster's text; where a cluster has several glyphs, each its share of the
/// letters. A glyph left without one says nothing by a zero-width space; a hyphen made at a line end is U+00AD. `texts`
/// is overwritten: one for each glyph.
void glyph_texts(const model::GlyphRun& run, std::vector<std::string_view>& texts);

/// The codes of every face that the pages use, by FaceId.
std::vector<FaceCodes> collect_codes(const model::Pages& pages, const font::FontBook& book);

}  // namespace writing::pdf
