// SPDX-License-Identifier: MPL-2.0
#include "compare/compare.h"

#include <utility>

#include "compare/accept.h"
#include "compare/finish.h"
#include "compare/metadata_changes.h"
#include "compare/moves.h"
#include "compare/weaver.h"
#include "model/walk.h"

namespace compare {
namespace {

/// How a version calls itself among others: by number, else by date; "" when it says neither.
std::pair<std::string, std::string> names_of(const model::Metadata& old, const model::Metadata& now,
                                             const model::Messages& words) {
    if (!old.version.empty() && !now.version.empty() && old.version != now.version)
        return {words.text("diff.version", {{"version", old.version}}),
                words.text("diff.version", {{"version", now.version}})};
    if (old.date && now.date && *old.date != *now.date)
        return {model::to_words(*old.date, words), model::to_words(*now.date, words)};
    return {};
}

model::Block notice(std::string said) {
    model::Block block{model::Paragraph{{{model::Text{std::move(said)}, {}, 0}}}, {}, {}, 0};
    block.attributes.classes = {"cover-notice", "cover-label"};
    return block;
}

void say_what_it_is(const model::Assembly& old, const model::Messages& words, model::Assembly& redline) {
    const std::string between = between_versions(old.metadata, redline.metadata, words);
    // One paragraph, so that a full cover has room for it.
    model::Block said = notice(between + ". " + words.text("diff.legend"));
    auto* cover = redline.blocks.empty() ? nullptr : std::get_if<model::Div>(&redline.blocks.front().kind);
    const bool has_cover = cover != nullptr && cover->kind == model::DivKind::cover;
    model::Blocks& place = has_cover ? cover->children : redline.blocks;
    place.insert(has_cover ? place.end() : place.begin(), std::move(said));
    redline.metadata.title += " \u2013 " + between;
}

}  // namespace

std::string between_versions(const model::Metadata& old, const model::Metadata& now, const model::Messages& words) {
    const auto [before, after] = names_of(old, now, words);
    if (before.empty()) return words.text("diff.between-unnamed");
    return words.text("diff.between", {{"old", before}, {"new", after}});
}

Comparison compare(const model::Assembly& old, const model::Assembly& now, const model::Messages& words) {
    const model::Assembly before = accepted(old), after = accepted(now);
    const std::string author = names_of(old.metadata, now.metadata, words).second;
    Weaver weaver(before, after, author.empty() ? words.text("diff.author") : author,
                  now.metadata.date ? model::to_iso(*now.metadata.date) : "");
    weaver.weave();
    Comparison made;
    made.changes = metadata_changes(old.metadata, now.metadata, words);
    for (auto& change : with_moves(std::move(weaver.found))) made.changes.push_back(std::move(change));
    made.redline = std::move(weaver.made);
    say_what_it_is(old, words, made.redline);
    finish(made.redline);
    return made;
}

Weaver::Weaver(const model::Assembly& old, const model::Assembly& now, std::string author, std::string date)
    : old_{old, {old, vocabulary_}, std::vector<std::optional<std::size_t>>(old.footnotes.size())},
      now_{now, {now, vocabulary_}, std::vector<std::optional<std::size_t>>(now.footnotes.size())},
      author_(std::move(author)),
      date_(std::move(date)) {
    model::for_each_node(now.blocks, {[&](const model::Block& block) { anchors_.insert(block.attributes.id); }, {}});
    for (const auto& footnote : now.footnotes)
        model::for_each_node(footnote.children,
                             {[&](const model::Block& block) { anchors_.insert(block.attributes.id); }, {}});
}

void Weaver::weave() {
    made = now_.assembly;
    made.blocks.clear();
    made.footnotes.clear();
    made.review_marks.clear();
    pair_notes();
    made.blocks = blocks(old_.assembly.blocks, now_.assembly.blocks);
    // Notes that no text calls are kept all the same.
    for (std::size_t i = 0; i < now_.notes.size(); ++i) note(std::nullopt, i);
    weave_pending_notes();
}

}  // namespace compare
