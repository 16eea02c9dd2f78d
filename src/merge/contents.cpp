// SPDX-License-Identifier: MPL-2.0
#include "merge/contents.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "support/ensure.h"

namespace merge {
namespace {

constexpr int deepest_contents = 6;

/// A heading's inlines as a contents line can hold them: no links in links, no note calls, nothing deleted.
void append_entry(const model::Inlines& from, const std::vector<model::ReviewMark>& marks, int& deletions,
                  model::Inlines& to) {
    for (const auto& node : from) {
        if (const auto* boundary = std::get_if<model::ReviewBoundary>(&node.kind)) {
            const bool deletion = marks[boundary->mark].kind == model::ReviewKind::deletion;
            if (deletion) deletions += boundary->begins ? 1 : -1;
            continue;
        }
        if (deletions > 0 || std::holds_alternative<model::FootnoteCall>(node.kind)) continue;
        if (const auto* reference = std::get_if<model::Reference>(&node.kind)) {
            to.push_back(text_inline(reference->text, node.span));
        } else if (const auto* image = std::get_if<model::Image>(&node.kind)) {
            to.push_back(text_inline(image->alt, node.span));
        } else if (std::holds_alternative<model::LineBreak>(node.kind)) {
            to.push_back(text_inline(" ", node.span));
        } else if (const auto* link = std::get_if<model::Link>(&node.kind)) {
            append_entry(link->children, marks, deletions, to);
        } else if (model::children_of(node)) {
            model::Inline copy = node;
            model::Inlines inner;
            append_entry(*model::children_of(node), marks, deletions, inner);
            *model::children_of(copy) = std::move(inner);
            if (auto* styled = std::get_if<model::Styled>(&copy.kind)) styled->attributes.id.clear();
            to.push_back(std::move(copy));
        } else {
            to.push_back(node);
        }
    }
}

const model::Caption* numbered_caption(const model::Block& block, model::Listed listed) {
    const std::optional<model::Caption>* caption = nullptr;
    if (const auto* table = std::get_if<model::Table>(&block.kind); table && listed == model::Listed::tables)
        caption = &table->caption;
    if (const auto* figure = std::get_if<model::Figure>(&block.kind); figure && listed == model::Listed::figures)
        caption = &figure->caption;
    return caption && *caption && !(*caption)->label.empty() ? &**caption : nullptr;
}

/// A heading whose words are all deleted leads nowhere that will stay.
bool is_listed(const model::Block& block, const model::Assembly& assembly, model::Listed listed) {
    const auto* heading = std::get_if<model::Heading>(&block.kind);
    if (listed == model::Listed::headings)
        return heading != nullptr && !model::plain_text(heading->children, assembly.review_marks).empty();
    return numbered_caption(block, listed) != nullptr;
}

/// What lists of this kind may name, in order: all but what stands in `.only`.
void collect(const model::Blocks& blocks, const model::Assembly& assembly, model::Listed listed,
             std::vector<const model::Block*>& out) {
    for (const auto& block : blocks) {
        if (is_listed(block, assembly, listed)) out.push_back(&block);
        const auto* div = std::get_if<model::Div>(&block.kind);
        if (div && div->kind == model::DivKind::only) continue;
        model::for_each_child_list(const_cast<model::Block&>(block),
                                   [&](model::Blocks& inner) { collect(inner, assembly, listed, out); });
    }
}

int contents_depth(const Work& work) {
    const auto* value = work.inputs.document->front_matter.find("toc-depth");
    int depth = 0;
    if (value) std::from_chars(value->scalar.data(), value->scalar.data() + value->scalar.size(), depth);
    if (depth >= 1 && depth <= deepest_contents) return depth;
    return work.inputs.kind ? work.inputs.kind->contents_depth : 3;
}

}  // namespace

model::Contents make_contents(const Work& work) {
    model::Contents made;
    made.title = {text_inline(work.words().text("contents.title"))};
    const int depth = contents_depth(work);
    std::vector<const model::Block*> headings;
    collect(work.assembly.blocks, work.assembly, model::Listed::headings, headings);
    for (const auto* block : headings) {
        const auto& heading = std::get<model::Heading>(block->kind);
        if (heading.level > depth) continue;
        model::ContentsEntry entry;
        entry.level = heading.level;
        entry.number = heading.number;
        int deletions = 0;
        append_entry(heading.children, work.assembly.review_marks, deletions, entry.children);
        made.entries.push_back(std::move(entry));
    }
    return made;
}

model::Contents make_list(const Work& work, model::Listed listed) {
    model::Contents made;
    made.listed = listed;
    made.title = {text_inline(
        work.words().text(listed == model::Listed::tables ? "contents.tables" : "contents.figures"))};
    std::vector<const model::Block*> blocks;
    collect(work.assembly.blocks, work.assembly, listed, blocks);
    for (const auto* block : blocks) {
        const model::Caption& caption = *numbered_caption(*block, listed);
        model::ContentsEntry entry;
        entry.number = caption.label;
        int deletions = 0;
        append_entry(caption.children, work.assembly.review_marks, deletions, entry.children);
        made.entries.push_back(std::move(entry));
    }
    return made;
}

namespace {

void point(const model::Assembly& assembly, model::Contents& contents) {
    std::vector<const model::Block*> blocks;
    collect(assembly.blocks, assembly, contents.listed, blocks);
    int depth = 0;
    for (const auto& entry : contents.entries) depth = std::max(depth, entry.level);
    std::size_t at = 0;
    for (const auto* block : blocks) {
        const auto* heading = std::get_if<model::Heading>(&block->kind);
        if (heading && heading->level > depth) continue;
        support::ensure(at < contents.entries.size(), "everything of the contents' depth has an entry");
        contents.entries[at++].target = block->id;
    }
    support::ensure(at == contents.entries.size(), "every entry of the contents has its heading, table or figure");
}

}  // namespace

void point_contents(model::Assembly& assembly) {
    for (auto& block : assembly.blocks)
        if (auto* contents = std::get_if<model::Contents>(&block.kind)) point(assembly, *contents);
}

}  // namespace merge
