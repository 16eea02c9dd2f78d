// SPDX-License-Identifier: MPL-2.0
#include "support/deflate.h"

#include <libdeflate.h>

#include <memory>

#include "support/ensure.h"

namespace support {

std::string zlib_compress(std::string_view bytes, int level) {
    struct Free {
        void operator()(libdeflate_compressor* c) const { libdeflate_free_compressor(c); }
    };
    // A compressor is large to make and may serve one thread at a time.
    thread_local std::unique_ptr<libdeflate_compressor, Free> compressor;
    thread_local int compressor_level = 0;
    if (!compressor || compressor_level != level) {
        compressor.reset(libdeflate_alloc_compressor(level));
        compressor_level = level;
    }
    ensure(compressor != nullptr, "libdeflate makes a compressor");
    std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
    out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
    return out;
}

}  // namespace support
