// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "model/walk.h"
#include "write/markdown/escape.h"
#include "write/markdown/markdown.h"
#include "write/markdown/source.h"

namespace writing::markdown {
namespace {

using namespace model;

std::string code_block(const CodeBlock& code) {
    std::string fence = "```";
    while (code.text.find(fence) != std::string::npos) fence += '`';
    std::string text = code.text;
    if (!text.empty() && !text.ends_with('\n')) text += '\n';
    return fence + code.language + "\n" + text + fence + "\n";
}

std::string prefixed(const std::string& lines, std::string_view prefix) {
    std::string out;
    for (std::size_t begin = 0; begin < lines.size();) {
        const auto end = std::min(lines.find('\n', begin), lines.size());
        const std::string line = lines.substr(begin, end - begin);
        out +=
            line.empty() ? std::string(prefix.substr(0, prefix.find_last_not_of(' ') + 1)) : std::string(prefix) + line;
        out += '\n';
        begin = end + 1;
    }
    return out;
}

class BlockSource {
  public:
    explicit BlockSource(int highest_heading) : highest_heading_(highest_heading) {}

    std::string write(const Blocks& blocks) {
        std::string out;
        const Block* before = nullptr;
        for (const auto& block : blocks) {
            const std::string source = one(block);
            if (source.empty()) continue;
            if (!out.empty()) out += '\n';
            if (before && are_joined(*before, block)) out += "<!-- -->\n\n";
            out += source;
            before = &block;
        }
        return out;
    }

  private:
    // Two lists of a kind beside each other would be one.
    static bool are_joined(const Block& before, const Block& block) {
        const auto* first = std::get_if<List>(&before.kind);
        const auto* second = std::get_if<List>(&block.kind);
        return first && second && first->ordered == second->ordered;
    }

    std::string one(const Block& block) {
        return std::visit(
            Overloaded{
                [&](const Paragraph& b) { return inline_source(b.children, Line::paragraph) + "\n"; },
                [&](const Heading& b) { return heading(b, block.attributes); },
                [&](const List& b) { return list(b); },
                [&](const TermList& b) { return terms(b); },
                [&](const Quote& b) { return prefixed(write(b.children), "> "); },
                [&](const CodeBlock& b) { return code_block(b); },
                [](const ThematicBreak&) { return std::string("***\n"); },
                [&](const Table& b) { return table_source(b, block.attributes.id); },
                [](const Figure& b) {
                    return "![" + escaped(b.alternative, false, false) + "](" + escaped_address(b.path) + ")\n";
                },
                [&](const Div& b) { return write(b.children); },
                [](const Include& b) { return "::: {.include src=" + attribute_value(b.path) + "}\n:::\n"; },
                [](const TableMerge& b) { return "::: {.table src=" + attribute_value(b.path) + "}\n:::\n"; },
                [](const ChartMerge& b) { return "::: {.orgchart src=" + attribute_value(b.path) + "}\n:::\n"; },
                [](const Contents&) { return std::string(); },
            },
            block.kind);
    }

    std::string heading(const Heading& heading, const Attributes& attributes) const {
        const int level = std::clamp(std::max(heading.level, highest_heading_), 1, 6);
        std::string out = std::string(static_cast<std::size_t>(level), '#') + " ";
        out += inline_source(heading.children, Line::heading);
        if (!attributes.id.empty()) out += " {#" + attributes.id + "}";
        return out + "\n";
    }

    std::string list(const List& list) {
        std::string out;
        int number = list.start;
        for (const auto& item : list.items) {
            const std::string sign = list.ordered ? std::to_string(number++) + ". " : "- ";
            std::string source = write(item.children);
            if (source.empty()) source = "<!-- -->\n";
            if (!out.empty() && !list.tight) out += '\n';
            const std::string box = !item.checked ? "" : *item.checked ? "[x] " : "[ ] ";
            out += sign + box + indented(list.tight ? tightened(item, source) : source, sign.size());
        }
        return out;
    }

    // A tight item's list stands right under its words.
    std::string tightened(const ListItem& item, const std::string& source) {
        const bool words_and_list = item.children.size() == 2 &&
                                    std::holds_alternative<Paragraph>(item.children[0].kind) &&
                                    std::holds_alternative<List>(item.children[1].kind);
        if (!words_and_list) return source;
        return one(item.children[0]) + one(item.children[1]);
    }

    std::string terms(const TermList& terms) {
        std::string out;
        for (const auto& item : terms.items) {
            if (!out.empty()) out += '\n';
            out += inline_source(item.term, Line::heading) + "\n";
            bool first = true;
            for (const auto& definition : item.definitions) {
                if (!first) out += '\n';
                first = false;
                out += ":   " + indented(write(definition), 4);
            }
        }
        return out;
    }

    int highest_heading_;
};

}  // namespace

std::string indented(const std::string& lines, std::size_t indent) {
    std::string out;
    for (std::size_t begin = 0; begin < lines.size();) {
        const auto end = std::min(lines.find('\n', begin), lines.size());
        if (begin > 0 && end > begin) out.append(indent, ' ');
        out += lines.substr(begin, end - begin) + "\n";
        begin = end + 1;
    }
    return out;
}

std::string block_source(const Blocks& blocks, int highest_heading) {
    return BlockSource(highest_heading).write(blocks);
}

std::string write_blocks(const Blocks& blocks) {
    return block_source(blocks);
}

}  // namespace writing::markdown
