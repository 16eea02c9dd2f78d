// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>

namespace support {

/// A zlib stream (RFC 1950), as PDF's FlateDecode wants it. `level` 1 to 12, as libdeflate counts.
std::string zlib_compress(std::string_view bytes, int level = 6);

}  // namespace support
