// SPDX-License-Identifier: MPL-2.0
#include "support/memory_pool.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "catch.h"

using Words = std::vector<std::string, support::PoolAllocator<std::string>>;

TEST_CASE("A pool gives pieces of any size that do not touch") {
    support::MemoryPool pool;
    std::vector<std::pair<unsigned char*, std::size_t>> taken;
    for (std::size_t i = 0; i < 3000; ++i) {
        const std::size_t size = i % 500 == 499 ? std::size_t{5} << 20 : i % 97 + 1;
        auto* piece = static_cast<unsigned char*>(pool.take(size, 8));
        CHECK(reinterpret_cast<std::uintptr_t>(piece) % 8 == 0);
        piece[0] = piece[size - 1] = static_cast<unsigned char>(i);
        taken.emplace_back(piece, size);
    }
    std::size_t changed = 0;
    for (std::size_t i = 0; i < taken.size(); ++i)
        changed += taken[i].first[taken[i].second - 1] == static_cast<unsigned char>(i) ? 0 : 1;
    CHECK(changed == 0);
}

TEST_CASE("What is moved out keeps its pool, what is copied needs none") {
    const std::string long_text(100, 'x');
    Words kept, copied;
    {
        const Words::allocator_type pool(std::make_shared<support::MemoryPool>());
        std::vector<Words> rows;
        for (int i = 0; i < 1000; ++i) rows.emplace_back(std::size_t{3}, long_text, pool);
        copied = rows[1];
        kept = std::move(rows[2]);
        std::swap(rows[3], rows[4]);
    }
    kept.push_back("y");
    CHECK(kept == Words{long_text, long_text, long_text, "y"});
    CHECK(kept.get_allocator().pool());
    CHECK(copied == Words{long_text, long_text, long_text});
    CHECK_FALSE(Words(kept).get_allocator().pool());
}
