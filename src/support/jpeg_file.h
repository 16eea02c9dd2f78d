// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

#include "support/picture.h"

namespace support {

struct JpegFrame {
    std::uint32_t width = 0, height = 0;
    unsigned components = 0;
};
/// The frame of a baseline or progressive JPEG (ITU-T T.81) of 8 bits a sample that has a scan and reaches its end mark.
std::variant<JpegFrame, PictureFault> read_jpeg_file(std::string_view bytes);

}  // namespace support
