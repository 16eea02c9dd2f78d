// SPDX-License-Identifier: MPL-2.0
#include "support/hash.h"

// The plain functions: EVP's look up algorithms first, which costs a short run a millisecond.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include "support/ensure.h"

namespace support {

std::array<std::uint8_t, 32> sha256(std::string_view bytes) {
    std::array<std::uint8_t, 32> digest{};
    SHA256_CTX context;
    const bool done = SHA256_Init(&context) == 1 && SHA256_Update(&context, bytes.data(), bytes.size()) == 1 &&
                      SHA256_Final(digest.data(), &context) == 1;
    ensure(done, "OpenSSL computes SHA-256");
    return digest;
}

std::string sha256_hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const std::uint8_t byte : sha256(bytes)) {
        hex += digits[byte >> 4U];
        hex += digits[byte & 15U];
    }
    return hex;
}

}  // namespace support
