// SPDX-License-Identifier: MPL-2.0
#include "write/docx/shared.h"

#include <functional>

#include "model/date.h"
#include "model/walk.h"

namespace writing::docx {
namespace {

void for_each_inline_of(const model::Assembly& assembly, const std::function<void(const model::Inline&)>& visit) {
    model::for_each_node(assembly.blocks, {{}, visit});
    for (const auto& note : assembly.footnotes) model::for_each_node(note.children, {{}, visit});
}

}  // namespace

NoteRegister::NoteRegister(const model::Assembly& assembly)
    : calls_(assembly.footnotes.size()), ids_(assembly.footnotes.size()) {
    for_each_inline_of(assembly, [this](const model::Inline& node) {
        const auto* call = std::get_if<model::FootnoteCall>(&node.kind);
        if (call && call->index < calls_.size()) ++calls_[call->index];
    });
    model::for_each_node(assembly.blocks,
                         {[this](const model::Block& block) {
                              const auto* div = std::get_if<model::Div>(&block.kind);
                              if (div && div->kind == model::DivKind::plain && block.attributes.has_class("endnotes"))
                                  stem_ = "endnote";
                          },
                          {}});
}

NoteRegister::Call NoteRegister::call(std::size_t footnote) {
    if (ids_[footnote] != 0) return {ids_[footnote], false};
    order_.push_back(footnote);
    ids_[footnote] = static_cast<int>(order_.size());
    return {ids_[footnote], true};
}

CommentRegister::CommentRegister(const model::Assembly& assembly)
    : whole_(assembly.review_marks.size()),
      ids_(assembly.review_marks.size(), -1),
      in_note_(assembly.review_marks.size()),
      note_of_(assembly.review_marks.size()),
      at_call_(assembly.footnotes.size()) {
    find_ends(assembly);
    for (std::size_t mark = 0; mark < whole_.size(); ++mark) {
        if (!whole_[mark] || assembly.review_marks[mark].kind != model::ReviewKind::comment) continue;
        ids_[mark] = static_cast<int>(marks_.size());
        marks_.push_back(mark);
        if (in_note_[mark]) at_call_[note_of_[mark]].push_back(ids_[mark]);
    }
}

void CommentRegister::find_ends(const model::Assembly& assembly) {
    std::vector<int> ends(whole_.size());
    std::vector<bool> called(assembly.footnotes.size());  // by the body
    const auto see = [&](const model::Inline& node) -> std::size_t {
        const auto* boundary = std::get_if<model::ReviewBoundary>(&node.kind);
        if (!boundary || boundary->mark >= ends.size()) return ends.size();
        ends[boundary->mark] |= boundary->begins ? 1 : 2;
        return boundary->mark;
    };
    model::for_each_node(assembly.blocks, {{}, [&](const model::Inline& node) {
                                               see(node);
                                               const auto* call = std::get_if<model::FootnoteCall>(&node.kind);
                                               if (call && call->index < called.size()) called[call->index] = true;
                                           }});
    for (std::size_t note = 0; note < assembly.footnotes.size(); ++note)
        model::for_each_node(assembly.footnotes[note].children, {{}, [&](const model::Inline& node) {
                                                                     const std::size_t mark = see(node);
                                                                     if (mark == ends.size() || in_note_[mark]) return;
                                                                     in_note_[mark] = true;
                                                                     note_of_[mark] = note;
                                                                 }});
    for (std::size_t mark = 0; mark < ends.size(); ++mark)
        whole_[mark] = ends[mark] == 3 && (!in_note_[mark] || called[note_of_[mark]] ||
                                           assembly.review_marks[mark].kind != model::ReviewKind::comment);
}

std::string Media::target(std::size_t resource) {
    const auto found = used_.find(resource);
    if (found != used_.end()) return found->second;
    const bool jpeg = assembly_.resources[resource].media_type == "image/jpeg";
    return used_.emplace(resource, "media/image" + std::to_string(used_.size() + 1) + (jpeg ? ".jpg" : ".png"))
        .first->second;
}

std::string Shared::bookmark_of(model::NodeId node) const {
    if (node == 0 || node >= nodes.block.size() || !nodes.block[node]) return {};
    return bookmarks.name(nodes.block[node]->attributes.id);
}

std::string Shared::page_of(model::NodeId node) const {
    return node < labels.of_node.size() ? labels.of_node[node] : std::string();
}

LabelParts split_label(const std::string& label) {
    std::size_t at = label.size();
    while (at > 0 && label[at - 1] >= '0' && label[at - 1] <= '9') --at;
    if (at == label.size() || at == 0) return {label, {}};
    return {label.substr(0, at), label.substr(at)};
}

std::string sequence_name(std::string_view words) {
    std::string name;
    for (const char c : words)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) name += c;
    return name;
}

std::string change_date(const std::string& text) {
    const auto date = model::parse_danish_date(text.substr(0, text.find('T')));
    return date ? model::to_iso(*date) + "T00:00:00Z" : std::string();
}

std::string change_author(const Shared& shared, const model::ReviewMark& mark) {
    return mark.author.empty() ? shared.words.text("comments.author-unknown") : mark.author;
}

}  // namespace writing::docx
