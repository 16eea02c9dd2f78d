// SPDX-License-Identifier: MPL-2.0
#include "merge/comments.h"

#include <algorithm>

#include "model/date.h"

namespace merge {
namespace {

/// "K2" of a mark that is a comment.
std::string comment_name(const Work& work, std::size_t index) {
    const auto& marks = work.assembly.review_marks;
    const auto rank = std::count_if(marks.begin(), marks.begin() + static_cast<std::ptrdiff_t>(index) + 1,
                                    [](const auto& mark) { return mark.kind == model::ReviewKind::comment; });
    return work.words().text("comments.mark", {{"number", std::to_string(rank)}});
}

/// The text between a mark's two ends.
std::string marked_words(const Work& work, std::size_t mark) {
    std::string words;
    bool inside = false;
    const auto visit = [&](const model::Inline& node) {
        const auto* boundary = std::get_if<model::ReviewBoundary>(&node.kind);
        if (boundary && boundary->mark == mark) inside = boundary->begins;
        if (!inside) return;
        if (const auto* text = std::get_if<model::Text>(&node.kind)) words += text->text;
        if (const auto* code = std::get_if<model::Code>(&node.kind)) words += code->text;
        if (const auto* reference = std::get_if<model::Reference>(&node.kind)) words += reference->text;
        if (std::holds_alternative<model::SoftBreak>(node.kind)) words += ' ';
    };
    model::for_each_node(work.assembly.blocks, {{}, visit});
    for (const auto& note : work.assembly.footnotes) model::for_each_node(note.children, {{}, visit});
    return words;
}

std::string comment_head(const Work& work, const model::ReviewMark& mark, int rank) {
    std::string head = work.words().text("comments.mark", {{"number", std::to_string(rank)}});
    const auto date = model::parse_danish_date(mark.date);
    for (const std::string& part : {mark.author, date ? to_words(*date, work.words()) : mark.date})
        if (!part.empty()) head += " \u00B7 " + part;
    if (!mark.responsible.empty())
        head += " \u00B7 " + work.words().text("comments.responsible", {{"name", mark.responsible}});
    if (!mark.deadline.empty()) {
        const auto deadline = model::parse_danish_date(mark.deadline);
        head += " \u00B7 " + work.words().text("comments.deadline",
                                              {{"date", deadline ? to_words(*deadline, work.words()) : mark.deadline}});
    }
    if (mark.answers)
        head += " \u00B7 " + work.words().text("comments.reply", {{"comment", comment_name(work, *mark.answers)}});
    if (mark.resolved) head += " \u00B7 " + work.words().text("comments.resolved");
    return head;
}

}  // namespace

std::optional<model::Block> list_comments(const Work& work) {
    model::TermList list;
    const auto& marks = work.assembly.review_marks;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const auto& mark = marks[i];
        if (mark.kind != model::ReviewKind::comment) continue;
        model::TermItem item;
        item.span = mark.span;
        item.term = {text_inline(comment_head(work, mark, static_cast<int>(list.items.size()) + 1), mark.span)};
        // A highlight has no words of its own: the list shows the ones that it marks.
        std::string words = mark.comment;
        if (words.empty()) words = work.words().text("quote.marks", {{"text", marked_words(work, i)}});
        item.definitions = {{paragraph_block({text_inline(std::move(words), mark.span)}, mark.span)}};
        list.items.push_back(std::move(item));
    }
    if (list.items.empty()) return std::nullopt;
    model::Block heading{model::Heading{1, {text_inline(work.words().text("comments.title"))}, ""}, {}, {}, 0};
    heading.attributes.id = "kommentarer";
    heading.attributes.classes.emplace_back("unnumbered");
    model::Div div{model::DivKind::only, {}};
    div.children.push_back(std::move(heading));
    div.children.push_back({std::move(list), {}, {}, 0});
    model::Block block{std::move(div), {}, {}, 0};
    block.attributes.classes.emplace_back("only");
    block.attributes.pairs.emplace_back("format", "pdf,html");
    return block;
}

}  // namespace merge
