// SPDX-License-Identifier: MPL-2.0
// The font room: font files in; faces, shaped text, hyphenation points and subsets out. It knows neither documents nor
// PDF.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/shared_bytes.h"

struct hb_face_t;
struct hb_font_t;

namespace font {

using FaceId = std::uint16_t;

/// Measures of a face in em (1 = the size), from OS/2, hhea, post and head. y up.
struct Metrics {
    double ascender = 0, descender = 0;  // descender negative
    double cap_height = 0, x_height = 0;
    double underline_position = 0, underline_thickness = 0;
    double italic_angle = 0;  // degrees, counter-clockwise from the vertical
    double box_left = 0, box_bottom = 0, box_right = 0, box_top = 0;
    int weight = 400;  // usWeightClass
    bool italic = false;
    bool fixed_pitch = false;
    bool serif = false;
    unsigned units_per_em = 1000;
};

/// One font file, parsed. Throws std::runtime_error when the bytes are no TrueType/OpenType font or forbid embedding.
class Face {
  public:
    explicit Face(support::SharedBytes file);
    ~Face();
    Face(const Face&) = delete;
    Face& operator=(const Face&) = delete;

    const Metrics& metrics() const { return metrics_; }
    const std::string& post_script_name() const { return post_script_name_; }
    const std::string& family_name() const { return family_name_; }
    bool is_true_type() const { return true_type_; }  // glyf outlines, not CFF
    /// 0 when the face has no glyph for it.
    std::uint32_t glyph_for(char32_t code_point) const;
    /// Advance of a glyph in em, unkerned.
    double advance(std::uint32_t glyph) const;
    std::string_view bytes() const { return file_.view(); }
    hb_face_t* hb_face() const { return hb_face_; }
    hb_font_t* hb_font() const { return hb_font_; }

  private:
    support::SharedBytes file_;
    Metrics metrics_;
    std::string post_script_name_, family_name_;
    bool true_type_ = true;
    hb_face_t* hb_face_ = nullptr;
    hb_font_t* hb_font_ = nullptr;
};

/// All faces of a run. Ids are dense from 0 in the order of adding; a file added twice keeps its first id.
class FontBook {
  public:
    /// `name` is the file's name, by which faces are found again.
    FaceId add(std::string name, support::SharedBytes file);
    const Face& operator[](FaceId id) const;
    std::size_t size() const { return faces_.size(); }
    /// The id of a face added under this name, or -1.
    int find(std::string_view name) const;
    /// Asked in this order when a face lacks a glyph.
    void set_fallbacks(std::vector<FaceId> fallbacks) { fallbacks_ = std::move(fallbacks); }
    const std::vector<FaceId>& fallbacks() const { return fallbacks_; }

  private:
    std::vector<std::unique_ptr<Face>> faces_;
    std::vector<std::string> names_;
    std::vector<FaceId> fallbacks_;
};

}  // namespace font
