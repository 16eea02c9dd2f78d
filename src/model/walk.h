// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <concepts>
#include <functional>
#include <utility>

#include "model/node.h"

namespace model {

/// Builds one visitor from lambdas: `std::visit(Overloaded{[](const Text&) {…}, …}, inline.kind)`.
template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

/// The inlines inside an inline, or null when it has none.
Inlines* children_of(Inline& node);
const Inlines* children_of(const Inline& node);

/// Calls `visit` for each inline in reading order, a parent before its children.
void for_each_inline(const Inlines& inlines, const std::function<void(const Inline&)>& visit);
/// Calls the visitors for every block and inline in reading order: captions, cells, list items and terms included.
struct NodeVisitor {
    std::function<void(const Block&)> block;
    std::function<void(const Inline&)> inlined;
};
void for_each_node(const Blocks& blocks, const NodeVisitor& visitor);

/// The mutable twin: calls `visit` on each list of inlines / blocks, inner lists first, so that it may replace members.
void for_each_inlines(Blocks& blocks, const std::function<void(Inlines&)>& visit);
void for_each_blocks(Blocks& blocks, const std::function<void(Blocks&)>& visit);

/// Calls `visit` on each list of blocks directly inside a block: items, definitions, cells, a figure's description.
void for_each_child_list(Block& block, const std::function<void(Blocks&)>& visit);
/// Calls `visit` on each list of inlines that is the block's own: its text, terms and caption, not those of inner blocks.
void for_each_own_inlines(Block& block, const std::function<void(Inlines&)>& visit);

}  // namespace model
