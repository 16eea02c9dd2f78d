// SPDX-License-Identifier: MPL-2.0
#include "support/hash.h"

// The plain functions: EVP's look up algorithms first, which costs a short run a millisecond.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include "support/ensure.h"

namespace support {

namespace {

using Digest = std::array<std::uint8_t, 32>;

class Sha256 {
  public:
    Sha256() { ensure(SHA256_Init(&context_) == 1, "OpenSSL begins SHA-256"); }
    void add(std::string_view bytes) {
        ensure(SHA256_Update(&context_, bytes.data(), bytes.size()) == 1, "OpenSSL goes on with SHA-256");
    }
    Digest finish() {
        Digest digest{};
        ensure(SHA256_Final(digest.data(), &context_) == 1, "OpenSSL computes SHA-256");
        return digest;
    }

  private:
    SHA256_CTX context_{};
};

std::string hex_of(const Digest& digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const std::uint8_t byte : digest) {
        hex += digits[byte >> 4U];
        hex += digits[byte & 15U];
    }
    return hex;
}

}  // namespace

std::array<std::uint8_t, 32> sha256(std::string_view bytes) {
    Sha256 sum;
    sum.add(bytes);
    return sum.finish();
}

std::string sha256_hex(std::string_view bytes) {
    return hex_of(sha256(bytes));
}

std::string sha256_hex_of(const SharedBytes& bytes) {
    Sha256 sum;
    bytes.in_pieces([&](std::string_view piece) {
        sum.add(piece);
        return true;
    });
    return hex_of(sum.finish());
}

}  // namespace support
