// SPDX-License-Identifier: MPL-2.0
#include "compare/words.h"

#include <algorithm>

#include "model/assembly.h"
#include "model/walk.h"

namespace compare {
namespace {

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view narrow_no_break_space = "\u202F";

bool is_letter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}
bool joins(char c) {
    return c == '.' || c == ',' || c == '-' || c == '/' || c == '\'' || c == '_' || c == ':';
}

/// The length of the space that a text begins with, 0 when it begins otherwise.
std::size_t space_length(std::string_view text) {
    if (text.starts_with(' ') || text.starts_with('\t') || text.starts_with('\n')) return 1;
    if (text.starts_with(no_break_space)) return no_break_space.size();
    return text.starts_with(narrow_no_break_space) ? narrow_no_break_space.size() : 0;
}

/// "8,60", "region-kommunal" and "§" are one word each.
std::size_t word_length(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size() && space_length(text.substr(i)) == 0 &&
           (is_letter(text[i]) || (i > 0 && joins(text[i]) && i + 1 < text.size() && is_letter(text[i + 1]) &&
                                   space_length(text.substr(i + 1)) == 0)))
        ++i;
    return i;
}

class Flattening {
  public:
    Flattening(Vocabulary& vocabulary, Flat& flat) : vocabulary_(vocabulary), flat_(flat) {}

    void all(const model::Inlines& inlines, std::size_t frame, const std::string& leads_to) {
        for (const auto& node : inlines) one(node, frame, leads_to);
    }

  private:
    void one(const model::Inline& node, std::size_t frame, const std::string& leads_to) {
        std::visit(
            model::Overloaded{
                [&](const model::Text& n) { text(n.text, node, frame, leads_to); },
                [&](const model::SoftBreak&) { add(" ", " ", false, node, frame, leads_to); },
                [&](const model::LineBreak&) { add("\n", " ", false, node, frame, leads_to); },
                [&](const model::Code& n) { add("c" + n.text, n.text, true, node, frame, leads_to); },
                [&](const model::Image& n) { add("i" + n.path + "\n" + n.alt, n.alt, true, node, frame, leads_to); },
                [&](const model::FootnoteCall&) { add("note", "", false, node, frame, leads_to); },
                [&](const model::Reference& n) { add("w" + n.text, n.text, true, node, frame, leads_to); },
                [&](const model::FormField& n) {
                    const std::string* name = n.attributes.find("name");
                    add("F" + (name ? *name : std::string()), "", false, node, frame, leads_to);
                },
                [](const model::ReviewBoundary&) {},
                [](const model::Value&) {},
                [&](const model::Link& n) {
                    within(node, n.children, frame, n.target.starts_with('#') ? "" : n.target);
                },
                // Words that are struck out no longer say what they said.
                [&](const model::Strikeout& n) { within(node, n.children, frame, leads_to + "~"); },
                [&](const auto&) { within(node, *model::children_of(node), frame, leads_to); },
            },
            node.kind);
    }

    void within(const model::Inline& node, const model::Inlines& children, std::size_t frame,
                const std::string& leads_to) {
        flat_.frames.push_back({&node, frame});
        all(children, flat_.frames.size() - 1, leads_to);
    }

    void text(std::string_view words, const model::Inline& node, std::size_t frame, const std::string& leads_to) {
        while (!words.empty()) {
            std::size_t length = space_length(words);
            if (length > 0) {
                add(" ", words.substr(0, length), false, node, frame, leads_to);
            } else if ((length = word_length(words)) > 0) {
                add("w" + std::string(words.substr(0, length)), words.substr(0, length), true, node, frame, leads_to);
            } else {
                length = 1;
                add("w" + std::string(words.substr(0, 1)), words.substr(0, 1), false, node, frame, leads_to);
            }
            words.remove_prefix(length);
        }
    }

    void add(const std::string& key, std::string_view said, bool is_word, const model::Inline& node, std::size_t frame,
             const std::string& leads_to) {
        flat_.atoms.push_back(
            {vocabulary_.number(leads_to.empty() ? key : leads_to + "\n" + key), is_word, said, &node, frame});
    }

    Vocabulary& vocabulary_;
    Flat& flat_;
};

void append(std::string_view words, std::string& out) {
    if (words.empty()) return;
    if (!out.empty()) out += ' ';
    out += words;
}

}  // namespace

std::uint64_t Vocabulary::number(std::string_view text) {
    return numbers_.try_emplace(std::string(text), numbers_.size() + 1).first->second;
}

std::vector<const model::Inline*> Flat::wrappers(std::size_t frame) const {
    std::vector<const model::Inline*> path;
    for (; frame != 0; frame = frames[frame].outer) path.push_back(frames[frame].wrapper);
    std::reverse(path.begin(), path.end());
    return path;
}

Flat flatten(const model::Inlines& inlines, Vocabulary& vocabulary) {
    Flat flat;
    flat.frames.emplace_back();
    Flattening(vocabulary, flat).all(inlines, 0, "");
    return flat;
}

std::string words_of(const model::Inlines& inlines) {
    return model::plain_text(inlines);
}

std::string words_of(const model::Block& block) {
    std::string out;
    if (const auto* code = std::get_if<model::CodeBlock>(&block.kind)) return code->text;
    auto& open = const_cast<model::Block&>(block);  // the walks only read here
    if (const auto* heading = std::get_if<model::Heading>(&block.kind)) append(heading->number, out);
    if (const auto* table = std::get_if<model::Table>(&block.kind); table && table->caption)
        append(table->caption->label, out);
    if (const auto* figure = std::get_if<model::Figure>(&block.kind)) {
        if (figure->caption) append(figure->caption->label, out);
        append(figure->alternative, out);
    }
    model::for_each_own_inlines(open, [&](model::Inlines& own) { append(words_of(own), out); });
    model::for_each_child_list(open, [&](model::Blocks& inner) { append(words_of(inner), out); });
    return out;
}

std::string addresses_of(const model::Block& block) {
    std::string out;
    const auto add = [&](const model::Inline& node) {
        const auto* link = std::get_if<model::Link>(&node.kind);
        if (link != nullptr && !link->target.starts_with('#')) append("<" + link->target + ">", out);
    };
    model::for_each_node({block}, {{}, add});
    return out;
}

std::string words_of(const model::Blocks& blocks) {
    std::string out;
    for (const auto& block : blocks) append(words_of(block), out);
    return out;
}

}  // namespace compare
