// SPDX-License-Identifier: MPL-2.0
#include "merge/table_alignment.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace merge {
namespace {

using model::Alignment;

std::optional<Alignment> alignment_of(std::string_view word) {
    if (word == "l") return Alignment::left;
    if (word == "c") return Alignment::centre;
    if (word == "r") return Alignment::right;
    if (word == "d") return Alignment::decimal;
    return std::nullopt;
}

void take(std::string_view sign, std::string_view& text) {
    if (text.starts_with(sign)) text.remove_prefix(sign.size());
}

std::size_t digits_of(std::string_view text) {
    std::size_t count = 0;
    while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
    return count;
}

/// "12", "–1.234,50", "8,6 %": a Danish number, its thousands parted by points or spaces.
bool is_number(std::string_view text) {
    for (const std::string_view sign : {"+", "-", "–", "−", "±"}) take(sign, text);
    std::size_t digits = digits_of(text);
    if (digits == 0) return false;
    text.remove_prefix(digits);
    const bool may_group = digits <= 3;
    for (bool grouped = may_group; grouped;) {
        grouped = false;
        for (const std::string_view apart : {".", " ", "\u00A0", "\u202F"})
            if (!grouped && text.starts_with(apart) && digits_of(text.substr(apart.size())) == 3) {
                text.remove_prefix(apart.size() + 3);
                grouped = true;
            }
    }
    if (text.starts_with(',')) {
        text.remove_prefix(1);
        digits = digits_of(text);
        if (digits == 0) return false;
        text.remove_prefix(digits);
    }
    for (const std::string_view sign : {" ", "\u00A0", "\u202F", "%", "‰"}) take(sign, text);
    return text.empty();
}

bool is_blank(std::string_view text) {
    static constexpr std::array<std::string_view, 4> blanks = {"", "-", "–", "—"};
    return std::find(blanks.begin(), blanks.end(), text) != blanks.end();
}

/// The text of a cell without calls of notes, when it is one paragraph.
std::optional<std::string> words_of(const model::TableCell& cell, const std::vector<model::ReviewMark>& marks) {
    if (cell.children.empty()) return "";
    const auto* paragraph = std::get_if<model::Paragraph>(&cell.children.front().kind);
    if (paragraph == nullptr || cell.children.size() > 1) return std::nullopt;
    std::string words = model::plain_text(paragraph->children, marks);
    const auto begin = words.find_first_not_of(' ');
    if (begin == std::string::npos) return "";
    return words.substr(begin, words.find_last_not_of(' ') - begin + 1);
}

/// What the cells of each column hold.
struct Content {
    bool numbers = false, other = false, dashes = false;
};

std::vector<Content> contents_of(const model::Table& table, const std::vector<model::ReviewMark>& marks) {
    std::vector<Content> contents(table.columns.size());
    std::vector<int> covered(table.columns.size(), 0);
    for (const auto& row : table.rows) {
        std::size_t column = 0;
        for (const auto& cell : row.cells) {
            while (column < covered.size() && covered[column] > 0) ++column;
            const bool wide = cell.column_span > 1;
            const bool shown = row.kind != model::RowKind::header && row.kind != model::RowKind::group;
            const auto words = wide || !shown || column >= covered.size() ? "" : words_of(cell, marks);
            if (words && !words->empty() && is_blank(*words)) contents[column].dashes = true;
            if (words && !is_blank(*words) && is_number(*words)) contents[column].numbers = true;
            if (!words || !(is_blank(*words) || is_number(*words))) contents[column].other = true;
            for (int i = 0; i < std::max(cell.column_span, 1) && column < covered.size(); ++i)
                covered[column++] = std::max(cell.row_span, 1);
        }
        for (int& rows : covered) rows = std::max(0, rows - 1);
    }
    return contents;
}

bool is_of_dashes(const Content& content) {
    return content.dashes && !content.numbers && !content.other;
}

/// Whether a column of dashes stands among numbers: the nearest columns that hold more, but for the first of all, do.
bool is_among_numbers(const std::vector<Content>& contents, std::size_t column) {
    std::size_t left = column - 1, right = column + 1;
    while (left > 0 && is_of_dashes(contents[left])) --left;
    while (right < contents.size() && is_of_dashes(contents[right])) ++right;
    const auto of_numbers = [&](std::size_t i) { return contents[i].numbers && !contents[i].other; };
    const bool has_left = left > 0, has_right = right < contents.size();
    return (has_left || has_right) && (!has_left || of_numbers(left)) && (!has_right || of_numbers(right));
}

void align_numbers(model::Table& table, const std::vector<model::ReviewMark>& marks) {
    const auto may_align = [](const model::TableColumn& column) {
        return column.type == "markdown" &&
               (column.alignment == Alignment::unset || column.alignment == Alignment::right);
    };
    if (std::none_of(table.columns.begin(), table.columns.end(), may_align)) return;
    const auto contents = contents_of(table, marks);
    for (std::size_t i = 1; i < contents.size(); ++i)
        if (may_align(table.columns[i]) && !contents[i].other &&
            (contents[i].numbers || (contents[i].dashes && is_among_numbers(contents, i))))
            table.columns[i].alignment = Alignment::decimal;
}

/// A table whose columns its `aligns` aligns, if it has one. A list table's was read with it.
bool align_as_told(Work& work, model::Block& block, model::Table& table) {
    const std::string* told = block.attributes.find("aligns");
    if (told == nullptr) return false;
    if (block.attributes.has_class("list-table")) return true;
    const auto words = split_words(*told);
    const model::Span where = attribute_span(work, block, "aligns");
    if (words.size() != table.columns.size())
        work.diagnostics.error("attribute-value.columns", where,
                               {{"key", "aligns"},
                                {"count", std::to_string(words.size())},
                                {"columns", std::to_string(table.columns.size())}});
    for (std::size_t i = 0; i < std::min(words.size(), table.columns.size()); ++i) {
        const auto alignment = alignment_of(words[i]);
        if (!alignment)
            work.diagnostics.error("attribute-value.aligns", narrowed(work, where, words[i]), {{"value", words[i]}});
        else
            table.columns[i].alignment = *alignment;
    }
    for (auto& row : table.rows)
        if (row.kind == model::RowKind::header)
            for (auto& cell : row.cells) cell.alignment = Alignment::unset;
    std::erase_if(block.attributes.pairs, [](const auto& pair) { return pair.first == "aligns"; });
    return true;
}

}  // namespace

void align_columns(Work& work) {
    const bool danish = work.assembly.metadata.language.empty() || work.assembly.metadata.language.starts_with("da");
    for_all_parts(work, [&](model::Blocks& parts) {
        model::for_each_blocks(parts, [&](model::Blocks& blocks) {
            for (auto& block : blocks)
                if (auto* table = std::get_if<model::Table>(&block.kind))
                    if (!align_as_told(work, block, *table) && danish)
                        align_numbers(*table, work.assembly.review_marks);
        });
    });
}

}  // namespace merge
