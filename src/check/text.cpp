// SPDX-License-Identifier: MPL-2.0
#include "check/text.h"

#include <algorithm>

#include "model/walk.h"

namespace check {
namespace {

class Collector {
  public:
    explicit Collector(const model::Assembly& assembly) : assembly_(assembly) {}

    void blocks(const model::Blocks& blocks, model::Span outer) {
        for (const auto& block : blocks) {
            const model::Span container = outer.known() ? outer : block.span;
            if (!container.known()) continue;
            auto& walked = const_cast<model::Block&>(block);  // the walk is shared with passes that write
            model::for_each_own_inlines(walked, [&](model::Inlines& inlines) {
                Passage passage;
                passage.block = container;
                passage.heading = std::holds_alternative<model::Heading>(block.kind);
                append(inlines, passage);
                if (!passage.text.empty()) found.push_back(std::move(passage));
            });
            model::for_each_child_list(walked, [&](model::Blocks& inner) { this->blocks(inner, container); });
        }
    }

    std::vector<Passage> found;

  private:
    void add(Passage& passage, const std::string& text, model::Span span) {
        if (deletions_ > 0) return;
        passage.pieces.push_back({passage.text.size(), passage.text.size() + text.size(), span});
        passage.text += text;
    }

    void append(const model::Inlines& inlines, Passage& passage) {
        for (const auto& node : inlines) {
            if (const auto* boundary = std::get_if<model::ReviewBoundary>(&node.kind)) {
                const bool deletion = assembly_.review_marks[boundary->mark].kind == model::ReviewKind::deletion;
                if (deletion) deletions_ += boundary->begins ? 1 : -1;
            } else if (const auto* text = std::get_if<model::Text>(&node.kind)) {
                add(passage, text->text, node.span);
            } else if (const auto* reference = std::get_if<model::Reference>(&node.kind)) {
                add(passage, reference->text, node.span);
            } else if (std::holds_alternative<model::SoftBreak>(node.kind) ||
                       std::holds_alternative<model::LineBreak>(node.kind)) {
                add(passage, " ", node.span);
            } else if (const auto* link = std::get_if<model::Link>(&node.kind); link && shows_address(*link)) {
                add(passage, "\u00A0", node.span);
            } else if (std::holds_alternative<model::Code>(node.kind) ||
                       std::holds_alternative<model::FormField>(node.kind)) {
                add(passage, "\u00A0", node.span);
            } else if (const auto* children = model::children_of(node)) {
                append(*children, passage);
            }
        }
    }

    static bool shows_address(const model::Link& link) {
        const std::string words = model::plain_text(link.children);
        return words.find("://") != std::string::npos || words.find('@') != std::string::npos ||
               link.target.find(words) != std::string::npos;
    }

    const model::Assembly& assembly_;
    int deletions_ = 0;
};

}  // namespace

model::Span Passage::place(std::size_t begin, std::size_t end, const model::Sources* sources) const {
    const auto piece_at = [&](std::size_t offset) {
        return std::find_if(pieces.begin(), pieces.end(),
                            [&](const Piece& piece) { return offset >= piece.begin && offset < piece.end; });
    };
    const auto first = piece_at(begin);
    const auto last = piece_at(end > begin ? end - 1 : begin);
    if (first == pieces.end() || last == pieces.end() || !first->span.known()) return block;
    if (first == last && sources) {
        const auto wanted = std::string_view(text).substr(begin, end - begin);
        const auto written = (*sources)[first->span.source].text(first->span);
        std::size_t at = begin - first->begin;
        if (written.substr(std::min(at, written.size()), wanted.size()) != wanted) at = written.find(wanted);
        if (at != std::string_view::npos) {
            const auto from = first->span.begin + static_cast<std::uint32_t>(at);
            return {first->span.source, from, from + static_cast<std::uint32_t>(wanted.size())};
        }
    }
    const auto exact = [](const Piece& piece) { return piece.end - piece.begin == piece.span.end - piece.span.begin; };
    model::Span span = first->span;
    if (exact(*first)) span.begin += static_cast<std::uint32_t>(begin - first->begin);
    if (last->span.source == span.source && last->span.end >= span.begin)
        span.end = exact(*last) ? last->span.begin + static_cast<std::uint32_t>(end - last->begin) : last->span.end;
    return span;
}

std::vector<Passage> passages_of(const model::Assembly& assembly) {
    Collector collector(assembly);
    collector.blocks(assembly.blocks, {});
    for (const auto& note : assembly.footnotes) collector.blocks(note.children, note.span);
    return std::move(collector.found);
}

}  // namespace check
