// SPDX-License-Identifier: MPL-2.0
#include "support/memory_pool.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace support {
namespace {

constexpr std::size_t large_page = std::size_t{2} << 20;
constexpr std::size_t largest_chunk = std::size_t{16} << 20;

}  // namespace

void MemoryPool::Free::operator()(std::byte* chunk) const {
    std::free(chunk);
}

void MemoryPool::add_chunk(std::size_t least) {
    const std::size_t unit = std::max(least, next_size_) >= large_page ? large_page : alignof(std::max_align_t);
    const std::size_t size = (std::max(least, next_size_) + unit - 1) / unit * unit;
    std::unique_ptr<std::byte, Free> chunk(static_cast<std::byte*>(std::aligned_alloc(unit, size)));
    if (!chunk) throw std::bad_alloc();
    if (unit == large_page) (void)madvise(chunk.get(), size, MADV_HUGEPAGE);  // a wish: without it all is only slower
    at_ = chunk.get();
    left_ = size;
    chunks_.push_back(std::move(chunk));
    next_size_ = std::min(next_size_ * 2, largest_chunk);
}

void* MemoryPool::take(std::size_t bytes, std::size_t alignment) {
    const std::size_t past = reinterpret_cast<std::uintptr_t>(at_) % alignment;
    std::size_t skipped = past == 0 ? 0 : alignment - past;
    if (left_ < skipped || left_ - skipped < bytes) {
        add_chunk(bytes);
        skipped = 0;
    }
    std::byte* const taken = at_ + skipped;
    at_ = taken + bytes;
    left_ -= skipped + bytes;
    return taken;
}

}  // namespace support
