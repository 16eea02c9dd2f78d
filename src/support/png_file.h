// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "support/picture.h"

namespace support {

/// A PNG (ISO/IEC 15948) taken apart, for who wants its compressed rows as they are. `palette` is a view of the bytes.
struct PngFile {
    std::uint32_t width = 0, height = 0;
    unsigned depth = 8;  // bits a sample
    unsigned type = 2;   // 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha
    bool interlaced = false;
    bool transparent = false;  // by alpha or by a tRNS chunk
    std::string_view palette;  // three bytes a colour
    std::string rows;          // all IDAT chunks together: one zlib stream
};
/// Checked as a whole: order and check sums of the chunks, depth by type, palette, and that the rows are all there.
std::variant<PngFile, PictureFault> read_png_file(std::string_view bytes);

}  // namespace support
