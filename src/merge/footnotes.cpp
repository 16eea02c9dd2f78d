// SPDX-License-Identifier: MPL-2.0
#include "merge/footnotes.h"

#include <unicode/unistr.h>

#include <optional>
#include <set>
#include <utility>

#include "support/nearest.h"

namespace merge {
namespace {

const std::size_t* find_note(const NoteScope& scope, const std::string& label) {
    const std::string folded = folded_label(label);
    for (const NoteScope* at = &scope; at; at = at->outer)
        if (const auto found = at->notes.find(folded); found != at->notes.end()) return &found->second;
    return nullptr;
}

std::vector<std::string> labels_of(const NoteScope& scope) {
    std::vector<std::string> labels;
    for (const NoteScope* at = &scope; at; at = at->outer)
        for (const auto& [name, index] : at->notes) labels.push_back(name);
    return labels;
}

void missing_note(Work& work, const model::Inline& call, const std::string& label, const NoteScope& scope) {
    const std::string near = support::nearest(label, labels_of(scope));
    if (near.empty())
        work.diagnostics.error("footnote-undefined", call.span, {{"label", label}});
    else
        work.diagnostics.error("footnote-undefined.near", call.span, {{"label", label}, {"nearest", near}});
}

template <class Decide>
void keep_inlines(model::Blocks& blocks, Decide&& decide) {
    model::for_each_inlines(blocks, [&](model::Inlines& inlines) {
        std::erase_if(inlines, [&](model::Inline& node) { return !decide(node); });
    });
}

}  // namespace

std::string folded_label(const std::string& label) {
    std::string folded;
    icu::UnicodeString::fromUTF8(label).foldCase().toUTF8String(folded);
    return folded;
}

void localise(Work& work, model::Blocks& blocks, const NoteScope& scope) {
    keep_inlines(blocks, [&](model::Inline& node) {
        if (auto* boundary = std::get_if<model::ReviewBoundary>(&node.kind)) boundary->mark += scope.first_mark;
        auto* call = std::get_if<model::FootnoteCall>(&node.kind);
        if (!call) return true;
        const auto* index = find_note(scope, call->label);
        if (index)
            call->index = *index;
        else
            missing_note(work, node, call->label, scope);
        return index != nullptr;
    });
}

void localise_cells(Work& work, model::Blocks& blocks, const NoteScope& table) {
    keep_inlines(blocks, [&](model::Inline& node) {
        if (std::holds_alternative<model::ReviewBoundary>(node.kind)) return false;
        auto* call = std::get_if<model::FootnoteCall>(&node.kind);
        if (!call) return true;
        const auto* index = find_note(table, call->label);
        if (index)
            call->index = *index;
        else
            report_unknown(work, model::Severity::error, "footnote-missing", node.span, call->label, labels_of(table));
        return index != nullptr;
    });
}

namespace {

/// Notes that nothing calls because of another mistake that has been reported: one defined twice, one whose call is
/// misspelt, and all of them where a table could not be read to its end.
class Excused {
  public:
    Excused(const Work& work, const std::vector<std::optional<std::size_t>>& rank) {
        for (const auto* table : work.used_tables) all_ = all_ || table->broken;
        const auto& notes = work.assembly.footnotes;
        for (std::size_t i = 0; i < notes.size(); ++i)
            if (rank[i]) labels_.emplace(notes[i].span.source, folded_label(notes[i].label));
        for (const auto& found : work.diagnostics.all())
            if (found.key == "footnote-undefined.near")
                for (const auto& [name, value] : found.args)
                    if (name == "nearest") near_.insert(folded_label(value));
    }

    bool has(const model::Footnote& note) const {
        const std::string label = folded_label(note.label);
        return all_ || near_.contains(label) || labels_.contains({note.span.source, label});
    }

  private:
    bool all_ = false;
    std::set<std::pair<model::SourceId, std::string>> labels_;
    std::set<std::string> near_;
};

}  // namespace

void number_footnotes(Work& work) {
    auto& notes = work.assembly.footnotes;
    std::vector<std::optional<std::size_t>> rank(notes.size());
    std::vector<std::size_t> order;
    const model::NodeVisitor collect{{}, [&](const model::Inline& node) {
                                         const auto* call = std::get_if<model::FootnoteCall>(&node.kind);
                                         if (!call || rank[call->index]) return;
                                         rank[call->index] = order.size();
                                         order.push_back(call->index);
                                     }};
    model::for_each_node(work.assembly.blocks, collect);
    for (std::size_t i = 0; i < order.size(); ++i) model::for_each_node(notes[order[i]].children, collect);

    const Excused excused(work, rank);
    for (std::size_t i = 0; i < notes.size(); ++i)
        if (!rank[i] && !work.table_notes.contains(i) && !excused.has(notes[i]))
            work.diagnostics.warning("footnote-unused", notes[i].span, {{"name", notes[i].label}});
    std::vector<model::Footnote> ordered;
    for (const std::size_t index : order) {
        ordered.push_back(std::move(notes[index]));
        ordered.back().number = std::to_string(ordered.size());
    }
    notes = std::move(ordered);
    for_all_parts(work, [&](model::Blocks& blocks) {
        model::for_each_inlines(blocks, [&](model::Inlines& inlines) {
            for (auto& node : inlines)
                if (auto* call = std::get_if<model::FootnoteCall>(&node.kind)) call->index = *rank[call->index];
        });
    });
}

}  // namespace merge
