// SPDX-License-Identifier: MPL-2.0
#include "write/pdf/structure.h"

#include <algorithm>

#include "model/walk.h"
#include "support/ensure.h"
#include "write/pdf/tree_builder.h"

namespace writing::pdf {
namespace {

Tag heading_tag(int level) {
    return static_cast<Tag>(static_cast<int>(Tag::h1) + std::clamp(level, 1, 6) - 1);
}

/// ISO 32000-1, table 347: named by the first label that layout drew.
ListNumbering numbering_of(const model::List& list) {
    const auto labelled =
        std::find_if(list.items.begin(), list.items.end(), [](const auto& item) { return !item.label.empty(); });
    if (labelled == list.items.end()) return ListNumbering::none;
    if (!list.ordered) return ListNumbering::disc;
    const char first = labelled->label.front();
    if (first >= '0' && first <= '9') return ListNumbering::decimal;
    if (first >= 'a' && first <= 'z')
        return first == 'i' && list.start == 1 ? ListNumbering::lower_roman : ListNumbering::lower_alpha;
    if (first >= 'A' && first <= 'Z')
        return first == 'I' && list.start == 1 ? ListNumbering::upper_roman : ListNumbering::upper_alpha;
    return ListNumbering::none;
}

/// The author's alternative text, then what the drawing says in words, since a reader with Alt hears nothing inside it.
std::string alternative_of(const model::Figure& figure, const std::vector<model::ReviewMark>& marks) {
    std::string words = figure.alternative;
    bool first = true;
    model::for_each_node(figure.description, {[&](const model::Block& block) {
                                                  const auto* p = std::get_if<model::Paragraph>(&block.kind);
                                                  if (p == nullptr) return;
                                                  words += words.empty() ? "" : first ? " " : "; ";
                                                  words += model::plain_text(p->children, marks);
                                                  first = false;
                                              },
                                              {}});
    return words;
}

bool described_by_text(const model::Figure& figure, const Placed& placed) {
    bool seen = false;
    model::for_each_node(figure.description,
                         {[&](const model::Block& block) { seen = seen || placed.content(block.id); },
                          [&](const model::Inline& node) { seen = seen || placed.content(node.id); }});
    return seen;
}

Tag tag_of(model::DivKind kind) {
    switch (kind) {
        case model::DivKind::callout:
            return Tag::aside;
        case model::DivKind::pull_quote:
            return Tag::block_quote;
        case model::DivKind::cover:
            return Tag::sect;
        case model::DivKind::part:
            return Tag::part;
        case model::DivKind::plain:
        case model::DivKind::columns:
        case model::DivKind::landscape:
        case model::DivKind::only:
            return Tag::div;
    }
    return Tag::div;
}

}  // namespace

Tree build_tree(const model::Assembly& assembly, const Placed& placed) {
    return TreeBuilder(assembly, placed).build();
}

TreeBuilder::TreeBuilder(const model::Assembly& assembly, const Placed& placed)
    : assembly_(assembly), placed_(placed), noted_(assembly.footnotes.size()) {
    const std::size_t nodes = assembly.node_count + std::size_t{1};
    tree_.content_slot.assign(nodes, -1);
    tree_.label_slot.assign(nodes, -1);
    tree_.link_element.assign(nodes, -1);
    tree_.separation.assign(nodes, Separation::none);
}

Tree TreeBuilder::build() {
    tree_.elements.push_back({});
    tree_.elements[0].tag = Tag::document;
    blocks(0, assembly_.blocks);
    pending_notes(0);
    // A note that layout placed although nothing placed calls it is still read, at the end.
    for (std::size_t i = 0; i < noted_.size(); ++i)
        if (!noted_[i]) note(0, assembly_.footnotes[i]);
    return std::move(tree_);
}

TreeBuilder::Index TreeBuilder::open(Index parent, Tag tag, model::NodeId node) {
    const auto index = static_cast<Index>(tree_.elements.size());
    tree_.elements.emplace_back();
    tree_.elements.back().tag = tag;
    tree_.elements.back().parent = parent;
    tree_.elements.back().node = node;
    element(parent).kids.push_back(index);
    return index;
}

void TreeBuilder::close(Index index) {
    auto& siblings = element(element(index).parent).kids;
    support::ensure(!siblings.empty() && siblings.back() == index,
                    "an element without content is its parent's last kid");
    siblings.pop_back();
    tree_.elements.resize(static_cast<std::size_t>(index));
}

ElementText& TreeBuilder::text_of(Index index) {
    if (element(index).text < 0) {
        element(index).text = static_cast<Index>(tree_.texts.size());
        tree_.texts.emplace_back();
    }
    return tree_.texts[static_cast<std::size_t>(element(index).text)];
}

TreeBuilder::Index TreeBuilder::slot_at_end(Index parent) {
    auto& kids = element(parent).kids;
    if (!kids.empty() && kids.back() < 0) return ~kids.back();
    const auto slot = static_cast<Index>(tree_.slot_owner.size());
    tree_.slot_owner.push_back(parent);
    kids.push_back(~slot);
    return slot;
}

void TreeBuilder::content(Index parent, model::NodeId node) {
    if (placed_.content(node)) tree_.content_slot[node] = slot_at_end(reviewed(parent));
    label(parent, node);
}

void TreeBuilder::label(Index parent, model::NodeId node) {
    if (placed_.label(node) && tree_.label_slot[node] < 0) tree_.label_slot[node] = slot_at_end(parent);
}

void TreeBuilder::own_paragraph(Index parent, model::NodeId node) {
    if (placed_.content(node) || placed_.label(node))
        within(parent, Tag::p, 0, [&](Index p) {
            label(p, node);
            content(p, node);
        });
}

void TreeBuilder::blocks(Index parent, const model::Blocks& blocks) {
    for (const auto& each : blocks) block(parent, each);
}

void TreeBuilder::block(Index parent, const model::Block& block) {
    const model::NodeId id = block.id;
    std::visit(model::Overloaded{
                   [&](const model::Paragraph& kind) { paragraph(parent, block, kind); },
                   [&](const model::Heading& kind) { heading(parent, block, kind); },
                   [&](const model::List& kind) { list(parent, block, kind); },
                   [&](const model::TermList& kind) { terms(parent, kind, id); },
                   [&](const model::Quote& kind) {
                       within(parent, Tag::block_quote, id, [&](Index quote) {
                           own_paragraph(quote, id);
                           blocks(quote, kind.children);
                       });
                   },
                   [&](const model::CodeBlock&) {
                       within(parent, Tag::p, id,
                              [&](Index p) { within(p, Tag::code, id, [&](Index code) { content(code, id); }); });
                   },
                   [&](const model::ThematicBreak&) { own_paragraph(parent, id); },
                   [&](const model::Table& kind) { table(parent, block, kind); },
                   [&](const model::Figure& kind) { figure(parent, block, kind); },
                   [&](const model::Div& kind) { div(parent, block, kind); },
                   [&](const model::Contents& kind) { contents(parent, block, kind); },
                   // Merging leaves none of these (Assembly's invariants).
                   [](const model::Include&) {},
                   [](const model::TableMerge&) {},
                   [](const model::ChartMerge&) {},
               },
               block.kind);
}

void TreeBuilder::paragraph(Index parent, const model::Block& block, const model::Paragraph& paragraph) {
    const Tag tag = block.attributes.has_class("title") ? Tag::title : Tag::p;
    within(parent, tag, block.id, [&](Index p) {
        if (const auto* language = block.attributes.find("lang")) text_of(p).language = *language;
        content(p, block.id);
        inlines(p, paragraph.children);
    });
    if (table_depth_ == 0) pending_notes(parent);
}

void TreeBuilder::heading(Index parent, const model::Block& block, const model::Heading& heading) {
    const Index made = within(parent, Tag::h1, block.id, [&](Index h) {
        if (const auto* language = block.attributes.find("lang")) text_of(h).language = *language;
        content(h, block.id);
        inlines(h, heading.children);
    });
    // Only headings that stand on a page count, or a level would be skipped for those who read it.
    const bool kept = static_cast<std::size_t>(made) < tree_.elements.size();
    if (kept) element(made).tag = heading_tag(levels_.next(heading.level));
    if (table_depth_ == 0) pending_notes(parent);
}

void TreeBuilder::list(Index parent, const model::Block& block, const model::List& list) {
    within(parent, Tag::l, block.id, [&](Index l) {
        element(l).numbering = numbering_of(list);
        for (const auto& item : list.items)
            within(l, Tag::li, item.id, [&](Index li) {
                within(li, Tag::lbl, 0, [&](Index lbl) { label(lbl, item.id); });
                within(li, Tag::l_body, 0, [&](Index body) {
                    own_paragraph(body, item.id);
                    blocks(body, item.children);
                });
            });
    });
}

/// PDF 1.7 knows no list of definitions: a list whose labels are the terms.
void TreeBuilder::terms(Index parent, const model::TermList& list, model::NodeId node) {
    within(parent, Tag::l, node, [&](Index l) {
        element(l).numbering = ListNumbering::none;
        for (const auto& item : list.items)
            within(l, Tag::li, item.id, [&](Index li) {
                within(li, Tag::lbl, item.term_id, [&](Index lbl) {
                    content(lbl, item.id);
                    content(lbl, item.term_id);
                    inlines(lbl, item.term);
                });
                within(li, Tag::l_body, 0, [&](Index body) {
                    for (std::size_t i = 0; i < item.definitions.size(); ++i) {
                        own_paragraph(body, item.definition_ids[i]);
                        blocks(body, item.definitions[i]);
                    }
                });
            });
    });
}

/// The caption stands beside the figure: a reader that says the Alt says nothing inside the Figure.
void TreeBuilder::figure(Index parent, const model::Block& block, const model::Figure& figure) {
    within(parent, Tag::div, block.id, [&](Index div) {
        // Mere ornament finds no slot and becomes an artifact.
        const bool ornament = block.attributes.has_class("pynt") && !figure.chart;
        if (!ornament)
            within(div, Tag::figure, block.id, [&](Index made) {
                tree_.separation[block.id] = Separation::each_run;
                const bool told = described_by_text(figure, placed_);
                text_of(made).alternative = told ? figure.alternative : alternative_of(figure, assembly_.review_marks);
                text_of(made).box = placed_.figure(block.id);
                content(made, block.id);
            });
        if (figure.caption) caption(div, *figure.caption);
        blocks(div, figure.description);
    });
    if (table_depth_ == 0) pending_notes(parent);
}

void TreeBuilder::div(Index parent, const model::Block& block, const model::Div& div) {
    within(parent, tag_of(div.kind), block.id, [&](Index made) {
        if (const auto* language = block.attributes.find("lang")) text_of(made).language = *language;
        own_paragraph(made, block.id);
        blocks(made, div.children);
    });
}

void TreeBuilder::contents(Index parent, const model::Block& block, const model::Contents& contents) {
    within(parent, Tag::h1, block.id, [&](Index h) {
        content(h, block.id);
        inlines(h, contents.title);
    });
    within(parent, Tag::toc, block.id, [&](Index toc) {
        std::size_t next = 0;
        contents_entries(toc, contents.entries, next, 1);
    });
}

/// The entries from `next` on that are of this level or deeper; deeper ones in a list inside the entry before them.
void TreeBuilder::contents_entries(Index parent, const std::vector<model::ContentsEntry>& entries, std::size_t& next,
                                   int level) {
    while (next < entries.size() && entries[next].level >= level) {
        const auto& entry = entries[next++];
        within(parent, Tag::toci, entry.id, [&](Index toci) {
            within(toci, Tag::reference, 0, [&](Index made) {
                tree_.separation[entry.id] = Separation::whole;
                linked(made, entry.id, [&](Index link) {
                    label(link, entry.id);
                    content(link, entry.id);
                    inlines(link, entry.children);
                });
            });
            if (next < entries.size() && entries[next].level > entry.level)
                within(toci, Tag::toc, 0,
                       [&](Index inner) { contents_entries(inner, entries, next, entry.level + 1); });
        });
    }
}

void TreeBuilder::caption(Index parent, const model::Caption& caption) {
    within(parent, Tag::caption, caption.id, [&](Index made) {
        label(made, caption.id);
        content(made, caption.id);
        inlines(made, caption.children);
    });
}

void TreeBuilder::pending_notes(Index parent) {
    const auto pending = std::exchange(pending_notes_, {});
    for (const std::size_t index : pending) note(parent, assembly_.footnotes[index]);
}

void TreeBuilder::note(Index parent, const model::Footnote& footnote) {
    within(parent, Tag::note, footnote.id, [&](Index made) {
        element(made).has_id = true;
        within(made, Tag::lbl, 0, [&](Index lbl) { label(lbl, footnote.id); });
        own_paragraph(made, footnote.id);
        blocks(made, footnote.children);
    });
}

}  // namespace writing::pdf
