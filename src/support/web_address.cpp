// SPDX-License-Identifier: MPL-2.0
#include "support/web_address.h"

#include <unicode/uidna.h>

#include <algorithm>
#include <array>
#include <string>

namespace support {
namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_hex_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_escape(std::string_view text) {
    return text.size() > 2 && text[0] == '%' && is_hex_digit(text[1]) && is_hex_digit(text[2]);
}

// Brackets pass: they belong around an IPv6 host, and servers take them in a query.
std::string percent_encoded(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool stays = byte > ' ' && byte < 0x7F && std::string_view("<>\"{}|\\^`%").find(text[i]) == std::string_view::npos;
        if (stays || is_escape(text.substr(i))) {
            out += text[i];
        } else {
            out += '%';
            out += hex[byte >> 4U];
            out += hex[byte & 15U];
        }
    }
    return out;
}

// "" when it is no name of a host.
std::string host_in_ascii(std::string_view host) {
    UErrorCode status = U_ZERO_ERROR;
    UIDNA* idna = uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ, &status);
    if (U_FAILURE(status)) return {};
    std::array<char, 256> name{};  // a host has at most 253 characters
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    const auto length = uidna_nameToASCII_UTF8(idna, host.data(), static_cast<int32_t>(host.size()), name.data(),
                                               static_cast<int32_t>(name.size()), &info, &status);
    uidna_close(idna);
    if (U_FAILURE(status) || info.errors != 0 || length > static_cast<int32_t>(name.size())) return {};
    return {name.data(), static_cast<std::size_t>(length)};
}

struct Stretch {
    std::size_t begin = 0, end = 0;
};

// Where the host stands: after "//" and a user's name, or after the "@" of a mail address; before a port.
Stretch host_of(std::string_view address) {
    const auto colon = address.find(':');
    if (colon == std::string_view::npos || address.find_first_of("/?#") < colon) return {};
    const bool web = address.substr(colon + 1).starts_with("//");
    const std::size_t after = colon + (web ? 3 : 1);
    const std::size_t end = std::min(address.find_first_of("/?#", after), address.size());
    const auto at = address.substr(0, end).rfind('@');
    if (at == std::string_view::npos || at < after) return web ? Stretch{after, std::min(address.find(':', after), end)} : Stretch{};
    return {at + 1, web ? std::min(address.find(':', at), end) : end};
}

}  // namespace

bool may_lead_to(std::string_view address) {
    if (address.empty() || address.starts_with("//") || address.find('\\') != std::string_view::npos) return false;
    if (std::any_of(address.begin(), address.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
        return false;
    const auto colon = address.find(':');
    if (colon == std::string_view::npos || address.find_first_of("/?#") < colon) return true;
    std::string scheme(address.substr(0, colon));
    for (char& c : scheme)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
}

std::string to_uri(std::string_view address) {
    const auto [begin, end] = host_of(address);
    const std::string_view host = address.substr(begin, end - begin);
    const std::string ascii = is_ascii(host) ? std::string() : host_in_ascii(host);
    if (ascii.empty()) return percent_encoded(address);
    return percent_encoded(address.substr(0, begin)) + ascii + percent_encoded(address.substr(end));
}

}  // namespace support
