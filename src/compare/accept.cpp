// SPDX-License-Identifier: MPL-2.0
#include "compare/accept.h"

#include <algorithm>

#include "model/walk.h"

namespace compare {
namespace {

class Accepting {
  public:
    explicit Accepting(const std::vector<model::ReviewMark>& marks) : marks_(marks) {}

    void blocks(model::Blocks& list) {
        std::erase_if(list, [&](model::Block& block) {
            const auto* paragraph = std::get_if<model::Paragraph>(&block.kind);
            const bool had_words = paragraph != nullptr && !paragraph->children.empty();
            model::for_each_own_inlines(block, [&](model::Inlines& own) { inlines(own); });
            model::for_each_child_list(block, [&](model::Blocks& inner) { blocks(inner); });
            return had_words && paragraph->children.empty();
        });
    }

  private:
    void inlines(model::Inlines& list) {
        std::erase_if(list, [&](model::Inline& node) {
            if (const auto* boundary = std::get_if<model::ReviewBoundary>(&node.kind)) {
                if (marks_[boundary->mark].kind == model::ReviewKind::deletion) deletions_ += boundary->begins ? 1 : -1;
                return true;
            }
            model::Inlines* children = model::children_of(node);
            if (children == nullptr) return deletions_ > 0;
            const bool had_words = !children->empty();
            inlines(*children);
            return had_words && children->empty();
        });
    }

    const std::vector<model::ReviewMark>& marks_;
    int deletions_ = 0;
};

/// What merging makes of a document's comments stands last.
bool is_list_of_comments(const model::Block& block) {
    const auto* div = std::get_if<model::Div>(&block.kind);
    return div != nullptr && div->kind == model::DivKind::only && div->children.size() == 2 &&
           std::holds_alternative<model::Heading>(div->children[0].kind) &&
           div->children[0].attributes.id.starts_with("kommentarer") &&
           std::holds_alternative<model::TermList>(div->children[1].kind);
}

}  // namespace

model::Assembly accepted(const model::Assembly& assembly) {
    model::Assembly made = assembly;
    const bool has_comments = std::any_of(made.review_marks.begin(), made.review_marks.end(),
                                          [](const auto& mark) { return mark.kind == model::ReviewKind::comment; });
    if (has_comments && !made.blocks.empty() && is_list_of_comments(made.blocks.back())) made.blocks.pop_back();
    if (made.review_marks.empty()) return made;
    Accepting accepting(assembly.review_marks);
    accepting.blocks(made.blocks);
    for (auto& note : made.footnotes) accepting.blocks(note.children);
    made.review_marks.clear();
    return made;
}

}  // namespace compare
