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

/// What a PDF reader looks at: outlines, and what says where they are and how wide. Text is shaped already and glyphs are
/// named by number, and variations stay at their default.
constexpr hb_tag_t kept[] = {HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
                             HB_TAG('m', 'a', 'x', 'p'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('g', 'l', 'y', 'f'),
                             HB_TAG('C', 'F', 'F', ' ')};

/// The face with those tables alone: HarfBuzz would walk through the characters of all others.
Handle<hb_face_t> outlines_of(hb_face_t* face) {
    Handle<hb_face_t> outlines(hb_face_builder_create());
    for (const hb_tag_t tag : kept) {
        const Handle<hb_blob_t> table(hb_face_reference_table(face, tag));
        if (hb_blob_get_length(table.get()) > 0) hb_face_builder_add_table(outlines.get(), tag, table.get());
    }
    return outlines;
}

Handle<hb_subset_input_t> request(const std::vector<std::uint32_t>& glyphs) {
    Handle<hb_subset_input_t> input(hb_subset_input_create_or_fail());
    if (!input) throw std::runtime_error("HarfBuzz has no memory for a subset");
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
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
    const auto outlines = outlines_of(face.hb_face());
    const Handle<hb_subset_plan_t> plan(hb_subset_plan_create_or_fail(outlines.get(), input.get()));
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
