// SPDX-License-Identifier: MPL-2.0
#include "package/checksums.h"

#include <algorithm>

#include "support/utf8.h"

namespace package {
namespace {

constexpr std::size_t longest_list = std::size_t{4} << 20;

bool is_safe_name(std::string_view name) {
    if (name.empty() || name == "." || name == ".." || name.back() == '.' || name.back() == ' ') return false;
    return std::none_of(name.begin(), name.end(), [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return code < 0x20 || code == 0x7F || std::string_view("\\:*?\"<>|").find(c) != std::string_view::npos;
    });
}

}  // namespace

std::string checksums(std::vector<std::pair<std::string, std::string>> hash_by_path) {
    std::sort(hash_by_path.begin(), hash_by_path.end());
    std::string out;
    for (const auto& [path, hash] : hash_by_path) {
        out += hash;
        out += "  ";
        out += path;
        out += '\n';
    }
    return out;
}

std::optional<std::map<std::string, std::string, std::less<>>> read_checksums(std::string_view bytes) {
    constexpr std::size_t hash_length = 64;
    if (bytes.size() > longest_list) return std::nullopt;
    std::map<std::string, std::string, std::less<>> sums;
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        if (end == std::string_view::npos) return std::nullopt;
        const auto line = bytes.substr(0, end);
        bytes.remove_prefix(end + 1);
        if (line.size() <= hash_length + 2 || line.substr(hash_length, 2) != "  ") return std::nullopt;
        const auto hash = line.substr(0, hash_length);
        if (hash.find_first_not_of("0123456789abcdef") != std::string_view::npos) return std::nullopt;
        if (!sums.emplace(line.substr(hash_length + 2), hash).second) return std::nullopt;
    }
    return sums;
}

bool is_safe_path(std::string_view path) {
    if (support::find_invalid_utf8(path) != std::string_view::npos) return false;
    while (true) {
        const auto slash = path.find('/');
        if (!is_safe_name(path.substr(0, slash))) return false;
        if (slash == std::string_view::npos) return true;
        path.remove_prefix(slash + 1);
    }
}

std::string folded(std::string_view path) {
    std::string out;
    for (std::size_t i = 0; i < path.size();) {
        const char32_t c = support::next_code_point(path, i);
        const bool upper = (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
        support::append_utf8(out, upper ? c + 32 : c);
    }
    return out;
}

}  // namespace package
