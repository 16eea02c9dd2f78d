// SPDX-License-Identifier: MPL-2.0
#include "merge/table_cell.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "merge/wording.h"
#include "merge/work.h"

namespace merge {
namespace {

model::Inline cell_inline(std::string words, const model::Field& field, model::Span span) {
    const bool address = words.starts_with("https://") || words.starts_with("http://");
    if (field.type != "url" || !address) return text_inline(std::move(words), span);
    std::string shown = words.substr(words.find("//") + 2);
    if (shown.starts_with("www.")) shown.erase(0, 4);
    if (shown.ends_with('/')) shown.pop_back();
    return {model::Link{std::move(words), "", {text_inline(std::move(shown), span)}, 0}, span, 0};
}

/// Its lines stay lines, in every format.
std::vector<model::Inline> lines_of(const std::string& words, model::Span span) {
    std::vector<model::Inline> lines;
    for (std::size_t at = 0; at <= words.size();) {
        const std::size_t end = std::min(words.find('\n', at), words.size());
        if (at > 0) lines.push_back({model::LineBreak{}, span, 0});
        const std::size_t length = end - at - (end > at && words[end - 1] == '\r' ? 1 : 0);
        if (length > 0) lines.push_back(text_inline(words.substr(at, length), span));
        at = end + 1;
    }
    return lines;
}

}  // namespace

model::TableCell cell_as_is(const model::DataCell& from, const model::Field& field, const model::Messages& words) {
    model::TableCell cell;
    cell.span = from.span;
    cell.value = from.missing ? model::CellValue(model::Missing{}) : from.value;
    const bool typed =
        field.type == "number" || field.type == "integer" || field.type == "date" || field.type == "boolean";
    const bool group = std::holds_alternative<std::monostate>(from.value);  // words in a column of numbers
    if ((!typed || group) && !from.blocks.empty()) {
        cell.children = from.blocks;
        std::erase_if(cell.children, [](const model::Block& block) {
            const auto* list = std::get_if<model::List>(&block.kind);
            return list && list->items.empty();
        });
    } else if (std::string shown = cell_words(from, field, words); !shown.empty()) {
        const bool lines = shown.find('\n') != std::string::npos;
        cell.children.push_back(paragraph_block(
            lines ? lines_of(shown, from.span) : std::vector{cell_inline(std::move(shown), field, from.span)}, from.span));
    }
    return cell;
}

}  // namespace merge
