// SPDX-License-Identifier: MPL-2.0
#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "font/font_book.h"

namespace font {
namespace {

/// One table of a font file, read by big-endian offsets; what lies outside it reads as 0.
class Table {
  public:
    Table(hb_face_t* face, hb_tag_t tag) : blob_(hb_face_reference_table(face, tag)) {
        data_ = reinterpret_cast<const unsigned char*>(hb_blob_get_data(blob_, &size_));
    }
    ~Table() { hb_blob_destroy(blob_); }
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    unsigned size() const { return size_; }
    unsigned byte(unsigned offset) const { return offset < size_ ? data_[offset] : 0U; }
    unsigned u16(unsigned offset) const { return offset + 2 <= size_ ? byte(offset) << 8U | byte(offset + 1) : 0U; }
    int i16(unsigned offset) const { return static_cast<std::int16_t>(u16(offset)); }
    double fixed(unsigned offset) const { return i16(offset) + u16(offset + 2) / 65536.0; }

  private:
    hb_blob_t* blob_;
    const unsigned char* data_ = nullptr;
    unsigned size_ = 0;
};

std::string name_of(hb_face_t* face, hb_ot_name_id_t id) {
    std::array<char, 256> text{};
    auto size = static_cast<unsigned>(text.size());
    hb_ot_name_get_utf8(face, id, HB_LANGUAGE_INVALID, &size, text.data());
    return {text.data(), std::min<std::size_t>(size, text.size() - 1)};
}

/// PANOSE, else the IBM family class, else the family's name ("Noto Serif"; Gentium says nothing) tells of serifs.
bool has_serifs(const Table& os2, const std::string& family_name) {
    const unsigned family = os2.byte(32);
    const unsigned style = os2.byte(33);
    if (family == 2 && style >= 2) return style <= 10;
    const unsigned ibm = os2.u16(30) >> 8U;
    if (ibm != 0) return ibm <= 5 || ibm == 7;
    return family_name.find("Serif") != std::string::npos || family_name.find("Gentium") != std::string::npos;
}

void read_os2(const Table& os2, double em, Metrics& m) {
    m.weight = os2.size() >= 6 ? static_cast<int>(os2.u16(4)) : 400;
    m.italic = (os2.u16(62) & 1U) != 0;
    if (os2.u16(0) >= 2) {
        m.x_height = os2.i16(86) / em;
        m.cap_height = os2.i16(88) / em;
    }
    constexpr unsigned use_typo_metrics = 1U << 7U;
    if ((os2.u16(62) & use_typo_metrics) != 0) {
        m.ascender = os2.i16(68) / em;
        m.descender = os2.i16(70) / em;
    }
}

Metrics read_metrics(hb_face_t* face, const std::string& family_name) {
    const Table head(face, HB_TAG('h', 'e', 'a', 'd'));
    const Table hhea(face, HB_TAG('h', 'h', 'e', 'a'));
    const Table post(face, HB_TAG('p', 'o', 's', 't'));
    const Table os2(face, HB_TAG('O', 'S', '/', '2'));
    Metrics m;
    m.units_per_em = hb_face_get_upem(face);
    const double em = m.units_per_em;
    m.box_left = head.i16(36) / em;
    m.box_bottom = head.i16(38) / em;
    m.box_right = head.i16(40) / em;
    m.box_top = head.i16(42) / em;
    m.ascender = hhea.i16(4) / em;
    m.descender = hhea.i16(6) / em;
    m.italic_angle = post.fixed(4);
    m.underline_position = post.i16(8) / em;
    m.underline_thickness = post.i16(10) / em;
    m.fixed_pitch = (post.u16(12) | post.u16(14)) != 0;
    read_os2(os2, em, m);
    m.serif = has_serifs(os2, family_name);
    if (m.italic_angle != 0) m.italic = true;
    if (m.cap_height <= 0) m.cap_height = 0.7 * m.ascender;
    if (m.x_height <= 0) m.x_height = 0.5 * m.ascender;
    return m;
}

/// OS/2 fsType: 2 alone is "restricted licence", bit 8 forbids subsets (we embed nothing else), bit 9 allows only
/// bitmaps.
void refuse_forbidden(hb_face_t* face, const std::string& name) {
    const unsigned rights = Table(face, HB_TAG('O', 'S', '/', '2')).u16(8);
    if ((rights & 0xFU) == 2) throw std::runtime_error("the licence of " + name + " forbids embedding");
    if ((rights & 0x100U) != 0) throw std::runtime_error("the licence of " + name + " forbids embedding a part of it");
    if ((rights & 0x200U) != 0)
        throw std::runtime_error("the licence of " + name + " allows embedding of bitmaps only");
}

/// PDF names hold printable ASCII without delimiters, so PostScript names do too.
std::string printable(const std::string& name) {
    std::string out;
    for (const char c : name)
        if (c > ' ' && c < 127 && std::string_view("()<>[]{}/%#").find(c) == std::string_view::npos) out += c;
    return out;
}

bool has_table(hb_face_t* face, hb_tag_t tag) {
    return Table(face, tag).size() > 0;
}

void refuse_unusable(hb_face_t* face, bool true_type) {
    const bool complete = hb_face_get_glyph_count(face) > 0 && has_table(face, HB_TAG('h', 'e', 'a', 'd')) &&
                          has_table(face, HB_TAG('h', 'h', 'e', 'a')) && has_table(face, HB_TAG('h', 'm', 't', 'x')) &&
                          has_table(face, HB_TAG('c', 'm', 'a', 'p'));
    if (!complete) throw std::runtime_error("this is no TrueType or OpenType font");
    if (!true_type && !has_table(face, HB_TAG('C', 'F', 'F', ' ')))
        throw std::runtime_error("the font has no outlines");
}

}  // namespace

Face::Face(support::SharedBytes file) : file_(std::move(file)) {
    hb_blob_t* blob = hb_blob_create(file_.view().data(), static_cast<unsigned>(file_.view().size()), HB_MEMORY_MODE_READONLY,
                                     nullptr, nullptr);
    hb_face_ = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    try {
        true_type_ = has_table(hb_face_, HB_TAG('g', 'l', 'y', 'f'));
        refuse_unusable(hb_face_, true_type_);
        family_name_ = name_of(hb_face_, HB_OT_NAME_ID_FONT_FAMILY);
        post_script_name_ = printable(name_of(hb_face_, HB_OT_NAME_ID_POSTSCRIPT_NAME));
        if (post_script_name_.empty()) post_script_name_ = printable(family_name_);
        if (post_script_name_.empty()) post_script_name_ = "Unnamed";
        refuse_forbidden(hb_face_, post_script_name_);
        metrics_ = read_metrics(hb_face_, family_name_);
    } catch (...) {
        hb_face_destroy(hb_face_);
        throw;
    }
    hb_font_ = hb_font_create(hb_face_);
    const int scale = static_cast<int>(metrics_.units_per_em);
    hb_font_set_scale(hb_font_, scale, scale);
    // Documents are laid out side by side with the same faces: from here on they are only read.
    hb_font_make_immutable(hb_font_);
}

Face::~Face() {
    hb_font_destroy(hb_font_);
    hb_face_destroy(hb_face_);
}

std::uint32_t Face::glyph_for(char32_t code_point) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(hb_font_, code_point, &glyph) ? glyph : 0;
}

double Face::advance(std::uint32_t glyph) const {
    return hb_font_get_glyph_h_advance(hb_font_, glyph) / static_cast<double>(metrics_.units_per_em);
}

}  // namespace font
