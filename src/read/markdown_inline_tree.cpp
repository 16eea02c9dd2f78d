// SPDX-License-Identifier: MPL-2.0
// Inlines in the making: put behind one another, wrapped, taken out, and collected into the model's.
#include <algorithm>
#include <utility>

#include "model/walk.h"
#include "read/markdown_inline.h"

namespace reading {

int InlineParser::add(model::Inline::Kind kind, std::size_t begin, std::size_t end) {
    const int made = static_cast<int>(nodes_.size());
    Node node;
    node.kind = std::move(kind);
    node.begin = begin;
    node.end = end;
    node.previous = last_;
    nodes_.push_back(std::move(node));
    if (last_ != none) {
        nodes_[static_cast<std::size_t>(last_)].next = made;
    } else {
        first_ = made;
    }
    last_ = made;
    return made;
}

int InlineParser::add_text(std::string words, std::size_t begin, std::size_t end) {
    return add(model::Text{std::move(words)}, begin, end);
}

void InlineParser::set_text(int node, std::string words) {
    std::get<model::Text>(nodes_[static_cast<std::size_t>(node)].kind).text = std::move(words);
}

void InlineParser::unlink(int index) {
    Node& node = nodes_[static_cast<std::size_t>(index)];
    if (node.previous != none) {
        nodes_[static_cast<std::size_t>(node.previous)].next = node.next;
    } else if (first_ == index) {
        first_ = node.next;
    }
    if (node.next != none) {
        nodes_[static_cast<std::size_t>(node.next)].previous = node.previous;
    } else if (last_ == index) {
        last_ = node.previous;
    }
    node.previous = node.next = none;
}

bool InlineParser::wrap(int opener, int last, model::Inline::Kind kind, std::size_t begin, std::size_t end) {
    const int first = nodes_[static_cast<std::size_t>(opener)].next;
    int depth = 0;
    const bool any = first != none && last != opener && last != none;
    if (any)
        for (int i = first;; i = nodes_[static_cast<std::size_t>(i)].next) {
            depth = std::max(depth, nodes_[static_cast<std::size_t>(i)].depth + 1);
            if (i == last) break;
        }
    if (depth > deepest_nesting) {
        reading_.report_nesting(mapped_.range(begin, end));
        return false;
    }
    const int made = static_cast<int>(nodes_.size());
    Node node;
    node.kind = std::move(kind);
    node.begin = begin;
    node.end = end;
    node.depth = depth;
    node.previous = opener;
    const int after = any ? nodes_[static_cast<std::size_t>(last)].next : first;
    node.next = after;
    if (any) {
        node.first = first;
        node.last = last;
        nodes_[static_cast<std::size_t>(first)].previous = none;
        nodes_[static_cast<std::size_t>(last)].next = none;
    }
    nodes_.push_back(std::move(node));
    nodes_[static_cast<std::size_t>(opener)].next = made;
    if (after != none) {
        nodes_[static_cast<std::size_t>(after)].previous = made;
    } else {
        last_ = made;
    }
    return true;
}

namespace {

/// Neighbouring texts become one.
void append_inline(model::Inlines& out, model::Inline node) {
    auto* words = std::get_if<model::Text>(&node.kind);
    if (words != nullptr) {
        if (words->text.empty()) return;
        if (!out.empty())
            if (auto* before = std::get_if<model::Text>(&out.back().kind)) {
                before->text += words->text;
                out.back().span.end = std::max(out.back().span.end, node.span.end);
                return;
            }
    }
    out.push_back(std::move(node));
}

}  // namespace

model::Inlines InlineParser::collect(int first) {
    model::Inlines out;
    for (int i = first; i != none; i = nodes_[static_cast<std::size_t>(i)].next) {
        Node& node = nodes_[static_cast<std::size_t>(i)];
        model::Inline made{std::move(node.kind), reading_.span(mapped_.range(node.begin, node.end)), 0};
        if (node.first != none)
            if (model::Inlines* children = model::children_of(made)) *children = collect(node.first);
        append_inline(out, std::move(made));
    }
    return out;
}

}  // namespace reading
