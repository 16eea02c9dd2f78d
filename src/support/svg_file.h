// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

#include "support/picture.h"

namespace support {

/// CSS pixels, rounded, at least 1.
struct SvgSize {
    std::uint32_t width = 0, height = 0;
};
/// The size that a well-formed SVG file names by `width` and `height`, else by its `viewBox`, else 300 by 150 as
/// browsers take it. What is no XML, or has another root element, is no picture.
std::variant<SvgSize, PictureFault> read_svg_file(std::string_view bytes);

}  // namespace support
