// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <map>
#include <string>

#include "font/font_book.h"
#include "font/hyphenation.h"
#include "font/shaping.h"
#include "model/pages.h"
#include "model/theme.h"

namespace layout {

/// The faces of one family.
struct FamilyFaces {
    model::FaceId regular = 0, bold = 0, italic = 0, bold_italic = 0;

    model::FaceId of(bool is_bold, bool is_italic) const {
        if (is_bold) return is_italic ? bold_italic : bold;
        return is_italic ? italic : regular;
    }
};
using Families = std::map<std::string, FamilyFaces, std::less<>>;

/// What letters are set with. The hyphenator is that of the document's language.
struct Fonts {
    font::Shaper& shaper;
    const font::Hyphenator& hyphenator;
    Families families;  // keys of Theme::families
};

/// The faces of a theme's families in a book that holds their files; every file must have been added by its name.
Families families_of(const model::Theme& theme, const font::FontBook& book);

/// A role of the theme with its faces: what one line of text is set in. Lengths in points.
struct Type {
    FamilyFaces faces;
    bool bold = false, italic = false;
    float size = 11, leading = 15;
    float space_above = 0, space_below = 0;
    float baseline = 11;  // from the line's top
    model::Colour colour;
    bool justified = false, hyphenated = false, balanced = false;
    font::Features features;
};

/// Looks roles up. Lines whose leading fits the grid share the body's distance from baseline to line bottom, so that
/// their baselines fall on it.
class TypeBook {
  public:
    TypeBook(const model::Theme& theme, const Fonts& fonts);

    Type of(std::string_view role) const;
    bool has(std::string_view role) const { return theme_.styles.find(role) != theme_.styles.end(); }
    const FamilyFaces& family(std::string_view name) const;
    const model::Theme& theme() const { return theme_; }

  private:
    float baseline_of(float size, float leading) const;

    const model::Theme& theme_;
    const Fonts& fonts_;
    float grid_ = 7.5F;
    float below_baseline_ = 4;
};

}  // namespace layout
