// SPDX-License-Identifier: MPL-2.0
#include "compare/finish.h"

#include <algorithm>
#include <map>
#include <vector>

#include "model/walk.h"
#include "support/ensure.h"

namespace compare {
namespace {

/// A deleted heading, which is the old version's and has no id, stands at most one level below the heading before it,
/// and the next one that stays at most one level below it.
void settle_levels(model::Blocks& blocks) {
    std::vector<std::pair<model::Heading*, bool>> headings;
    model::for_each_node(blocks, {[&](const model::Block& block) {
                                      const auto* heading = std::get_if<model::Heading>(&block.kind);
                                      if (heading)
                                          headings.emplace_back(const_cast<model::Heading*>(heading), block.id == 0);
                                  },
                                  {}});
    std::vector<int> next(headings.size() + 1, 1);
    for (std::size_t i = headings.size(); i-- > 0;)
        next[i] = headings[i].second ? next[i + 1] : headings[i].first->level;
    int level = 0;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        auto& [heading, gone] = headings[i];
        if (gone) heading->level = std::clamp(heading->level, std::max(1, std::min(next[i] - 1, level + 1)), level + 1);
        heading->level = std::min(heading->level, 6);
        level = heading->level;
    }
}

}  // namespace

void finish(model::Assembly& woven) {
    settle_levels(woven.blocks);
    std::map<model::NodeId, const model::Block*> blocks;
    std::map<model::NodeId, const model::Inline*> inlines;
    std::vector<model::NodeId*> targets;
    const model::NodeVisitor collect{[&](const model::Block& block) {
                                         if (block.id != 0) blocks.emplace(block.id, &block);
                                         if (const auto* contents = std::get_if<model::Contents>(&block.kind))
                                             for (const auto& entry : contents->entries)
                                                 targets.push_back(const_cast<model::NodeId*>(&entry.target));
                                     },
                                     [&](const model::Inline& node) {
                                         if (node.id != 0) inlines.emplace(node.id, &node);
                                         if (const auto* link = std::get_if<model::Link>(&node.kind);
                                             link && link->node != 0)
                                             targets.push_back(const_cast<model::NodeId*>(&link->node));
                                         if (const auto* reference = std::get_if<model::Reference>(&node.kind))
                                             targets.push_back(const_cast<model::NodeId*>(&reference->node));
                                     }};
    model::for_each_node(woven.blocks, collect);
    for (const auto& note : woven.footnotes) model::for_each_node(note.children, collect);
    model::assign_ids(woven);
    for (model::NodeId* target : targets) {
        const auto block = blocks.find(*target);
        const auto inlined = inlines.find(*target);
        support::ensure(block != blocks.end() || inlined != inlines.end(),
                        "what a link leads to stands in the redline");
        *target = block != blocks.end() ? block->second->id : inlined->second->id;
    }
}

}  // namespace compare
