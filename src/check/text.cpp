// SPDX-License-Identifier: MPL-2.0
#include "check/text.h"

#include <algorithm>

#include "model/walk.h"
#include "support/utf8.h"

namespace check {
namespace {

class Collector {
  public:
    Collector(const model::Assembly& assembly, const std::function<void(const Passage&)>& visit)
        : assembly_(assembly), visit_(visit) {}

    void blocks(const model::Blocks& blocks, model::Span outer, bool in_table = false) {
        for (const auto& block : blocks) {
            const model::Span container = outer.known() ? outer : block.span;
            if (!container.known()) continue;
            auto& walked = const_cast<model::Block&>(block);  // the walk is shared with passes that write
            model::for_each_own_inlines(walked, [&](model::Inlines& inlines) {
                Passage& passage = passage_;
                passage.text.clear();
                passage.pieces.clear();
                passage.block = container;
                const auto* heading = std::get_if<model::Heading>(&block.kind);
                passage.heading = heading != nullptr;
                passage.numbered = heading && !heading->number.empty();
                passage.paragraph = !in_table && std::holds_alternative<model::Paragraph>(block.kind);
                passage.lines.assign(1, 0);
                append(inlines, passage);
                if (!passage.text.empty()) visit_(passage);
            });
            const bool inside = in_table || std::holds_alternative<model::Table>(block.kind);
            model::for_each_child_list(walked, [&](model::Blocks& inner) { this->blocks(inner, container, inside); });
            const auto* table = std::get_if<model::Table>(&block.kind);
            if (table && table->more)
                table->more->for_each([&](const model::TableRow& row) {
                    for (const auto& cell : row.cells) this->blocks(cell.children, container, true);
                });
        }
    }

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
                passage.lines.push_back(passage.text.size());
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
    const std::function<void(const Passage&)>& visit_;
    Passage passage_;  // one after the other
    int deletions_ = 0;
};

void add_texts(const model::FrontMatterValue& value, std::vector<Passage>& found) {
    if (value.shape == model::FrontMatterValue::Shape::scalar && !value.scalar.empty() && value.span.known()) {
        Passage passage;
        passage.text = value.scalar;
        passage.pieces = {{0, value.scalar.size(), value.span}};
        passage.block = value.span;
        found.push_back(std::move(passage));
    }
    for (const auto& item : value.list) add_texts(item, found);
    for (const auto& [key, part] : value.map) add_texts(part, found);
}

bool is_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9') ||
           (c >= 0xC0 && c != 0xD7 && c != 0xF7 && c < 0x2000);
}

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

void for_each_passage(const model::Assembly& assembly, const std::function<void(const Passage&)>& visit) {
    Collector collector(assembly, visit);
    collector.blocks(assembly.blocks, {});
    for (const auto& note : assembly.footnotes) collector.blocks(note.children, note.span);
}

std::vector<Passage> passages_of(const model::FrontMatterValue& front_matter) {
    std::vector<Passage> found;
    add_texts(front_matter, found);
    return found;
}

bool letter_at(const std::string& text, std::size_t at) {
    if (at >= text.size()) return false;
    const auto byte = static_cast<unsigned char>(text[at]);
    return is_letter(byte < 0x80 ? char32_t{byte} : support::next_code_point(text, at));
}

bool letter_before(const std::string& text, std::size_t at) {
    if (at == 0) return false;
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    return letter_at(text, at);
}

std::string folded(std::string text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        // U+00C0 to U+00DE are C3 80 to C3 9E, their small letters C3 A0 to C3 BE.
        const bool latin = i > 0 && static_cast<unsigned char>(text[i - 1]) == 0xC3 && byte >= 0x80 && byte <= 0x9E;
        if ((byte >= 'A' && byte <= 'Z') || latin) text[i] = static_cast<char>(byte + 32);
    }
    return text;
}

}  // namespace check
