// SPDX-License-Identifier: MPL-2.0
// What stands in `.only` reaches some formats, so nothing in it may take a number: the others would count differently.
#include "merge/metadata.h"
#include "merge/numbering.h"

namespace merge {
namespace {

class Refusing {
  public:
    explicit Refusing(Work& work) : work_(work), numbered_headings_(numbers_headings(work)) {}

    void visit(model::Blocks& blocks, bool only) {
        for (auto& block : blocks) {
            const auto* div = std::get_if<model::Div>(&block.kind);
            if (only) refuse(block);
            const bool inner = only || (div && div->kind == model::DivKind::only);
            model::for_each_child_list(block, [&](model::Blocks& children) { visit(children, inner); });
        }
    }

  private:
    void refuse(model::Block& block) {
        const bool numbered = !block.attributes.has_class("unnumbered");
        const auto* table = std::get_if<model::Table>(&block.kind);
        const auto* figure = std::get_if<model::Figure>(&block.kind);
        if (numbered && ((table && table->caption) || (figure && figure->caption)))
            work_.diagnostics.error("only-numbered.caption", block.span);
        if (numbered && numbered_headings_ && std::holds_alternative<model::Heading>(block.kind))
            work_.diagnostics.error("only-numbered.heading", block.span);
        model::for_each_own_inlines(block, [&](model::Inlines& inlines) {
            model::for_each_inline(inlines, [&](const model::Inline& node) {
                if (std::holds_alternative<model::FootnoteCall>(node.kind))
                    work_.diagnostics.error("only-numbered.note", node.span);
            });
        });
    }

    Work& work_;
    bool numbered_headings_;
};

}  // namespace

void refuse_numbers_in_only(Work& work) {
    for_all_parts(work, [&](model::Blocks& blocks) { Refusing(work).visit(blocks, false); });
}

}  // namespace merge
