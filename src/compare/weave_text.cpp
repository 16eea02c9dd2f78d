// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "compare/sequence.h"
#include "compare/weaver.h"
#include "model/walk.h"

namespace compare {
namespace {

std::vector<std::uint64_t> keys(const Flat& flat) {
    std::vector<std::uint64_t> all;
    for (const auto& atom : flat.atoms) all.push_back(atom.key);
    return all;
}

/// A stretch where both say the same (`old` and `now` equally long), or where they differ.
struct Stretch {
    bool same = false;
    std::size_t old_begin = 0, old_end = 0, now_begin = 0, now_end = 0;
};

std::vector<Stretch> stretches(const Matches& matches, std::size_t old_size, std::size_t now_size) {
    std::vector<Stretch> all;
    std::size_t i = 0, j = 0;
    const auto differ = [&](std::size_t to_i, std::size_t to_j) {
        if (i < to_i || j < to_j) all.push_back({false, i, to_i, j, to_j});
    };
    for (const auto& [next_i, next_j] : matches) {
        differ(next_i, next_j);
        if (!all.empty() && all.back().same)
            ++all.back().old_end, ++all.back().now_end;
        else
            all.push_back({true, next_i, next_i + 1, next_j, next_j + 1});
        i = next_i + 1;
        j = next_j + 1;
    }
    differ(old_size, now_size);
    return all;
}

std::size_t length(const Flat& flat, std::size_t begin, std::size_t end) {
    std::size_t bytes = 0;
    for (std::size_t i = begin; i < end; ++i) bytes += flat.atoms[i].text.size();
    return bytes;
}

/// Between two changes, a space or a word much shorter than they are ("og") is read more easily as part of them.
bool is_crumb(const Stretch& before, const Stretch& stretch, const Stretch& after, const Flat& old, const Flat& now) {
    std::size_t words = 0;
    for (std::size_t j = stretch.now_begin; j < stretch.now_end; ++j) {
        if (!std::holds_alternative<model::Text>(now.atoms[j].leaf->kind) &&
            !std::holds_alternative<model::SoftBreak>(now.atoms[j].leaf->kind))
            return false;
        words += now.atoms[j].is_word ? 1U : 0U;
    }
    if (words == 0) return true;
    const auto changed = [&](const Stretch& change) {
        return std::min(length(old, change.old_begin, change.old_end), length(now, change.now_begin, change.now_end));
    };
    return words <= 2 &&
           2 * length(now, stretch.now_begin, stretch.now_end) < std::min(changed(before), changed(after));
}

void sweep(std::vector<Stretch>& all, const Flat& old, const Flat& now) {
    std::vector<Stretch> kept;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool between = all[i].same && !kept.empty() && i + 1 < all.size();
        if (between && is_crumb(kept.back(), all[i], all[i + 1], old, now)) {
            kept.back().old_end = all[i + 1].old_end;
            kept.back().now_end = all[i + 1].now_end;
            ++i;
        } else {
            kept.push_back(all[i]);
        }
    }
    all = std::move(kept);
}

}  // namespace

model::Inlines Weaver::text(const model::Inlines& old, const model::Inlines& now, bool& changed) {
    const Flat a = flatten(old, vocabulary_), b = flatten(now, vocabulary_);
    Matches matches = common_subsequence(keys(a), keys(b));
    // Calls are the same when their notes are.
    std::erase_if(matches, [&](const auto& match) {
        const auto* was = std::get_if<model::FootnoteCall>(&a.atoms[match.first].leaf->kind);
        const auto* is = std::get_if<model::FootnoteCall>(&b.atoms[match.second].leaf->kind);
        return was && is && now_.same_notes[is->index] != was->index;
    });
    auto all = stretches(matches, a.atoms.size(), b.atoms.size());
    sweep(all, a, b);
    std::vector<Piece> pieces;
    for (const auto& stretch : all) {
        changed |= !stretch.same;
        if (stretch.same) {
            for (std::size_t j = stretch.now_begin; j < stretch.now_end; ++j)
                pieces.push_back({State::same, &b, &b.atoms[j]});
            continue;
        }
        for (std::size_t i = stretch.old_begin; i < stretch.old_end; ++i)
            pieces.push_back({State::deleted, &a, &a.atoms[i]});
        for (std::size_t j = stretch.now_begin; j < stretch.now_end; ++j)
            pieces.push_back({State::inserted, &b, &b.atoms[j]});
    }
    return build(pieces, making());
}

model::Inlines Weaver::marked(const model::Inlines& inlines, State state) {
    const Flat flat = flatten(inlines, vocabulary_);
    std::vector<Piece> pieces;
    for (const auto& atom : flat.atoms) pieces.push_back({state, &flat, &atom});
    return build(pieces, making());
}

Making Weaver::making() {
    return {[this](const Piece& piece) { return leaf(piece); }, [this](model::ReviewKind kind) { return mark(kind); }};
}

std::optional<model::Inline> Weaver::leaf(const Piece& piece) {
    model::Inline made_leaf = *piece.atom->leaf;
    made_leaf.id = 0;
    const bool deleted = piece.state == State::deleted;
    if (auto* call = std::get_if<model::FootnoteCall>(&made_leaf.kind)) {
        call->index = deleted ? note(call->index, std::nullopt) : note(std::nullopt, call->index);
    }
    if (!deleted) return made_leaf;
    made_leaf.span = {};
    if (std::holds_alternative<model::FormField>(made_leaf.kind)) return std::nullopt;
    if (const auto* reference = std::get_if<model::Reference>(&made_leaf.kind)) {
        std::string said = reference->text;
        made_leaf.kind = model::Text{std::move(said)};
    }
    if (auto* image = std::get_if<model::Image>(&made_leaf.kind); image && image->resource)
        image->resource = old_resource(*image->resource);
    return made_leaf;
}

std::size_t Weaver::mark(model::ReviewKind kind) {
    model::ReviewMark review;
    review.kind = kind;
    review.author = author_;
    review.date = date_;
    made.review_marks.push_back(std::move(review));
    return made.review_marks.size() - 1;
}

std::size_t Weaver::old_resource(std::size_t index) {
    const auto [known, is_new] = old_resources_.try_emplace(index, made.resources.size());
    if (is_new) made.resources.push_back(old_.assembly.resources[index]);
    return known->second;
}

}  // namespace compare
