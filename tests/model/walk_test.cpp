// SPDX-License-Identifier: MPL-2.0
#include "model/walk.h"

#include <algorithm>

#include "catch.h"
#include "sample/sample.h"

TEST_CASE("a walk meets every node in reading order") {
    const auto assembly = sample::assembly();
    std::vector<model::NodeId> blocks;
    model::for_each_node(assembly.blocks, {[&](const model::Block& block) { blocks.push_back(block.id); }, {}});
    CHECK(std::is_sorted(blocks.begin(), blocks.end()));
    CHECK(blocks.size() > 40);
    std::vector<model::NodeId> inlines;
    model::for_each_node(assembly.blocks, {{}, [&](const model::Inline& node) { inlines.push_back(node.id); }});
    CHECK(std::is_sorted(inlines.begin(), inlines.end()));
}

TEST_CASE("the mutable walk may replace members, inner lists first") {
    model::Block outer{model::Quote{{sample::paragraph("inde")}}, {}, {}, 0};
    model::Blocks blocks = {outer, sample::paragraph("ude")};
    std::vector<std::size_t> sizes;
    model::for_each_blocks(blocks, [&](model::Blocks& list) {
        sizes.push_back(list.size());
        list.push_back(sample::paragraph("ny"));
    });
    CHECK(sizes == std::vector<std::size_t>{1, 2});
    CHECK(std::get<model::Quote>(blocks[0].kind).children.size() == 2);
    CHECK(blocks.size() == 3);
}

TEST_CASE("a block's own lists and inlines are told apart from its children's") {
    auto assembly = sample::assembly();
    model::Block& table = assembly.blocks[4];
    int own = 0, lists = 0;
    model::for_each_own_inlines(table, [&](model::Inlines&) { ++own; });
    model::for_each_child_list(table, [&](model::Blocks&) { ++lists; });
    CHECK(own == 1);    // the caption
    CHECK(lists == 9);  // its cells
}
