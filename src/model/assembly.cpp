// SPDX-License-Identifier: MPL-2.0
#include "model/assembly.h"

#include "model/walk.h"

namespace model {
namespace {

/// Visits every node that has an id, in reading order, telling each its parent. `Visitor` gets (node, parent) for every kind of node.
template <class Visitor>
class Numbering {
  public:
    explicit Numbering(Visitor& visitor) : visitor_(visitor) {}

    void blocks(Blocks& list, NodeId parent) {
        for (auto& block : list) {
            visitor_(block, parent);
            block_children(block);
        }
    }

    void inlines(Inlines& list, NodeId parent) {
        for (auto& node : list) {
            visitor_(node, parent);
            if (Inlines* children = children_of(node)) inlines(*children, node.id);
        }
    }

  private:
    void caption(std::optional<Caption>& caption, NodeId parent) {
        if (!caption) return;
        visitor_(*caption, parent);
        inlines(caption->children, caption->id);
    }

    void block_children(Block& block) {
        const NodeId id = block.id;
        std::visit(Overloaded{
                       [&](Paragraph& p) { inlines(p.children, id); },
                       [&](Heading& h) { inlines(h.children, id); },
                       [&](List& list) {
                           for (auto& item : list.items) {
                               visitor_(item, id);
                               blocks(item.children, item.id);
                           }
                       },
                       [&](TermList& list) { terms(list, id); },
                       [&](Quote& quote) { blocks(quote.children, id); },
                       [&](Table& t) { table(t, id); },
                       [&](Figure& figure) {
                           caption(figure.caption, id);
                           blocks(figure.description, id);
                       },
                       [&](Div& div) { blocks(div.children, id); },
                       [&](Contents& contents) {
                           inlines(contents.title, id);
                           for (auto& entry : contents.entries) {
                               visitor_(entry, id);
                               inlines(entry.children, entry.id);
                           }
                       },
                       [](CodeBlock&) {}, [](ThematicBreak&) {}, [](Include&) {}, [](TableMerge&) {}, [](ChartMerge&) {},
                   },
                   block.kind);
    }

    void terms(TermList& list, NodeId parent) {
        for (auto& item : list.items) {
            visitor_(item.id, parent);
            visitor_(item.term_id, item.id);
            inlines(item.term, item.term_id);
            item.definition_ids.resize(item.definitions.size());
            for (std::size_t i = 0; i < item.definitions.size(); ++i) {
                visitor_(item.definition_ids[i], item.id);
                blocks(item.definitions[i], item.definition_ids[i]);
            }
        }
    }

    void table(Table& table, NodeId parent) {
        caption(table.caption, parent);
        for (auto& row : table.rows) {
            visitor_(row, parent);
            for (auto& cell : row.cells) {
                visitor_(cell, row.id);
                blocks(cell.children, cell.id);
            }
        }
    }

    Visitor& visitor_;
};

struct AssignId {
    NodeId next = 1;
    template <class Node>
    void operator()(Node& node, NodeId) {
        if constexpr (std::is_same_v<Node, NodeId>)
            node = next++;
        else
            node.id = next++;
    }
};

struct FillTable {
    NodeTable& table;

    void operator()(const NodeId& id, NodeId parent) { table.parent[id] = parent; }
    void operator()(const Block& node, NodeId parent) { set(table.block, node, parent); }
    void operator()(const Inline& node, NodeId parent) { set(table.inlined, node, parent); }
    void operator()(const ListItem& node, NodeId parent) { set(table.list_item, node, parent); }
    void operator()(const TableCell& node, NodeId parent) { set(table.cell, node, parent); }
    void operator()(const TableRow& node, NodeId parent) { set(table.row, node, parent); }
    void operator()(const Caption& node, NodeId parent) { set(table.caption, node, parent); }
    void operator()(const ContentsEntry& node, NodeId parent) { set(table.contents_entry, node, parent); }
    void operator()(const Footnote& node, NodeId parent) { set(table.footnote, node, parent); }

  private:
    template <class Node>
    void set(std::vector<const Node*>& column, const Node& node, NodeId parent) {
        table.parent[node.id] = parent;
        column[node.id] = &node;
    }
};

template <class Visitor>
void visit_all(Assembly& assembly, Visitor& visitor) {
    Numbering<Visitor> numbering(visitor);
    numbering.blocks(assembly.blocks, 0);
    for (auto& footnote : assembly.footnotes) {
        visitor(footnote, 0);
        numbering.blocks(footnote.children, footnote.id);
    }
}

bool deleted_here(const Inline& node, const std::vector<ReviewMark>& marks, int& depth) {
    const auto* boundary = std::get_if<ReviewBoundary>(&node.kind);
    if (boundary && boundary->mark < marks.size() && marks[boundary->mark].kind == ReviewKind::deletion)
        depth += boundary->begins ? 1 : -1;
    return depth > 0;
}

void append_plain(const Inlines& inlines, const std::vector<ReviewMark>& marks, int& deletions, std::string& out) {
    for (const auto& node : inlines) {
        if (deleted_here(node, marks, deletions)) continue;
        std::visit(Overloaded{
                       [&](const Text& text) { out += text.text; },
                       [&](const Code& code) { out += code.text; },
                       [&](const SoftBreak&) { out += ' '; },
                       [&](const LineBreak&) { out += ' '; },
                       [&](const Reference& reference) { out += reference.text; },
                       [&](const Image& image) { out += image.alt; },
                       [&](const auto&) {
                           if (const Inlines* children = children_of(node)) append_plain(*children, marks, deletions, out);
                       },
                   },
                   node.kind);
    }
}

}  // namespace

void assign_ids(Assembly& assembly) {
    AssignId assign;
    visit_all(assembly, assign);
    assembly.node_count = assign.next - 1;
}

NodeTable index_nodes(const Assembly& assembly) {
    const std::size_t size = assembly.node_count + std::size_t{1};
    NodeTable table;
    table.parent.resize(size);
    table.block.resize(size);
    table.inlined.resize(size);
    table.list_item.resize(size);
    table.cell.resize(size);
    table.row.resize(size);
    table.footnote.resize(size);
    table.caption.resize(size);
    table.contents_entry.resize(size);
    FillTable fill{table};
    // FillTable only reads: the walk is shared with assign_ids, which writes.
    visit_all(const_cast<Assembly&>(assembly), fill);
    return table;
}

std::string plain_text(const Inlines& inlines, const std::vector<ReviewMark>& marks) {
    std::string out;
    int deletions = 0;
    append_plain(inlines, marks, deletions, out);
    return out;
}

std::string plain_text(const Blocks& blocks, const std::vector<ReviewMark>& marks) {
    std::string out;
    for_each_node(blocks, {[&](const Block& block) {
                               const auto add = [&](const Inlines& inlines) {
                                   if (!out.empty()) out += ' ';
                                   out += plain_text(inlines, marks);
                               };
                               if (const auto* paragraph = std::get_if<Paragraph>(&block.kind)) add(paragraph->children);
                               if (const auto* heading = std::get_if<Heading>(&block.kind)) add(heading->children);
                               if (const auto* code = std::get_if<CodeBlock>(&block.kind)) out += (out.empty() ? "" : " ") + code->text;
                           },
                           {}});
    return out;
}

}  // namespace model
