// SPDX-License-Identifier: MPL-2.0
// The ends of review marks that stand on lines of their own: they belong to the blocks beside them.
#include <algorithm>
#include <iterator>

#include "model/walk.h"
#include "read/markdown_build.h"

namespace reading {
namespace {

bool is_boundary(const model::Inline& node) {
    return std::holds_alternative<model::ReviewBoundary>(node.kind);
}

}  // namespace

void drop_idle_breaks(model::Inlines& inlines) {
    const auto is_idle = [](const model::Inline& node) {
        return is_boundary(node) || std::holds_alternative<model::SoftBreak>(node.kind);
    };
    const auto is_break = [](const model::Inline& node) { return std::holds_alternative<model::SoftBreak>(node.kind); };
    const auto first = std::find_if_not(inlines.begin(), inlines.end(), is_idle);
    const auto last = std::find_if_not(inlines.rbegin(), std::make_reverse_iterator(first), is_idle).base();
    inlines.erase(std::remove_if(last, inlines.end(), is_break), inlines.end());
    inlines.erase(std::remove_if(inlines.begin(), first, is_break), first);
}

namespace {

/// The inlines at the beginning (or end) of blocks that a boundary can move to; null when there are none.
model::Inlines* outer_inlines(model::Blocks& blocks, bool first);

model::Inlines* outer_inlines(model::Block& block, bool first) {
    return std::visit(
        model::Overloaded{
            [](model::Paragraph& n) -> model::Inlines* { return &n.children; },
            [](model::Heading& n) -> model::Inlines* { return &n.children; },
            [&](model::Quote& n) { return outer_inlines(n.children, first); },
            [&](model::Div& n) { return outer_inlines(n.children, first); },
            [&](model::List& n) {
                return n.items.empty() ? nullptr
                                       : outer_inlines((first ? n.items.front() : n.items.back()).children, first);
            },
            [&](model::TermList& n) -> model::Inlines* {
                if (n.items.empty()) return nullptr;
                return first || n.items.back().definitions.empty()
                           ? &(first ? n.items.front() : n.items.back()).term
                           : outer_inlines(n.items.back().definitions.back(), false);
            },
            [&](model::Table& n) -> model::Inlines* {
                if (n.rows.empty()) return nullptr;
                auto& row = first ? n.rows.front() : n.rows.back();
                if (row.cells.empty()) return nullptr;
                return outer_inlines((first ? row.cells.front() : row.cells.back()).children, first);
            },
            [](model::Figure& n) -> model::Inlines* { return n.caption ? &n.caption->children : nullptr; },
            [](model::TableMerge& n) -> model::Inlines* { return &n.caption; },
            [](model::ChartMerge& n) -> model::Inlines* { return &n.caption; },
            [](model::CodeBlock&) -> model::Inlines* { return nullptr; },
            [](model::ThematicBreak&) -> model::Inlines* { return nullptr; },
            [](model::Include&) -> model::Inlines* { return nullptr; },
            [](model::Contents&) -> model::Inlines* { return nullptr; },
        },
        block.kind);
}

model::Inlines* outer_inlines(model::Blocks& blocks, bool first) {
    if (blocks.empty()) return nullptr;
    return outer_inlines(first ? blocks.front() : blocks.back(), first);
}

bool only_boundaries(const model::Block& block) {
    const auto* paragraph = std::get_if<model::Paragraph>(&block.kind);
    return paragraph != nullptr && !paragraph->children.empty() &&
           std::all_of(paragraph->children.begin(), paragraph->children.end(), is_boundary);
}

/// Gives the boundaries of `paragraph` to its neighbours; false when there is no place for them.
bool move_boundaries(const model::Inlines& own, model::Block* previous, model::Block* next) {
    model::Inlines* before = previous != nullptr ? outer_inlines(*previous, false) : nullptr;
    model::Inlines* after = next != nullptr ? outer_inlines(*next, true) : nullptr;
    if (before == nullptr && after == nullptr) return false;
    std::size_t front = 0;
    for (const auto& node : own) {
        const bool begins = std::get<model::ReviewBoundary>(node.kind).begins;
        if (before == nullptr || (begins && after != nullptr)) {
            after->insert(after->begin() + static_cast<std::ptrdiff_t>(front++), node);
        } else {
            before->push_back(node);
        }
    }
    return true;
}

}  // namespace

void settle_boundaries(model::Blocks& blocks) {
    model::for_each_blocks(blocks, [](model::Blocks& list) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (only_boundaries(list[i])) {
                const model::Inlines own = std::get<model::Paragraph>(list[i].kind).children;
                model::Block* previous = kept > 0 ? &list[kept - 1] : nullptr;
                if (move_boundaries(own, previous, i + 1 < list.size() ? &list[i + 1] : nullptr)) continue;
            }
            if (kept != i) list[kept] = std::move(list[i]);
            ++kept;
        }
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(kept), list.end());
    });
}

}  // namespace reading
