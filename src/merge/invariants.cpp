// SPDX-License-Identifier: MPL-2.0
#include <set>

#include "merge/assemble.h"
#include "merge/table_shape.h"
#include "model/walk.h"
#include "support/ensure.h"

namespace merge {
namespace {

using support::ensure;

class Proof {
  public:
    explicit Proof(const model::Assembly& assembly) : assembly_(assembly), nodes_(model::index_nodes(assembly)) {}

    void prove() {
        dense_ids();
        const model::NodeVisitor visitor{[&](const model::Block& block) { this->block(block); },
                                         [&](const model::Inline& node) { inlined(node); }};
        model::for_each_node(assembly_.blocks, visitor);
        for (const auto& note : assembly_.footnotes) {
            ensure(!note.number.empty(), "every footnote has a number");
            model::for_each_node(note.children, visitor);
        }
        places();
    }

  private:
    /// Every id up to node_count belongs to exactly one node: a term's ids have no column of their own in NodeTable.
    void dense_ids() {
        std::set<model::NodeId> term_ids;
        const model::NodeVisitor terms{[&](const model::Block& block) {
                                           const auto* list = std::get_if<model::TermList>(&block.kind);
                                           if (!list) return;
                                           for (const auto& item : list->items) {
                                               term_ids.insert({item.id, item.term_id});
                                               term_ids.insert(item.definition_ids.begin(), item.definition_ids.end());
                                           }
                                       },
                                       {}};
        model::for_each_node(assembly_.blocks, terms);
        for (const auto& note : assembly_.footnotes) model::for_each_node(note.children, terms);
        for (model::NodeId id = 1; id <= assembly_.node_count; ++id) {
            const int owners = (nodes_.block[id] != nullptr) + (nodes_.inlined[id] != nullptr) +
                               (nodes_.list_item[id] != nullptr) + (nodes_.cell[id] != nullptr) +
                               (nodes_.row[id] != nullptr) + (nodes_.footnote[id] != nullptr) +
                               (nodes_.caption[id] != nullptr) + (nodes_.contents_entry[id] != nullptr) +
                               static_cast<int>(term_ids.count(id));
            ensure(owners == 1, "node ids are dense and each belongs to one node");
        }
    }

    void block(const model::Block& block) {
        if (!block.attributes.id.empty())
            ensure(anchors_.insert(block.attributes.id).second, "anchors are unique in the document");
        const auto anchored = [&] {
            ensure(!block.attributes.id.empty(), "every heading, table and figure has an anchor");
        };
        std::visit(model::Overloaded{
                       [&](const model::Heading& heading) {
                           anchored();
                           ensure(heading.level >= 1 && heading.level <= 6, "a heading's level is 1 to 6");
                       },
                       [&](const model::Table& table) {
                           anchored();
                           for (const std::size_t covered : covered_columns(table))
                               ensure(covered == table.columns.size(), "table rows are rectangular with their spans");
                       },
                       [&](const model::Figure& figure) {
                           anchored();
                           ensure(figure.resource.has_value() != figure.chart.has_value(),
                                  "a figure has a resource or a chart");
                           ensure(!figure.resource || *figure.resource < assembly_.resources.size(),
                                  "a figure's resource exists");
                       },
                       [](const model::Include&) { ensure(false, "no Include remains"); },
                       [](const model::TableMerge&) { ensure(false, "no TableMerge remains"); },
                       [](const model::ChartMerge&) { ensure(false, "no ChartMerge remains"); },
                       [&](const model::Contents& contents) {
                           for (const auto& entry : contents.entries)
                               ensure(contents.listed == model::Listed::headings ? is_heading(entry.target)
                                                                                 : exists(entry.target),
                                      "a contents entry has its heading, table or figure");
                       },
                       [](const model::Paragraph&) {},
                       [](const model::List&) {},
                       [](const model::TermList&) {},
                       [](const model::Quote&) {},
                       [](const model::CodeBlock&) {},
                       [](const model::ThematicBreak&) {},
                       [](const model::Div&) {},
                   },
                   block.kind);
    }

    bool is_heading(model::NodeId id) const {
        return id > 0 && id <= assembly_.node_count && nodes_.block[id] &&
               std::holds_alternative<model::Heading>(nodes_.block[id]->kind);
    }
    bool exists(model::NodeId id) const { return id > 0 && id <= assembly_.node_count; }

    void inlined(const model::Inline& node) {
        ensure(!std::holds_alternative<model::Value>(node.kind), "no Value remains");
        if (const auto* reference = std::get_if<model::Reference>(&node.kind))
            ensure(exists(reference->node) && !reference->text.empty(), "every Reference has its node and words");
        const auto* link = std::get_if<model::Link>(&node.kind);
        if (link && link->target.starts_with('#')) ensure(exists(link->node), "every inner Link has its node");
        if (const auto* call = std::get_if<model::FootnoteCall>(&node.kind))
            ensure(call->index < assembly_.footnotes.size(), "every FootnoteCall has its note");
        if (const auto* image = std::get_if<model::Image>(&node.kind))
            ensure(image->resource && *image->resource < assembly_.resources.size(), "every Image has its resource");
        if (const auto* boundary = std::get_if<model::ReviewBoundary>(&node.kind))
            ensure(boundary->mark < assembly_.review_marks.size(), "every ReviewBoundary has its mark");
    }

    /// The cover is the first block and the contents the first or second, or the document has none.
    void places() const {
        for (std::size_t i = 0; i < assembly_.blocks.size(); ++i) {
            const auto* div = std::get_if<model::Div>(&assembly_.blocks[i].kind);
            if (div && div->kind == model::DivKind::cover) ensure(i == 0, "the cover is the first block");
            if (const auto* contents = std::get_if<model::Contents>(&assembly_.blocks[i].kind))
                ensure(i <= (contents->listed == model::Listed::headings ? 1U : 3U),
                       "the contents come right after the cover, then the lists of tables and figures");
        }
    }

    const model::Assembly& assembly_;
    model::NodeTable nodes_;
    std::set<std::string> anchors_;
};

}  // namespace

void prove_invariants(const model::Assembly& assembly) {
    Proof(assembly).prove();
}

}  // namespace merge
