// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <utility>

#include "compare/block_parts.h"
#include "compare/weaver.h"
#include "model/walk.h"

namespace compare {
namespace {

bool is_cover(const model::Block& block) {
    const auto* div = std::get_if<model::Div>(&block.kind);
    return div != nullptr && div->kind == model::DivKind::cover;
}

}  // namespace

bool Weaver::is_front(const model::Block& block) const {
    return std::holds_alternative<model::Contents>(block.kind) || is_cover(block) ||
           block.attributes.has_class("cover-notice");
}

double Weaver::kinship(const model::Block& old, const model::Block& now, const Fingerprint& a,
                       const Fingerprint& b) const {
    if (old.kind.index() != now.kind.index()) return 0;
    if (is_cover(old) || is_cover(now)) return is_cover(old) && is_cover(now) ? 1 : 0;
    double least = 0.4;
    if (const auto* div = std::get_if<model::Div>(&old.kind)) {
        if (div->kind != std::get<model::Div>(now.kind).kind) return 0;
        least = 0.2;
    }
    if (const auto* list = std::get_if<model::List>(&old.kind)) {
        if (list->ordered != std::get<model::List>(now.kind).ordered) return 0;
        least = 0.2;
    }
    if (const auto* table = std::get_if<model::Table>(&old.kind)) {
        if (table->columns.size() != std::get<model::Table>(now.kind).columns.size()) return 0;
        least = 0.2;
    }
    double alike = likeness(a, b);
    const bool named = !std::holds_alternative<model::Paragraph>(old.kind) && !old.attributes.id.empty();
    if (named && old.attributes.id == now.attributes.id) alike = std::max(alike, 0.6);
    return alike >= least ? alike : 0;
}

model::Blocks Weaver::blocks(const model::Blocks& old, const model::Blocks& now) {
    std::vector<Fingerprint> a, b;
    for (const auto& block : old) a.push_back(old_.prints.of(block));
    for (const auto& block : now) b.push_back(now_.prints.of(block));
    model::Blocks out;
    const auto steps = align(a, b, [&](std::size_t i, std::size_t j) { return kinship(old[i], now[j], a[i], b[j]); });
    for (const auto& one : steps) {
        step(one.old ? &old[*one.old] : nullptr, one.now ? &now[*one.now] : nullptr, one.same, out);
        if (depth_ == 0 && quiet_ == 0) weave_pending_notes();
    }
    return out;
}

void Weaver::step(const model::Block* old, const model::Block* now, bool same, model::Blocks& out) {
    if (old != nullptr) see(*old, old_);
    if (now != nullptr) see(*now, now_);
    if (old != nullptr && now != nullptr) {
        out.push_back(same ? *now : pair(*old, *now));
        if (same) keep(*old, out.back());
    } else if (old != nullptr) {
        if (is_front(*old) && depth_ == 0) return;
        report_whole(ChangeKind::deleted, *old);
        if (auto gone = deleted(*old)) out.push_back(std::move(*gone));
    } else {
        out.push_back(*now);
        if (is_front(*now) && depth_ == 0) {
            // The new version's front is its own. Only its calls of notes need their new places.
            place_calls(out.back());
            return;
        }
        report_whole(ChangeKind::inserted, *now);
        mark_inserted(out.back());
    }
}

void Weaver::see(const model::Block& block, Version& version) const {
    if (const auto* heading = std::get_if<model::Heading>(&block.kind)) {
        version.section = heading->number + (heading->number.empty() ? "" : " ") + words_of(heading->children);
        version.anchor = block.attributes.id;
    }
}

void Weaver::place_calls(model::Blocks& list) {
    model::for_each_inlines(list, [&](model::Inlines& inlines) {
        for (auto& node : inlines)
            if (auto* call = std::get_if<model::FootnoteCall>(&node.kind))
                call->index = note(std::nullopt, call->index);
    });
}

void Weaver::place_calls(model::Block& block) {
    model::Blocks one(1);
    std::swap(one.front(), block);
    place_calls(one);
    std::swap(one.front(), block);
}

void Weaver::keep(const model::Block& old, model::Block& now) {
    place_calls(now);
    if (const auto* div = std::get_if<model::Div>(&now.kind)) {
        model::for_each_node(div->children, {[&](const model::Block& inner) { see(inner, now_); }, {}});
        model::for_each_node(std::get<model::Div>(old.kind).children,
                             {[&](const model::Block& inner) { see(inner, old_); }, {}});
    }
}

model::Block Weaver::pair(const model::Block& old, const model::Block& now) {
    model::Block made_block = now;
    const auto words_changed = [&](model::Inlines& words, const model::Inlines& before, Part part) {
        bool changed = false;
        model::Inlines woven = text(before, words, changed);
        words = std::move(woven);
        if (changed) report_changed(part, old, now);
    };
    const bool quiet = is_cover(now);
    quiet_ += quiet ? 1 : 0;
    ++depth_;
    if (auto* paragraph = std::get_if<model::Paragraph>(&made_block.kind)) {
        words_changed(paragraph->children, std::get<model::Paragraph>(old.kind).children, Part::paragraph);
    } else if (auto* heading = std::get_if<model::Heading>(&made_block.kind)) {
        const auto& was = std::get<model::Heading>(old.kind);
        // A level that is seen in the number is a change, although no word is.
        const bool other_level = heading->level != was.level && words_of(old) != words_of(now);
        bool changed = false;
        heading->children = text(was.children, heading->children, changed);
        if (changed || other_level) report_changed(Part::heading, old, now);
    } else if (auto* list = std::get_if<model::List>(&made_block.kind)) {
        pair_list(std::get<model::List>(old.kind), std::get<model::List>(now.kind), *list);
    } else if (auto* terms = std::get_if<model::TermList>(&made_block.kind)) {
        pair_terms(std::get<model::TermList>(old.kind), std::get<model::TermList>(now.kind), *terms);
    } else if (auto* quote = std::get_if<model::Quote>(&made_block.kind)) {
        quote->children = blocks(std::get<model::Quote>(old.kind).children, std::get<model::Quote>(now.kind).children);
    } else if (auto* div = std::get_if<model::Div>(&made_block.kind)) {
        div->children = blocks(std::get<model::Div>(old.kind).children, std::get<model::Div>(now.kind).children);
    } else if (std::holds_alternative<model::Table>(made_block.kind)) {
        pair_table(old, now, made_block);
    } else if (std::holds_alternative<model::Figure>(made_block.kind)) {
        pair_figure(old, now, made_block);
    } else if (const auto* code = std::get_if<model::CodeBlock>(&made_block.kind)) {
        model::Inlines lines = lines_of_code(*code);
        words_changed(lines, lines_of_code(std::get<model::CodeBlock>(old.kind)), Part::code);
        made_block.kind = model::Paragraph{std::move(lines)};
    }
    --depth_;
    quiet_ -= quiet ? 1 : 0;
    return made_block;
}

// What differs and cannot be read in the words, where links lead, is told beside them.
void Weaver::report_changed(Part part, const model::Block& old, const model::Block& now) {
    std::string before = words_of(old), after = words_of(now);
    if (before == after && addresses_of(old) != addresses_of(now)) {
        before += " " + addresses_of(old);
        after += " " + addresses_of(now);
    }
    report(ChangeKind::changed, part, "", place(old, old_), place(now, now_), std::move(before), std::move(after));
}

void Weaver::pair_list(const model::List& old, const model::List& now, model::List& made_list) {
    std::vector<Fingerprint> a, b;
    for (const auto& item : old.items) a.push_back(old_.prints.of(item.children));
    for (const auto& item : now.items) b.push_back(now_.prints.of(item.children));
    const auto kin = [&](std::size_t i, std::size_t j) {
        const double alike = likeness(a[i], b[j]);
        return alike >= 0.4 ? alike : 0.0;
    };
    made_list.items.clear();
    contexts_.push_back({Part::list_item, ""});
    for (const auto& one : align(a, b, kin)) {
        model::ListItem item = one.now ? now.items[*one.now] : old.items[*one.old];
        if (one.old && one.now) {
            item.children = blocks(old.items[*one.old].children, now.items[*one.now].children);
        } else if (one.now) {
            const auto& from = now.items[*one.now];
            report(ChangeKind::inserted, Part::list_item, "", std::nullopt, Place{from.id, now_.anchor, from.span}, "",
                   words_of(from.children), b[*one.now]);
            mark_inserted(item.children);
        } else {
            const auto& from = old.items[*one.old];
            report(ChangeKind::deleted, Part::list_item, "", Place{from.id, old_.anchor, from.span}, std::nullopt,
                   words_of(from.children), "", a[*one.old]);
            item.children = deleted(from.children);
            item.span = {};
        }
        made_list.items.push_back(std::move(item));
    }
    contexts_.pop_back();
}

void Weaver::pair_terms(const model::TermList& old, const model::TermList& now, model::TermList& made_list) {
    std::vector<Fingerprint> a, b;
    for (const auto& item : old.items) a.push_back(old_.prints.of(item));
    for (const auto& item : now.items) b.push_back(now_.prints.of(item));
    const auto kin = [&](std::size_t i, std::size_t j) {
        if (old.items[i].definitions.size() != now.items[j].definitions.size()) return 0.0;
        const bool same_term = words_of(old.items[i].term) == words_of(now.items[j].term);
        const double alike = same_term ? std::max(0.8, likeness(a[i], b[j])) : likeness(a[i], b[j]);
        return alike >= 0.4 ? alike : 0.0;
    };
    made_list.items.clear();
    for (const auto& one : align(a, b, kin)) {
        model::TermItem item = one.now ? now.items[*one.now] : old.items[*one.old];
        const std::string label = words_of(item.term);
        const auto said = [&](const model::TermItem& from) {
            std::string words = words_of(from.term);
            for (const auto& definition : from.definitions) words += ": " + words_of(definition);
            return words;
        };
        const auto in = [](const model::TermItem& from, const Version& version) {
            return Place{from.id, version.anchor, from.span};
        };
        if (one.old && one.now) {
            const auto& before = old.items[*one.old];
            const auto& after = now.items[*one.now];
            bool changed = false;
            item.term = text(before.term, after.term, changed);
            if (changed)
                report(ChangeKind::changed, Part::term, label, in(before, old_), in(after, now_), words_of(before.term),
                       label);
            contexts_.push_back({Part::term, label});
            for (std::size_t i = 0; i < item.definitions.size(); ++i)
                item.definitions[i] = blocks(before.definitions[i], after.definitions[i]);
            contexts_.pop_back();
        } else if (one.now) {
            const auto& from = now.items[*one.now];
            report(ChangeKind::inserted, Part::term, label, std::nullopt, in(from, now_), "", said(from), b[*one.now]);
            item.term = marked(item.term, State::inserted);
            for (auto& definition : item.definitions) mark_inserted(definition);
        } else {
            const auto& from = old.items[*one.old];
            report(ChangeKind::deleted, Part::term, label, in(from, old_), std::nullopt, said(from), "", a[*one.old]);
            item.term = marked(from.term, State::deleted);
            for (auto& definition : item.definitions) definition = deleted(definition);
            item.span = {};
        }
        made_list.items.push_back(std::move(item));
    }
}

void Weaver::caption(const std::optional<model::Caption>& old, std::optional<model::Caption>& now,
                     const model::Block& old_block, const model::Block& now_block) {
    if (!now) {
        if (!old) return;
        model::Caption gone;
        gone.children = marked(with_label(old->label, old->children), State::deleted);
        now = std::move(gone);
        return report(ChangeKind::deleted, Part::caption, old->label, place(old_block, old_), place(now_block, now_),
                      words_of(old->children), "");
    }
    const std::string after = words_of(now->children), before = old ? words_of(old->children) : "";
    bool changed = false;
    now->children = old ? text(old->children, now->children, changed) : marked(now->children, State::inserted);
    if (changed || !old)
        report(old ? ChangeKind::changed : ChangeKind::inserted, Part::caption, now->label, place(old_block, old_),
               place(now_block, now_), before, after);
}

void Weaver::pair_figure(const model::Block& old, const model::Block& now, model::Block& made_block) {
    const auto& a = std::get<model::Figure>(old.kind);
    const auto& b = std::get<model::Figure>(now.kind);
    auto& figure = std::get<model::Figure>(made_block.kind);
    caption(a.caption, figure.caption, old, now);
    place_calls(figure.description);
    model::Figure bare_old = a, bare_now = b;
    bare_old.caption.reset();
    bare_now.caption.reset();
    const auto print_old = old_.prints.of(model::Block{bare_old, {}, {}, 0});
    const auto print_now = now_.prints.of(model::Block{bare_now, {}, {}, 0});
    if (print_old.hash == print_now.hash) return;
    report(ChangeKind::changed, Part::figure, label_of(now), place(old, old_), place(now, now_),
           a.alternative + (a.description.empty() ? "" : " ") + words_of(a.description),
           b.alternative + (b.description.empty() ? "" : " ") + words_of(b.description));
}

}  // namespace compare
