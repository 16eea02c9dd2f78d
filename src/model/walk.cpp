// SPDX-License-Identifier: MPL-2.0
#include "model/walk.h"

namespace model {
namespace {

template <class T>
concept HasInlines = requires(T& t) {
    { t.children } -> std::same_as<Inlines&>;
};

template <class Visit>
void each_inner_blocks(Block& block, Visit&& visit) {
    std::visit(Overloaded{
                   [&](List& list) {
                       for (auto& item : list.items) visit(item.children);
                   },
                   [&](TermList& list) {
                       for (auto& item : list.items)
                           for (auto& definition : item.definitions) visit(definition);
                   },
                   [&](Quote& quote) { visit(quote.children); },
                   [&](Table& table) {
                       for (auto& row : table.rows)
                           for (auto& cell : row.cells) visit(cell.children);
                   },
                   [&](Figure& figure) { visit(figure.description); },
                   [&](Div& div) { visit(div.children); },
                   [](Paragraph&) {}, [](Heading&) {}, [](CodeBlock&) {}, [](ThematicBreak&) {}, [](Include&) {},
                   [](TableMerge&) {}, [](ChartMerge&) {}, [](Contents&) {},
               },
               block.kind);
}

template <class Visit>
void each_own_inlines(Block& block, Visit&& visit) {
    std::visit(Overloaded{
                   [&](Paragraph& paragraph) { visit(paragraph.children); },
                   [&](Heading& heading) { visit(heading.children); },
                   [&](TermList& list) {
                       for (auto& item : list.items) visit(item.term);
                   },
                   [&](Table& table) {
                       if (table.caption) visit(table.caption->children);
                   },
                   [&](Figure& figure) {
                       if (figure.caption) visit(figure.caption->children);
                   },
                   [&](TableMerge& merge) { visit(merge.caption); },
                   [&](ChartMerge& merge) { visit(merge.caption); },
                   [&](Contents& contents) {
                       visit(contents.title);
                       for (auto& entry : contents.entries) visit(entry.children);
                   },
                   [](List&) {}, [](Quote&) {}, [](CodeBlock&) {}, [](ThematicBreak&) {}, [](Div&) {}, [](Include&) {},
               },
               block.kind);
}

void visit_inlines(const Inlines& inlines, const NodeVisitor& visitor) {
    if (visitor.inlined) for_each_inline(inlines, visitor.inlined);
}

void inner_first(Inlines& inlines, const std::function<void(Inlines&)>& visit) {
    for (auto& node : inlines)
        if (Inlines* children = children_of(node)) inner_first(*children, visit);
    visit(inlines);
}

}  // namespace

Inlines* children_of(Inline& node) {
    return std::visit(
        [](auto& kind) -> Inlines* {
            if constexpr (HasInlines<std::remove_reference_t<decltype(kind)>>) return &kind.children;
            return nullptr;
        },
        node.kind);
}

const Inlines* children_of(const Inline& node) {
    return children_of(const_cast<Inline&>(node));
}

void for_each_inline(const Inlines& inlines, const std::function<void(const Inline&)>& visit) {
    for (const auto& node : inlines) {
        visit(node);
        if (const Inlines* children = children_of(node)) for_each_inline(*children, visit);
    }
}

void for_each_node(const Blocks& blocks, const NodeVisitor& visitor) {
    for (const auto& block : blocks) {
        if (visitor.block) visitor.block(block);
        auto& mutable_block = const_cast<Block&>(block);
        if (auto* terms = std::get_if<TermList>(&mutable_block.kind)) {
            for (const auto& item : terms->items) {
                visit_inlines(item.term, visitor);
                for (const auto& definition : item.definitions) for_each_node(definition, visitor);
            }
            continue;
        }
        each_own_inlines(mutable_block, [&](Inlines& inlines) { visit_inlines(inlines, visitor); });
        each_inner_blocks(mutable_block, [&](Blocks& inner) { for_each_node(inner, visitor); });
    }
}

void for_each_inlines(Blocks& blocks, const std::function<void(Inlines&)>& visit) {
    for (auto& block : blocks) {
        each_own_inlines(block, [&](Inlines& inlines) { inner_first(inlines, visit); });
        each_inner_blocks(block, [&](Blocks& inner) { for_each_inlines(inner, visit); });
    }
}

void for_each_blocks(Blocks& blocks, const std::function<void(Blocks&)>& visit) {
    for (auto& block : blocks) each_inner_blocks(block, [&](Blocks& inner) { for_each_blocks(inner, visit); });
    visit(blocks);
}

void for_each_child_list(Block& block, const std::function<void(Blocks&)>& visit) {
    each_inner_blocks(block, visit);
}

void for_each_own_inlines(Block& block, const std::function<void(Inlines&)>& visit) {
    each_own_inlines(block, visit);
}

}  // namespace model
