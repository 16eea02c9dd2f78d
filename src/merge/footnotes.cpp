// SPDX-License-Identifier: MPL-2.0
#include "merge/footnotes.h"

#include <optional>

namespace merge {
namespace {

const std::size_t* find_note(const NoteScope& scope, const std::string& label) {
    const auto found = scope.notes.find(label);
    return found == scope.notes.end() ? nullptr : &found->second;
}

void missing_note(Work& work, const model::Inline& call, const std::string& label, const NoteScope& scope) {
    std::vector<std::string> labels;
    for (const auto& [name, index] : scope.notes) labels.push_back(name);
    report_unknown(work, model::Severity::error, "footnote-missing", call.span, label, labels);
}

template <class Decide>
void keep_inlines(model::Blocks& blocks, Decide&& decide) {
    model::for_each_inlines(blocks, [&](model::Inlines& inlines) {
        std::erase_if(inlines, [&](model::Inline& node) { return !decide(node); });
    });
}

}  // namespace

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

void localise_cells(Work& work, model::Blocks& blocks, const NoteScope& table, const NoteScope& document) {
    keep_inlines(blocks, [&](model::Inline& node) {
        if (std::holds_alternative<model::ReviewBoundary>(node.kind)) return false;
        auto* call = std::get_if<model::FootnoteCall>(&node.kind);
        if (!call) return true;
        const auto* index = find_note(table, call->label);
        if (!index) index = find_note(document, call->label);
        if (index)
            call->index = *index;
        else
            missing_note(work, node, call->label, document);
        return index != nullptr;
    });
}

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

    for (std::size_t i = 0; i < notes.size(); ++i)
        if (!rank[i] && !work.table_notes.contains(i))
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
