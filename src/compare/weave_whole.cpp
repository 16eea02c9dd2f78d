// SPDX-License-Identifier: MPL-2.0
#include <utility>

#include "compare/block_parts.h"
#include "compare/weaver.h"
#include "model/walk.h"

namespace compare {
namespace {

Part part_of(const model::Block& block) {
    if (std::holds_alternative<model::Heading>(block.kind)) return Part::heading;
    if (std::holds_alternative<model::List>(block.kind)) return Part::list_item;
    if (std::holds_alternative<model::TermList>(block.kind)) return Part::term;
    if (std::holds_alternative<model::Table>(block.kind)) return Part::table;
    if (std::holds_alternative<model::Figure>(block.kind)) return Part::figure;
    if (std::holds_alternative<model::CodeBlock>(block.kind)) return Part::code;
    return Part::paragraph;
}

model::Inline text_inline(std::string words) {
    return {model::Text{std::move(words)}, {}, 0};
}

model::Block paragraph_of(model::Inlines words) {
    return {model::Paragraph{std::move(words)}, {}, {}, 0};
}

}  // namespace

std::string Weaver::new_anchor(const std::string& wish) {
    std::string name = "slettet-" + wish;
    for (int i = 2; !anchors_.insert(name).second; ++i) name = "slettet-" + wish + "-" + std::to_string(i);
    return name;
}

model::Blocks Weaver::deleted(const model::Blocks& list) {
    model::Blocks gone;
    for (const auto& block : list)
        if (auto one = deleted(block)) gone.push_back(std::move(*one));
    return gone;
}

std::optional<model::Block> Weaver::deleted(const model::Block& block) {
    if (std::holds_alternative<model::Contents>(block.kind) || std::holds_alternative<model::ThematicBreak>(block.kind))
        return std::nullopt;
    if (const auto* code = std::get_if<model::CodeBlock>(&block.kind))
        return paragraph_of(marked(lines_of_code(*code), State::deleted));
    if (const auto* figure = std::get_if<model::Figure>(&block.kind)) {
        model::Inlines words =
            figure->caption ? with_label(figure->caption->label, figure->caption->children) : model::Inlines{};
        if (!figure->alternative.empty())
            words.push_back(text_inline((words.empty() ? "" : " ") + figure->alternative));
        return paragraph_of(marked(words, State::deleted));
    }
    model::Block gone = block;
    gone.id = 0;
    gone.span = {};
    if (!gone.attributes.id.empty()) gone.attributes.id = new_anchor(gone.attributes.id);
    if (auto* heading = std::get_if<model::Heading>(&gone.kind)) {
        heading->children = with_label(heading->number, heading->children);
        heading->number.clear();
        if (!gone.attributes.has_class("unnumbered")) gone.attributes.classes.emplace_back("unnumbered");
    }
    if (auto* table = std::get_if<model::Table>(&gone.kind); table && table->caption) {
        table->caption->children = with_label(table->caption->label, table->caption->children);
        table->caption->label.clear();
        table->caption->span = {};
    }
    model::for_each_own_inlines(gone, [&](model::Inlines& own) { own = marked(own, State::deleted); });
    model::for_each_child_list(gone, [&](model::Blocks& inner) { inner = deleted(inner); });
    return gone;
}

void Weaver::mark_inserted(model::Blocks& list) {
    for (auto& block : list) mark_inserted(block);
}

void Weaver::mark_inserted(model::Block& block) {
    if (const auto* code = std::get_if<model::CodeBlock>(&block.kind)) {
        block.kind = model::Paragraph{lines_of_code(*code)};
    } else if (auto* figure = std::get_if<model::Figure>(&block.kind)) {
        if (figure->caption) figure->caption->children = marked(figure->caption->children, State::inserted);
        place_calls(figure->description);
        return;
    }
    model::for_each_own_inlines(block, [&](model::Inlines& own) { own = marked(own, State::inserted); });
    model::for_each_child_list(block, [&](model::Blocks& inner) { mark_inserted(inner); });
}

Place Weaver::place(const model::Block& block, const Version& version) {
    return {block.id, block.attributes.id.empty() ? version.anchor : block.attributes.id, block.span};
}

void Weaver::report_whole(ChangeKind kind, const model::Block& block) {
    const bool gone = kind == ChangeKind::deleted;
    Version& version = gone ? old_ : now_;
    // A frame is no change of its own: what stands in it is named block by block, so that a reader finds it.
    if (const auto* div = std::get_if<model::Div>(&block.kind)) {
        for (const auto& inner : div->children) {
            see(inner, version);
            report_whole(kind, inner);
        }
        return;
    }
    if (const auto* list = std::get_if<model::List>(&block.kind)) {
        for (const auto& item : list->items)
            report(kind, Part::list_item, "",
                   gone ? std::optional(Place{item.id, version.anchor, item.span}) : std::nullopt,
                   gone ? std::nullopt : std::optional(Place{item.id, version.anchor, item.span}),
                   gone ? words_of(item.children) : "", gone ? "" : words_of(item.children),
                   version.prints.of(item.children));
        return;
    }
    const std::string said = words_of(block);
    if (said.empty() && !std::holds_alternative<model::Figure>(block.kind)) return;
    const auto at = std::optional(place(block, version));
    report(kind, part_of(block), label_of(block), gone ? at : std::nullopt, gone ? std::nullopt : at, gone ? said : "",
           gone ? "" : said, version.prints.of(block));
}

void Weaver::report(ChangeKind kind, Part part, std::string label, std::optional<Place> old, std::optional<Place> now,
                    std::string before, std::string after, const Fingerprint& print) {
    ++changes_seen_;
    if (quiet_ > 0) return;
    Found one;
    one.change.kind = kind;
    one.change.part = part;
    one.change.label = std::move(label);
    if (!contexts_.empty() && part == Part::paragraph) {
        one.change.part = contexts_.back().part;
        one.change.label = contexts_.back().label;
    }
    one.change.section = kind == ChangeKind::deleted ? old_.section : now_.section;
    one.change.old_section = old ? old_.section : std::string();
    one.change.old_place = std::move(old);
    one.change.now_place = std::move(now);
    one.change.before = std::move(before);
    one.change.after = std::move(after);
    one.print = print;
    found.push_back(std::move(one));
}

}  // namespace compare
