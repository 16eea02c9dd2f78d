// SPDX-License-Identifier: MPL-2.0
#include "support/utf8.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <array>
#include <cstdint>
#include <cstring>

#include "support/ensure.h"

namespace support {
namespace {

struct Decoded {
    char32_t code_point;
    std::size_t length;  // 0: malformed
};

Decoded decode(std::string_view text, std::size_t offset) {
    const auto byte = [&](std::size_t i) -> std::uint32_t {
        return offset + i < text.size() ? static_cast<unsigned char>(text[offset + i]) : 0U;
    };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    if (lead >= 0xC2 && lead <= 0xDF && continues(1)) return {(lead & 0x1FU) << 6 | (byte(1) & 0x3FU), 2};
    if (lead >= 0xE0 && lead <= 0xEF && continues(1) && continues(2)) {
        const char32_t c = (lead & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
        if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) return {c, 3};
    }
    if (lead >= 0xF0 && lead <= 0xF4 && continues(1) && continues(2) && continues(3)) {
        const char32_t c =
            (lead & 0x07U) << 18 | (byte(1) & 0x3FU) << 12 | (byte(2) & 0x3FU) << 6 | (byte(3) & 0x3FU);
        if (c >= 0x10000 && c <= 0x10FFFF) return {c, 4};
    }
    return {0xFFFD, 0};
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        std::uint64_t eight = 0;
        if (i + sizeof eight <= text.size()) {
            std::memcpy(&eight, text.data() + i, sizeof eight);
            if ((eight & 0x8080808080808080U) == 0) {
                i += sizeof eight;
                continue;
            }
        }
        const std::size_t length = decode(text, i).length;
        if (length == 0) return i;
        i += length;
    }
    return std::string_view::npos;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
    const Decoded decoded = decode(text, offset);
    offset += decoded.length == 0 ? 1 : decoded.length;
    return decoded.code_point;
}

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | c >> 6);
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | c >> 12);
        put(0x80U | (c >> 6 & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | c >> 18);
        put(0x80U | (c >> 12 & 0x3FU));
        put(0x80U | (c >> 6 & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    return count;
}

Utf16Text from_utf16(std::string_view bytes, bool big_endian) {
    const auto unit = [&](std::size_t at) -> char32_t {
        const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
        return big_endian ? static_cast<char32_t>(first << 8U | second) : static_cast<char32_t>(second << 8U | first);
    };
    Utf16Text made;
    made.text.reserve(bytes.size() / 2 + bytes.size() / 16);
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        char32_t c = at + 1 < bytes.size() ? unit(at) : 0xDC00;
        const bool pair =
            c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000;
        if (!pair && c >= 0xD800 && c < 0xE000) {
            made.bad = at;
            return made;
        }
        if (pair) {
            c = 0x10000 + ((c - 0xD800) << 10U) + (unit(at + 2) - 0xDC00);
            at += 2;
        }
        append_utf8(made.text, c);
    }
    return made;
}

std::string from_windows_1252(std::string_view bytes) {
    // Windows code page 1252, bytes 0x80 to 0x9F.
    constexpr std::array<char32_t, 32> high = {
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        append_utf8(out, value >= 0x80 && value < 0xA0 ? high[value - 0x80U] : value);
    }
    return out;
}

std::string to_nfc(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    ensure(U_SUCCESS(status) && nfc != nullptr, "ICU has its normalisation data");
    const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
    if (nfc->isNormalizedUTF8(piece, status) && U_SUCCESS(status)) return std::string(text);
    status = U_ZERO_ERROR;
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    nfc->normalizeUTF8(0, piece, sink, nullptr, status);
    return U_SUCCESS(status) ? out : std::string(text);
}

std::string without_soft_hyphens(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = text.substr(i);
        if (rest.starts_with("\xC2\xAD")) {
            i += 2;
        } else if (rest.starts_with("\xE2\x80\x8B")) {
            i += 3;
        } else {
            out += text[i++];
        }
    }
    return out;
}

}  // namespace support
