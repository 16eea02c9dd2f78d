// SPDX-License-Identifier: MPL-2.0
#include "write/pdf/fonts.h"

#include <algorithm>

#include "support/hash.h"
#include "write/pdf/syntax.h"

namespace writing::pdf {
namespace {

/// ISO 32000-1, 9.9: six capitals that tell subsets of one face apart; made of the subset's bytes.
std::string subset_name(const FaceCodes& codes) {
    const auto hash = support::sha256(codes.subset().bytes);
    std::string tagged;
    for (std::size_t i = 0; i < 6; ++i) tagged += static_cast<char>('A' + hash[i] % 26);
    return tagged + "+" + codes.face().post_script_name();
}

/// ISO 32000-1, table 123. Symbolic: the codes are glyph numbers, not a Latin character set.
unsigned descriptor_flags(const font::Metrics& m) {
    constexpr unsigned fixed_pitch = 1, serif = 2, symbolic = 4, italic = 64;
    return symbolic | (m.fixed_pitch ? fixed_pitch : 0U) | (m.serif ? serif : 0U) | (m.italic ? italic : 0U);
}

ObjectId write_program(ObjectFile& file, const FaceCodes& codes) {
    const auto& subset = codes.subset();
    const std::string entries =
        subset.true_type ? "/Length1 " + std::to_string(subset.bytes.size()) : std::string("/Subtype/CIDFontType0C");
    const ObjectId id = file.alloc();
    file.put_compressed(id, entries, subset.bytes);
    return id;
}

ObjectId write_descriptor(ObjectFile& file, const FaceCodes& codes, const std::string& base_font) {
    const auto& m = codes.face().metrics();
    // No face tells the width of its stems; readers use it only to imitate a font that is missing.
    const double stem = 50 + (m.weight / 65.0) * (m.weight / 65.0);
    std::string text =
        "<</Type/FontDescriptor/FontName" + base_font + "/Flags " + std::to_string(descriptor_flags(m)) + "/FontBBox[";
    append_numbers(text, {m.box_left * 1000, m.box_bottom * 1000, m.box_right * 1000, m.box_top * 1000});
    text += "]/ItalicAngle " + number(m.italic_angle) + "/Ascent " + number(m.ascender * 1000) + "/Descent " +
            number(m.descender * 1000) + "/CapHeight " + number(m.cap_height * 1000) + "/XHeight " +
            number(m.x_height * 1000) + "/StemV " + number(stem) +
            (codes.subset().true_type ? "/FontFile2 " : "/FontFile3 ") + reference(write_program(file, codes)) + ">>";
    const ObjectId id = file.alloc();
    file.put(id, text);
    return id;
}

std::string code_hex(std::size_t code) {
    const char bytes[2] = {static_cast<char>(code >> 8U), static_cast<char>(code & 0xFFU)};
    return hex_string({bytes, 2});
}

ObjectId write_to_unicode(ObjectFile& file, const FaceCodes& codes) {
    std::vector<std::size_t> shown;
    for (std::size_t code = 0; code < codes.texts().size(); ++code)
        if (!codes.texts()[code].empty()) shown.push_back(code);
    std::string map =
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n"
        "/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
    constexpr std::size_t at_most = 100;  // entries of one block
    for (std::size_t begin = 0; begin < shown.size(); begin += at_most) {
        const std::size_t end = std::min(begin + at_most, shown.size());
        map += std::to_string(end - begin) + " beginbfchar\n";
        for (std::size_t i = begin; i < end; ++i)
            map += code_hex(shown[i]) + "<" + utf16_hex(codes.texts()[shown[i]]) + ">\n";
        map += "endbfchar\n";
    }
    map += "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
    const ObjectId id = file.alloc();
    file.put_compressed(id, "", map);
    return id;
}

/// Identity where codes are glyphs; a map where a glyph has several codes.
std::string glyph_map(ObjectFile& file, const FaceCodes& codes) {
    if (codes.glyphs().size() == codes.subset().advances.size()) return "/Identity";
    std::string map;
    for (const std::uint16_t glyph : codes.glyphs()) {
        map += static_cast<char>(glyph >> 8U);
        map += static_cast<char>(glyph & 0xFFU);
    }
    const ObjectId id = file.alloc();
    file.put_compressed(id, "", map);
    return " " + reference(id);
}

}  // namespace

ObjectId write_font(ObjectFile& file, const FaceCodes& codes) {
    const std::string base_font = name(subset_name(codes));
    const bool true_type = codes.subset().true_type;
    std::string descendant = "<</Type/Font/Subtype" + std::string(true_type ? "/CIDFontType2" : "/CIDFontType0") +
                             "/BaseFont" + base_font +
                             "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>" + "/FontDescriptor " +
                             reference(write_descriptor(file, codes, base_font)) + "/W[0[";
    for (const int width : codes.widths()) descendant += std::to_string(width) + " ";
    descendant += "]]";
    if (true_type) descendant += "/CIDToGIDMap" + glyph_map(file, codes);
    const ObjectId descendant_id = file.alloc();
    file.put(descendant_id, descendant + ">>");

    const ObjectId id = file.alloc();
    file.put(id, "<</Type/Font/Subtype/Type0/BaseFont" + base_font + "/Encoding/Identity-H/DescendantFonts[" +
                     reference(descendant_id) + "]/ToUnicode " + reference(write_to_unicode(file, codes)) + ">>");
    return id;
}

std::string font_resource(std::size_t face) {
    return std::string(1, 'F').append(std::to_string(face));
}

}  // namespace writing::pdf
