// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

#include "model/assembly.h"
#include "model/messages.h"
#include "model/theme.h"

namespace writing::html {

/// Ground and text of the dark mode; the accent of the dark mode is the theme's.
inline constexpr model::Colour dark_paper{0x12, 0x17, 0x1B}, dark_ink{0xE8, 0xEB, 0xED}, dark_grey{0xB9, 0xC2, 0xC9},
    dark_tint{0x1C, 0x25, 0x2B}, dark_hairline{0x3D, 0x49, 0x52}, dark_mark{0xF2, 0xB0, 0xA8};

/// The theme's tokens as custom properties, and the rules that use them. Holds no `<` and no `&`.
std::string style_sheet(const model::Assembly& assembly, const model::Theme& theme, const model::Messages& words);

}  // namespace writing::html
