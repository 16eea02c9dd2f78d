// SPDX-License-Identifier: MPL-2.0
#include "font/subset.h"

#include <hb-subset.h>
#include <hb.h>

#include <algorithm>
#include <stdexcept>

namespace font {
namespace {

struct Free {
    void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
    void operator()(hb_subset_plan_t* plan) const { hb_subset_plan_destroy(plan); }
    void operator()(hb_face_t* face) const { hb_face_destroy(face); }
    void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
template <class T>
using Handle = std::unique_ptr<T, Free>;

/// What a PDF reader never looks at (text is shaped, glyphs are named by number), and variations: the default stays.
constexpr hb_tag_t dropped[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('B', 'A', 'S', 'E'),
    HB_TAG('J', 'S', 'T', 'F'), HB_TAG('M', 'A', 'T', 'H'), HB_TAG('c', 'm', 'a', 'p'), HB_TAG('n', 'a', 'm', 'e'),
    HB_TAG('p', 'o', 's', 't'), HB_TAG('O', 'S', '/', '2'), HB_TAG('k', 'e', 'r', 'n'), HB_TAG('k', 'e', 'r', 'x'),
    HB_TAG('D', 'S', 'I', 'G'), HB_TAG('g', 'a', 's', 'p'), HB_TAG('h', 'd', 'm', 'x'), HB_TAG('V', 'D', 'M', 'X'),
    HB_TAG('L', 'T', 'S', 'H'), HB_TAG('m', 'e', 't', 'a'), HB_TAG('S', 'T', 'A', 'T'), HB_TAG('f', 'v', 'a', 'r'),
    HB_TAG('g', 'v', 'a', 'r'), HB_TAG('a', 'v', 'a', 'r'), HB_TAG('c', 'v', 'a', 'r'), HB_TAG('H', 'V', 'A', 'R'),
    HB_TAG('M', 'V', 'A', 'R'), HB_TAG('V', 'V', 'A', 'R'), HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
    HB_TAG('C', 'O', 'L', 'R'), HB_TAG('C', 'P', 'A', 'L'), HB_TAG('S', 'V', 'G', ' '), HB_TAG('F', 'F', 'T', 'M'),
    HB_TAG('S', 'i', 'l', 'f'), HB_TAG('S', 'i', 'l', 'l'), HB_TAG('F', 'e', 'a', 't'), HB_TAG('G', 'l', 'o', 'c'),
    HB_TAG('G', 'l', 'a', 't')};

Handle<hb_subset_input_t> request(const std::vector<std::uint32_t>& glyphs) {
    Handle<hb_subset_input_t> input(hb_subset_input_create_or_fail());
    if (!input) throw std::runtime_error("HarfBuzz has no memory for a subset");
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_set_t* drop = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const hb_tag_t tag : dropped) hb_set_add(drop, tag);
    hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
    for (const std::uint32_t glyph : glyphs) hb_set_add(wanted, glyph);
    return input;
}

std::string bytes_of(hb_face_t* face, bool true_type) {
    const Handle<hb_blob_t> blob(true_type ? hb_face_reference_blob(face)
                                           : hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' ')));
    unsigned size = 0;
    const char* data = hb_blob_get_data(blob.get(), &size);
    return {data, size};
}

}  // namespace

Subset subset(const Face& face, const std::vector<std::uint32_t>& glyphs) {
    const auto input = request(glyphs);
    const Handle<hb_subset_plan_t> plan(hb_subset_plan_create_or_fail(face.hb_face(), input.get()));
    const Handle<hb_face_t> made(plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr);
    if (!made) throw std::runtime_error("HarfBuzz cannot take glyphs out of " + face.post_script_name());

    Subset result;
    result.true_type = face.is_true_type();
    result.bytes = bytes_of(made.get(), result.true_type);
    const auto* mapping = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    result.advances.resize(hb_face_get_glyph_count(made.get()));
    // Composite glyphs bring their parts along, which nobody asked for: ask the new face for its widths, not the old.
    hb_font_t* font = hb_font_create(made.get());
    for (std::size_t i = 0; i < result.advances.size(); ++i)
        result.advances[i] = hb_font_get_glyph_h_advance(font, static_cast<hb_codepoint_t>(i)) /
                             static_cast<double>(face.metrics().units_per_em);
    hb_font_destroy(font);
    for (const std::uint32_t glyph : glyphs) {
        const std::uint32_t renumbered = hb_map_get(mapping, glyph);
        if (renumbered != HB_MAP_VALUE_INVALID) result.renumbered[glyph] = renumbered;
    }
    return result;
}

}  // namespace font
