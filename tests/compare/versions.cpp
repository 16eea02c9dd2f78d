// SPDX-License-Identifier: MPL-2.0
#include "compare/versions.h"

#include <algorithm>
#include <sstream>

#include "model/walk.h"

namespace {

model::Assembly merged(World& world, const std::string& text) {
    world.file("d.md", text);
    return world.merge("d.md");
}

/// Goes through blocks as a reader of one version does.
class Reader {
  public:
    Reader(const model::Assembly& assembly, Reading reading) : assembly_(assembly), reading_(reading) {}

    std::string read(const model::Blocks& blocks) {
        model::for_each_node(blocks, {[this](const model::Block& block) { begin(block); },
                                      [this](const model::Inline& node) { inlined(node); }});
        std::istringstream in(out_);
        std::string word, all;
        while (in >> word) all += (all.empty() ? "" : " ") + word;
        return all;
    }

  private:
    void begin(const model::Block& block) {
        out_ += ' ';
        skip_ = 0;
        if (const auto* code = std::get_if<model::CodeBlock>(&block.kind)) out_ += code->text;
        // Merging's labels are no words of the text, but those of what is deleted stand in it.
        if (!block.attributes.id.starts_with("slettet-")) return;
        const auto* table = std::get_if<model::Table>(&block.kind);
        if (table && table->caption) skip_ = 1;  // a no-break space joins its two
    }

    void inlined(const model::Inline& node) {
        if (const auto* boundary = std::get_if<model::ReviewBoundary>(&node.kind)) {
            const auto kind = assembly_.review_marks[boundary->mark].kind;
            (kind == model::ReviewKind::insertion ? inserted_ : deleted_) += boundary->begins ? 1 : -1;
        }
        if (reading_ == Reading::accepted ? deleted_ > 0 : inserted_ > 0) return;
        std::string said;
        if (const auto* text = std::get_if<model::Text>(&node.kind)) said = text->text;
        if (const auto* code = std::get_if<model::Code>(&node.kind)) said = code->text;
        if (const auto* reference = std::get_if<model::Reference>(&node.kind)) said = reference->text;
        if (std::holds_alternative<model::SoftBreak>(node.kind) || std::holds_alternative<model::LineBreak>(node.kind))
            said = " ";
        if (std::holds_alternative<model::FootnoteCall>(node.kind)) said = "^";
        for (; skip_ > 0 && !said.empty(); --skip_) said.erase(0, std::min(said.find(' '), said.size() - 1) + 1);
        out_ += said;
    }

    const model::Assembly& assembly_;
    Reading reading_;
    std::string out_;
    int inserted_ = 0, deleted_ = 0, skip_ = 0;
};

/// Without what is made of headings, and what the comparison says of itself.
model::Blocks own_blocks(const model::Assembly& assembly) {
    model::Blocks blocks = assembly.blocks;
    const auto drop = [](model::Blocks& list) {
        std::erase_if(list, [](const model::Block& block) {
            return std::holds_alternative<model::Contents>(block.kind) || block.attributes.has_class("cover-notice");
        });
    };
    drop(blocks);
    for (auto& block : blocks)
        if (auto* div = std::get_if<model::Div>(&block.kind)) drop(div->children);
    return blocks;
}

}  // namespace

Versions::Versions(const std::string& old_text, const std::string& new_text)
    : old(merged(old_world, old_text)),
      now(merged(now_world, new_text)),
      found(compare::compare(old, now, now_world.words)) {
    merge::prove_invariants(found.redline);
}

std::string body_words(const model::Assembly& assembly, Reading reading) {
    return Reader(assembly, reading).read(own_blocks(assembly));
}

std::vector<std::string> note_words(const model::Assembly& assembly, Reading reading) {
    std::vector<std::string> all;
    for (const auto& note : assembly.footnotes) {
        std::string words = Reader(assembly, reading).read(note.children);
        if (!words.empty()) all.push_back(std::move(words));
    }
    std::sort(all.begin(), all.end());
    return all;
}

std::string Versions::marked() const {
    std::string out;
    const auto& marks = found.redline.review_marks;
    const auto line = [&](const model::Block&) {
        if (!out.empty() && !out.ends_with('\n')) out += '\n';
    };
    const auto inlined = [&](const model::Inline& node) {
        if (const auto* text = std::get_if<model::Text>(&node.kind)) out += text->text;
        if (const auto* code = std::get_if<model::Code>(&node.kind)) out += code->text;
        if (const auto* reference = std::get_if<model::Reference>(&node.kind)) out += reference->text;
        if (std::holds_alternative<model::SoftBreak>(node.kind)) out += ' ';
        if (const auto* call = std::get_if<model::FootnoteCall>(&node.kind))
            out += "^" + found.redline.footnotes[call->index].number;
        const auto* boundary = std::get_if<model::ReviewBoundary>(&node.kind);
        if (boundary == nullptr) return;
        const bool inserted = marks[boundary->mark].kind == model::ReviewKind::insertion;
        out += inserted ? (boundary->begins ? "{+" : "+}") : boundary->begins ? "{-" : "-}";
    };
    model::for_each_node(own_blocks(found.redline), {line, inlined});
    for (const auto& note : found.redline.footnotes) {
        if (!out.ends_with('\n')) out += '\n';
        out += note.number + ": ";
        model::for_each_node(note.children, {{}, inlined});
    }
    return out;
}
