// SPDX-License-Identifier: MPL-2.0
#include "layout/fonts.h"

#include <cmath>

#include "support/ensure.h"

namespace layout {
namespace {

// The middle of lower-case letters lies about this far above the baseline, so a line looks centred in its leading.
constexpr float kOpticalMiddle = 0.35F;

model::FaceId face_named(const font::FontBook& book, const std::string& file, const std::string& regular) {
    int found = file.empty() ? -1 : book.find(file);
    if (found < 0) found = book.find(regular);
    support::ensure(found >= 0, "every font file of the theme is in the font book");
    return static_cast<model::FaceId>(found);
}

}  // namespace

Families families_of(const model::Theme& theme, const font::FontBook& book) {
    Families made;
    for (const auto& [name, family] : theme.families) {
        const auto face = [&](const std::string& file) { return face_named(book, file, family.regular); };
        made[name] = {face(family.regular), face(family.bold), face(family.italic), face(family.bold_italic)};
    }
    return made;
}

TypeBook::TypeBook(const model::Theme& theme, const Fonts& fonts) : theme_(theme), fonts_(fonts) {
    const auto& body = theme.style("body");
    grid_ = static_cast<float>(theme.baseline) / 2;
    const auto leading = static_cast<float>(body.leading);
    below_baseline_ = leading / 2 - kOpticalMiddle * static_cast<float>(body.size);
}

const FamilyFaces& TypeBook::family(std::string_view name) const {
    auto found = fonts_.families.find(name);
    if (found == fonts_.families.end()) found = fonts_.families.find("text");
    support::ensure(found != fonts_.families.end(), "a theme has a family named text");
    return found->second;
}

float TypeBook::baseline_of(float size, float leading) const {
    const float steps = leading / grid_;
    const bool fits_grid = grid_ > 0 && std::abs(steps - std::round(steps)) < 0.01F;
    return fits_grid ? leading - below_baseline_ : leading / 2 + kOpticalMiddle * size;
}

Type TypeBook::of(std::string_view role) const {
    const auto& style = theme_.style(role);
    Type type;
    type.faces = family(style.family);
    type.bold = style.bold;
    type.italic = style.italic;
    type.size = static_cast<float>(style.size);
    type.leading = static_cast<float>(style.leading);
    type.space_above = static_cast<float>(style.space_above);
    type.space_below = static_cast<float>(style.space_below);
    type.baseline = baseline_of(type.size, type.leading);
    type.colour = style.colour;
    type.justified = style.justified;
    type.hyphenated = style.hyphenated;
    type.balanced = style.balanced;
    return type;
}

}  // namespace layout
