// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "support/shared_bytes.h"

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

/// The archive at `path` with what `change` makes of its bytes in the place of every entry whose own path begins with
/// `prefix`. The others are not unpacked. A large archive is written behind the old one into the same file, which must
/// then stay as it is while the result is used, and is not held in memory. Throws std::system_error when the disk does not
/// take it, std::runtime_error when it cannot be read.
SharedBytes zip_changed(const std::string& path, std::string_view prefix,
                        const std::function<std::string(std::string)>& change);

/// The first and the last bytes, up to a thousand, of every entry of the archive at `path` that is no larger than
/// `largest`. Throws std::runtime_error when one of them is damaged.
void zip_ends(const std::string& path, std::uint64_t largest,
              const std::function<void(std::string_view head, std::string_view tail)>& visit);

}  // namespace support
