// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "support/shared_bytes.h"

namespace support {

/// SHA-256 (FIPS 180-4).
std::array<std::uint8_t, 32> sha256(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);
/// The same, piece by piece.
std::string sha256_hex_of(const SharedBytes& bytes);

}  // namespace support
