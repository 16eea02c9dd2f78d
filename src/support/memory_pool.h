// SPDX-License-Identifier: MPL-2.0
// Memory for very many small things that live equally long.
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

namespace support {

/// Is taken piece by piece and given back as a whole. The system gives large chunks in large pages, which spares it
/// most of the work of held tables. Not for several threads at once.
class MemoryPool {
  public:
    MemoryPool() = default;
    MemoryPool(const MemoryPool&) = delete;
    MemoryPool& operator=(const MemoryPool&) = delete;

    /// `alignment` is a power of two, at most that of std::max_align_t. Throws std::bad_alloc.
    void* take(std::size_t bytes, std::size_t alignment);

  private:
    struct Free {
        void operator()(std::byte* chunk) const;
    };
    void add_chunk(std::size_t least);

    std::vector<std::unique_ptr<std::byte, Free>> chunks_;
    std::byte* at_ = nullptr;
    std::size_t left_ = 0;
    std::size_t next_size_ = std::size_t{64} << 10;
};

/// Takes the memory of a container from a pool, which it keeps; without one from where others take it. A copy of the
/// container has no pool.
template <class T>
class PoolAllocator {
  public:
    using value_type = T;
    using propagate_on_container_move_assignment = std::true_type;
    using propagate_on_container_swap = std::true_type;
    using is_always_equal = std::false_type;

    PoolAllocator() = default;
    explicit PoolAllocator(std::shared_ptr<MemoryPool> pool) : pool_(std::move(pool)) {}
    template <class U>
    PoolAllocator(const PoolAllocator<U>& other) : pool_(other.pool()) {}

    T* allocate(std::size_t count) {
        if (!pool_) return std::allocator<T>().allocate(count);
        if (count > static_cast<std::size_t>(-1) / sizeof(T)) throw std::bad_alloc();
        return static_cast<T*>(pool_->take(count * sizeof(T), alignof(T)));
    }
    void deallocate(T* from, std::size_t count) noexcept {
        if (!pool_) std::allocator<T>().deallocate(from, count);
    }
    PoolAllocator select_on_container_copy_construction() const { return {}; }
    const std::shared_ptr<MemoryPool>& pool() const { return pool_; }
    bool operator==(const PoolAllocator& other) const { return pool_ == other.pool_; }

  private:
    std::shared_ptr<MemoryPool> pool_;
};

}  // namespace support
