// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace package {

/// SHA256SUMS as `sha256sum -c` reads it: "<hash>  <path>" lines, sorted by the paths' bytes.
std::string checksums(std::vector<std::pair<std::string, std::string>> hash_by_path);

/// The lines of SHA256SUMS, hash by path; nullopt when the bytes are longer than any list of ours, a line is none, or a
/// path stands twice.
std::optional<std::map<std::string, std::string, std::less<>>> read_checksums(std::string_view bytes);

/// Whether every system can unpack a file of this path into the folder where it belongs and nowhere else: relative, "/"
/// between names, no empty name, "." or "..", none that ends with a dot or space; UTF-8 without control characters and
/// without those that Windows does not have in names.
bool is_safe_path(std::string_view path);

/// The path with its letters in lower case: two that are equal then are one file on Windows and macOS.
std::string folded(std::string_view path);

}  // namespace package
