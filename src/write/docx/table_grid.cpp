// SPDX-License-Identifier: MPL-2.0
#include "write/docx/table_grid.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "model/walk.h"
#include "support/utf8.h"
#include "write/ooxml/table_slots.h"

namespace writing::docx {
namespace {

using namespace model;

struct Extent {
    double longest_word = 0;
    double longest_line = 0;  // characters
};

void measure_text(std::string_view text, double extra, Extent& extent) {
    double word = 0;
    double line = extra;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = support::next_code_point(text, i);
        const bool ends_word = c == ' ' || c == '\n' || c == '-' || c == '/';
        word = ends_word ? 0 : word + 1;
        line += 1;
        extent.longest_word = std::max(extent.longest_word, word + extra);
        extent.longest_line = std::max(extent.longest_line, line);
    }
}

std::string words_of(const Inlines& inlines) {
    std::string out;
    for_each_inline(inlines, [&](const Inline& node) {
        if (const auto* text = std::get_if<Text>(&node.kind))
            out += text->text;
        else if (const auto* code = std::get_if<Code>(&node.kind))
            out += code->text;
        else if (const auto* reference = std::get_if<Reference>(&node.kind))
            out += reference->text;
        else if (std::holds_alternative<SoftBreak>(node.kind) || std::holds_alternative<LineBreak>(node.kind))
            out += ' ';
    });
    return out;
}

void measure(const Blocks& blocks, double extra, Extent& extent) {
    for (const auto& block : blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block.kind))
            measure_text(words_of(paragraph->children), extra, extent);
        else if (const auto* code = std::get_if<CodeBlock>(&block.kind))
            measure_text(code->text, extra, extent);
        else if (const auto* list = std::get_if<List>(&block.kind))
            for (const auto& item : list->items) measure(item.children, extra + 3, extent);
        else if (const auto* div = std::get_if<Div>(&block.kind))
            measure(div->children, extra, extent);
    }
}

// Widths by content: every column gets its longest word, the rest is shared out by how much there is to read.
std::vector<double> widths_by_content(const Table& table, double characters) {
    std::vector<Extent> extents(table.columns.size());
    std::vector<double> volume(table.columns.size(), 1);
    const auto slots = ooxml::table_slots(table);
    for (std::size_t r = 0; r < slots.size(); ++r)
        for (const auto& slot : slots[r]) {
            if (!slot.cell || slot.column_span != 1) continue;
            Extent extent;
            if (slot.cell->upward)
                extent = {2, 2};
            else
                measure(slot.cell->children, slot.cell->is_header ? 1 : 0, extent);
            auto& whole = extents[slot.column];
            whole.longest_word = std::max(whole.longest_word, std::min(extent.longest_word, 24.0));
            whole.longest_line = std::max(whole.longest_line, extent.longest_line);
            volume[slot.column] = std::max(volume[slot.column], std::sqrt(extent.longest_line));
        }
    std::vector<double> widths(extents.size());
    double least = 0;
    double wanted = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        widths[i] = extents[i].longest_word + 3;
        least += widths[i];
        wanted += std::max(0.0, std::min(extents[i].longest_line + 3, 60.0) - widths[i]) * volume[i];
    }
    const double rest = characters - least;
    if (rest <= 0 || wanted <= 0) return widths;
    for (std::size_t i = 0; i < widths.size(); ++i)
        widths[i] += rest * std::max(0.0, std::min(extents[i].longest_line + 3, 60.0) - widths[i]) * volume[i] / wanted;
    return widths;
}

}  // namespace

std::vector<double> column_widths(const Table& table, const Theme& theme, double width) {
    std::vector<double> widths;
    bool weighted = !table.columns.empty();
    for (const auto& column : table.columns) {
        widths.push_back(column.weight);
        weighted = weighted && column.weight > 0;
    }
    if (!weighted) widths = widths_by_content(table, width / (theme.style("cell").size * 0.52));
    double sum = 0;
    for (const double w : widths) sum += w;
    for (double& w : widths) w = sum > 0 ? w / sum * width : width / static_cast<double>(widths.size());
    return widths;
}

std::vector<int> most_decimals(const std::vector<std::vector<ooxml::TableSlot>>& slots, std::size_t columns) {
    std::vector<int> most(columns);
    for (const auto& row : slots)
        for (const auto& slot : row)
            if (const auto* amount = slot.cell ? std::get_if<Amount>(&slot.cell->value) : nullptr)
                most[slot.column] = std::max(most[slot.column], amount->decimals);
    return most;
}

double decimal_indent(int most, int decimals, double digit_width) {
    const double comma = most > 0 && decimals == 0 ? digit_width / 2 : 0;
    return (most - decimals) * digit_width + comma;
}

}  // namespace writing::docx
