// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "model/walk.h"
#include "support/web_address.h"
#include "write/pdf/tree_builder.h"

namespace writing::pdf {

void TreeBuilder::inlines(Index parent, const model::Inlines& inlines) {
    for (const auto& node : inlines) inlined(parent, node);
}

void TreeBuilder::inlined(Index parent, const model::Inline& node) {
    const auto nested = [&](Index at, const model::Inlines& children) {
        content(at, node.id);
        inlines(at, children);
    };
    std::visit(
        model::Overloaded{
            [&](const model::Emphasis& kind) { nested(parent, kind.children); },
            [&](const model::Strong& kind) { nested(parent, kind.children); },
            [&](const model::Subscript& kind) { nested(parent, kind.children); },
            [&](const model::Superscript& kind) { nested(parent, kind.children); },
            [&](const model::Strikeout& kind) {
                within(parent, Tag::deletion, node.id, [&](Index made) { nested(made, kind.children); });
            },
            [&](const model::Code&) {
                within(reviewed(parent), Tag::code, node.id, [&](Index code) {
                    if (placed_.content(node.id)) tree_.content_slot[node.id] = slot_at_end(code);
                });
            },
            [&](const model::Link& kind) {
                if (kind.node == 0 && !support::may_lead_to(kind.target)) return nested(parent, kind.children);
                linked(parent, node.id, [&](Index link) { nested(link, kind.children); });
            },
            [&](const model::Image& kind) { image(parent, node, kind); },
            [&](const model::FootnoteCall& kind) { footnote_call(parent, node, kind); },
            [&](const model::Reference&) { linked(parent, node.id, [&](Index link) { content(link, node.id); }); },
            [&](const model::Styled& kind) { styled(parent, node, kind); },
            [&](const model::ReviewBoundary& kind) {
                // The marker of a comment stands at the boundary; it is neither inserted nor deleted itself.
                boundary(kind);
                if (placed_.content(node.id) || placed_.label(node.id)) marker(parent, node.id);
            },
            [&](const auto&) { content(parent, node.id); },  // texts, breaks, fields: leaves
        },
        node.kind);
}

void TreeBuilder::styled(Index parent, const model::Inline& node, const model::Styled& styled) {
    const auto* language = styled.attributes.find("lang");
    const auto* expansion = styled.attributes.has_class("abbr") ? styled.attributes.find("title") : nullptr;
    const auto fill = [&](Index at) {
        content(at, node.id);
        inlines(at, styled.children);
    };
    if (language == nullptr && expansion == nullptr) return fill(parent);
    within(parent, Tag::span, node.id, [&](Index span) {
        if (language != nullptr) text_of(span).language = *language;
        if (expansion != nullptr) text_of(span).expansion = *expansion;
        fill(span);
    });
}

void TreeBuilder::marker(Index parent, model::NodeId node) {
    within(parent, Tag::reference, node, [&](Index made) {
        linked(made, node, [&](Index link) {
            label(link, node);
            if (placed_.content(node)) tree_.content_slot[node] = slot_at_end(link);
        });
    });
}

/// An image that is mere ornament says nothing: its marks find no slot and become artifacts.
void TreeBuilder::image(Index parent, const model::Inline& node, const model::Image& image) {
    if (image.alt.empty() || image.attributes.has_class("pynt")) return;
    within(parent, Tag::figure, node.id, [&](Index made) {
        text_of(made).alternative = image.alt;
        text_of(made).box = placed_.figure(node.id);
        if (placed_.content(node.id)) tree_.content_slot[node.id] = slot_at_end(made);
    });
}

void TreeBuilder::footnote_call(Index parent, const model::Inline& node, const model::FootnoteCall& call) {
    const std::size_t slots = tree_.slot_owner.size();
    marker(reviewed(parent), node.id);
    const bool placed = tree_.slot_owner.size() > slots;
    if (!placed || call.index >= noted_.size() || noted_[call.index]) return;
    noted_[call.index] = true;
    pending_notes_.push_back(call.index);
}

TreeBuilder::Index TreeBuilder::reviewed(Index parent) {
    if (open_marks_.empty()) return parent;
    const Tag own = element(parent).tag;
    if (own == Tag::insertion || own == Tag::deletion) return parent;
    const bool deleted = assembly_.review_marks[open_marks_.back()].kind == model::ReviewKind::deletion;
    const Tag tag = deleted ? Tag::deletion : Tag::insertion;
    const auto& kids = element(parent).kids;
    if (!kids.empty() && kids.back() >= 0 && element(kids.back()).tag == tag && element(kids.back()).node == 0)
        return kids.back();
    return open(parent, tag);
}

void TreeBuilder::boundary(const model::ReviewBoundary& boundary) {
    const auto& marks = assembly_.review_marks;
    if (boundary.mark >= marks.size() || marks[boundary.mark].kind == model::ReviewKind::comment) return;
    if (boundary.begins)
        open_marks_.push_back(boundary.mark);
    else
        std::erase(open_marks_, boundary.mark);
}

}  // namespace writing::pdf
