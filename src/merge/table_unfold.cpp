// SPDX-License-Identifier: MPL-2.0
#include "merge/table_unfold.h"

#include <algorithm>

#include "merge/table_repeat.h"
#include "merge/value_lookup.h"
#include "model/assembly.h"

namespace merge {
namespace {

char separator_of(const std::string& text) {
    return text.find(';') != std::string::npos ? ';' : ',';
}

void trim_ends(model::Inlines& inlines) {
    const auto text_at = [](model::Inline& node) { return std::get_if<model::Text>(&node.kind); };
    while (!inlines.empty()) {
        auto* first = text_at(inlines.front());
        if (first) first->text.erase(0, std::min(first->text.find_first_not_of(" \n"), first->text.size()));
        if (!(first && first->text.empty()) && !std::holds_alternative<model::SoftBreak>(inlines.front().kind)) break;
        inlines.erase(inlines.begin());
    }
    while (!inlines.empty()) {
        auto* last = text_at(inlines.back());
        if (last) last->text.erase(last->text.find_last_not_of(" \n") + 1);
        if (!(last && last->text.empty()) && !std::holds_alternative<model::SoftBreak>(inlines.back().kind)) break;
        inlines.pop_back();
    }
}

/// One paragraph's words, parted at the separator outside emphasis, links and the like.
std::vector<Member> parted(const model::Block& block, const model::Inlines& inlines, char separator) {
    std::vector<model::Inlines> parts(1);
    for (const auto& node : inlines) {
        const auto* text = std::get_if<model::Text>(&node.kind);
        if (!text) {
            parts.back().push_back(node);
            continue;
        }
        std::string_view rest = text->text;
        while (true) {
            const auto at = rest.find(separator);
            model::Inline piece = node;
            std::get<model::Text>(piece.kind).text = rest.substr(0, at);
            parts.back().push_back(std::move(piece));
            if (at == std::string_view::npos) break;
            rest.remove_prefix(at + 1);
            parts.emplace_back();
        }
    }
    std::vector<Member> members;
    for (auto& part : parts) {
        trim_ends(part);
        std::string words = model::plain_text(part);
        if (words.empty()) continue;
        model::Block paragraph = paragraph_block(std::move(part), block.span);
        members.push_back({std::move(words), {std::move(paragraph)}});
    }
    return members;
}

std::vector<Member> parted_text(const std::string& text) {
    std::vector<Member> members;
    const char separator = separator_of(text);
    for (std::size_t from = 0; from <= text.size();) {
        const auto to = std::min(text.find(separator, from), text.size());
        const std::string word(trimmed(std::string_view(text).substr(from, to - from)));
        if (!word.empty()) members.push_back({word, {}});
        from = to + 1;
    }
    return members;
}

}  // namespace

std::vector<Member> members_of(const model::DataCell& cell) {
    const bool one = std::holds_alternative<model::Amount>(cell.value) ||
                     std::holds_alternative<model::DateValue>(cell.value) || std::holds_alternative<bool>(cell.value);
    if (one) return {{cell.text, cell.blocks}};
    if (cell.blocks.empty()) return parted_text(cell.text);
    std::vector<Member> members;
    for (const auto& block : cell.blocks) {
        if (const auto* list = std::get_if<model::List>(&block.kind))
            for (const auto& item : list->items) members.push_back({model::plain_text(item.children), item.children});
        else if (const auto* paragraph = std::get_if<model::Paragraph>(&block.kind))
            for (auto& member : parted(block, paragraph->children, separator_of(cell.text)))
                members.push_back(std::move(member));
        else
            members.push_back({model::plain_text(model::Blocks{block}), {block}});
    }
    return members;
}

model::DataTable unfolded(const model::DataTable& table, std::size_t column) {
    std::vector<std::vector<Member>> members(table.rows.size());
    std::vector<std::size_t> counts(table.rows.size(), 1);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        if (table.rows[i].is_group || column >= table.rows[i].cells.size()) continue;
        members[i] = members_of(covering_cell(table, i, column));
        counts[i] = std::max<std::size_t>(1, members[i].size());
    }
    model::DataTable made = with_repeated_rows(table, counts);
    auto& field = made.fields[column];
    if (field.type == "list") field.type = "markdown";
    for (std::size_t i = 0, at = 0; i < members.size(); at += counts[i++])
        for (std::size_t j = 0; j < members[i].size(); ++j) {
            auto& cell = made.rows[at + j].cells[column];
            cell = single(std::move(cell));
            cell.text = std::move(members[i][j].text);
            cell.blocks = std::move(members[i][j].blocks);
            // A cell of several values is none that has a type: each is what it says.
            if (members[i].size() > 1) cell.value = std::monostate();
        }
    return made;
}

}  // namespace merge
