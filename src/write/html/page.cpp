// SPDX-License-Identifier: MPL-2.0
#include "write/html/page.h"

#include <algorithm>

#include "model/walk.h"

namespace writing::html {

Page::Page(const model::Assembly& a, const model::Theme& t, const model::Messages& w)
    : assembly(a), theme(t), words(w), calls(a.footnotes.size()), nodes_(model::index_nodes(a)) {
    const model::NodeVisitor collect{[&](const model::Block& block) {
                                         if (!block.attributes.id.empty()) ids_.insert(block.attributes.id);
                                     },
                                     [&](const model::Inline& node) {
                                         const auto* styled = std::get_if<model::Styled>(&node.kind);
                                         if (styled && !styled->attributes.id.empty())
                                             ids_.insert(styled->attributes.id);
                                     }};
    model::for_each_node(assembly.blocks, collect);
    for (const auto& note : assembly.footnotes) model::for_each_node(note.children, collect);
    for (const auto& note : assembly.footnotes) note_ids_.push_back(own_id("note-" + note.number));
    find_comments();
}

std::string Page::own_id(const std::string& wish) {
    std::string id = wish;
    for (int i = 2; !ids_.insert(id).second; ++i) id = wish + "-" + std::to_string(i);
    return id;
}

std::string Page::note_id(std::size_t index) {
    return index < note_ids_.size() ? note_ids_[index] : "";
}

std::string Page::address_of(model::NodeId node) const {
    for (; node != 0 && node < nodes_.block.size(); node = nodes_.parent[node])
        if (const model::Block* block = nodes_.block[node]; block && !block->attributes.id.empty())
            return "#" + block->attributes.id;
    return "";
}

void Page::find_comments() {
    int rank = 0;
    for (const auto& mark : assembly.review_marks)
        ranks_.push_back(mark.kind == model::ReviewKind::comment && !mark.comment.empty() ? ++rank : 0);
    for (std::size_t i = 0; i < ranks_.size(); ++i)
        if (ranks_[i] != 0)
            commented_[{assembly.review_marks[i].span.begin, assembly.review_marks[i].span.end}].push_back(i);
    model::for_each_node(assembly.blocks, {[&](const model::Block& block) {
                                               const auto* list = std::get_if<model::TermList>(&block.kind);
                                               if (!list) return;
                                               for (const auto& item : list->items)
                                                   if (const int at = comment_at(item.span);
                                                       at != 0 && comment_ids_[at].empty())
                                                       comment_ids_[at] = own_id("kommentar-" + std::to_string(at));
                                           },
                                           {}});
}

std::string Page::comment_id(int rank) const {
    const auto found = comment_ids_.find(rank);
    return found == comment_ids_.end() ? "" : found->second;
}

int Page::comment_at(model::Span span) const {
    if (!span.known()) return 0;
    const auto found = commented_.find({span.begin, span.end});
    if (found == commented_.end()) return 0;
    for (const std::size_t mark : found->second)
        if (assembly.review_marks[mark].span == span) return ranks_[mark];
    return 0;
}

int Page::heading_level(int level) {
    while (!outline_.empty() && outline_.back() >= level) outline_.pop_back();
    outline_.push_back(level);
    return static_cast<int>(outline_.size()) + (first_heading_is_title ? 0 : 1);
}

}  // namespace writing::html
