// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace fonts {

inline std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("the tests need " + path);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A face of Debian's font packages, by its path below the TrueType folder.
inline std::string bytes(const std::string& name) {
    return read("/usr/share/fonts/truetype/" + name);
}

}  // namespace fonts
