// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace support {

/// Base 64 (RFC 4648, 4), with padding; a line break after every `line_length` letters, none when that is 0.
/// `line_length` is a multiple of 4.
std::string base64(std::string_view bytes, std::size_t line_length = 0);

}  // namespace support
