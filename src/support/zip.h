// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace support {

struct ZipEntry {
    std::string path;
    std::string bytes;
    bool store = false;  // without compression
};

/// An archive would unpack to more than its reader allows.
struct ZipTooLarge : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A ZIP archive with the entries in this order: the same entries give the same bytes (fixed time, no host's attributes).
std::string zip_write(const std::vector<ZipEntry>& entries);
/// Every file of an archive, in its order. Throws std::runtime_error when `bytes` is no archive or an entry is damaged,
/// and ZipTooLarge when the entries together would exceed `limit` bytes.
std::vector<ZipEntry> zip_read(std::string_view bytes, std::size_t limit = std::size_t{1} << 30);

}  // namespace support
