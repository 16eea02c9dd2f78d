// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/pages.h"
#include "write/pdf/glyph_codes.h"
#include "write/pdf/object_file.h"
#include "write/pdf/structure.h"
#include "write/pdf/word_gaps.h"

namespace writing::pdf {

/// Where a piece of a slot's content stands: the page (from 0) and its number on that page.
struct MarkedContent {
    std::uint32_t page = 0;
    std::uint32_t mcid = 0;
};
/// What the pages say of the tree: by slot its content in reading order, by page the owner of each piece.
struct MarkedPages {
    std::vector<std::vector<MarkedContent>> by_slot;
    std::vector<std::vector<std::int32_t>> owners;  // by page, by MCID: the element
};

/// Writes pages' content streams: one marked-content sequence for each stretch of items of one slot, all else as
/// artifacts (ISO 14289-1, 7.1). Pages must come in order.
class ContentWriter {
  public:
    ContentWriter(const Tree& tree, const std::vector<FaceCodes>& codes,
                  const std::map<std::size_t, ObjectId>& pictures);

    /// The page's content stream, not compressed.
    std::string write(const model::Page& page);
    MarkedPages& marked() { return marked_; }

  private:
    /// Groups below 0 are artifacts; from 0 on they are slots.
    enum : std::int32_t { no_group = -4, footer = -3, header = -2, artifact = -1 };
    std::int32_t group_of(const model::Mark& mark, bool text) const;
    void enter(std::int32_t group);
    void leave_text();
    void begin_text();
    void set_colour(const model::Colour& colour, bool stroke);
    void item(const model::GlyphRun& run);
    void item(const model::Fill& fill);
    void item(const model::Stroke& stroke);
    void item(const model::PlacedImage& image);
    void find_codes(const model::GlyphRun& run);
    void glyphs(const model::GlyphRun& run, bool gap);

    const Tree& tree_;
    const std::vector<FaceCodes>& codes_;
    const std::map<std::size_t, ObjectId>& pictures_;  // by resource; others are left blank
    MarkedPages marked_;
    WordGaps gaps_;

    std::string out_;
    double height_ = 0;
    std::int32_t group_ = no_group;
    bool in_text_ = false;
    int face_ = -1;
    float size_ = 0;
    model::Colour fill_, stroke_;
    double spacing_ = 0;                   // Tc
    std::vector<std::string_view> texts_;  // of the run being written
    std::vector<std::uint16_t> run_codes_;
};

/// "I3": a picture's name in the pages' resources.
std::string picture_resource(std::size_t resource);

}  // namespace writing::pdf
