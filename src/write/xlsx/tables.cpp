// SPDX-License-Identifier: MPL-2.0
// Which tables of a document get a sheet, and what their columns are called there.
#include <algorithm>
#include <set>

#include "model/walk.h"
#include "write/xlsx/sheets.h"

namespace writing::xlsx {
namespace {

using namespace model;

constexpr std::size_t longest_head = 255;      // of a table's column: Excel's limit
constexpr std::size_t longest_table = 100000;  // rows of a table that is held in memory
constexpr std::size_t most_columns = 16384;    // of a sheet: Excel's limit

bool shows_here(const Block& block) {
    const auto* div = std::get_if<Div>(&block.kind);
    if (!div || div->kind != DivKind::only) return true;
    const std::string* formats = block.attributes.find("format");
    return !formats || formats->find("xlsx") != std::string::npos;
}

void collect(const Blocks& blocks, std::vector<const Block*>& found) {
    for (const auto& block : blocks) {
        if (!shows_here(block)) continue;
        if (const auto* table = std::get_if<Table>(&block.kind)) {
            if (!table->columns.empty() && table->columns.size() <= most_columns && !table->rows.empty() &&
                !block.attributes.has_class("facts"))
                found.push_back(&block);
        } else if (const auto* div = std::get_if<Div>(&block.kind)) {
            collect(div->children, found);
        } else if (const auto* quote = std::get_if<Quote>(&block.kind)) {
            collect(quote->children, found);
        } else if (const auto* list = std::get_if<List>(&block.kind)) {
            for (const auto& item : list->items) collect(item.children, found);
        } else if (const auto* terms = std::get_if<TermList>(&block.kind)) {
            for (const auto& item : terms->items)
                for (const auto& definition : item.definitions) collect(definition, found);
        }
    }
}

bool has_spans(const Table& table) {
    return std::any_of(table.rows.begin(), table.rows.end(), [](const TableRow& row) {
        return std::any_of(row.cells.begin(), row.cells.end(),
                           [](const TableCell& cell) { return cell.row_span > 1 || cell.column_span > 1; });
    });
}

std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return cut(text, longest_head);
}

}  // namespace

std::vector<const Block*> tables_of(const Blocks& blocks) {
    std::vector<const Block*> found;
    collect(blocks, found);
    return found;
}

bool is_streamed(const Table& table) {
    if (table.more) return true;
    return table.rows.size() > longest_table && !has_spans(table);
}

std::size_t TableSheet::body_rows() const {
    const Table& content = table();
    const auto held = std::count_if(content.rows.begin(), content.rows.end(),
                                    [](const TableRow& row) { return row.kind == RowKind::body; });
    return static_cast<std::size_t>(held) + (content.more ? content.more->count() : 0);
}

std::string table_title(const Table& table, const Messages& words, const std::vector<ReviewMark>& marks) {
    if (!table.caption) return words.text("table.label");
    const std::string text = plain_text(table.caption->children, marks);
    if (table.caption->label.empty()) return text;
    return text.empty() ? table.caption->label : table.caption->label + " " + text;
}

std::vector<std::string> column_heads(const Table& table, const Messages& words, const std::vector<ReviewMark>& marks) {
    std::vector<std::string> heads(table.columns.size());
    const std::size_t header_rows = table.header_row_count();
    if (header_rows > 0) {
        std::size_t column = 0;
        for (const auto& cell : table.rows[header_rows - 1].cells) {
            if (column < heads.size()) heads[column] = one_line(cell_text(cell.children, marks));
            column += static_cast<std::size_t>(std::max(1, cell.column_span));
        }
    }
    std::set<std::string> taken;  // Excel takes those for equal that differ in case only
    for (std::size_t i = 0; i < heads.size(); ++i) {
        if (heads[i].empty()) heads[i] = words.text("workbook.column", {{"number", std::to_string(i + 1)}});
        const std::string wanted = heads[i];
        for (int copy = 2; !taken.insert(lower_case(heads[i])).second; ++copy) {
            const std::string suffix = " (" + std::to_string(copy) + ")";
            heads[i] = cut(wanted, longest_head - suffix.size()) + suffix;
        }
    }
    return heads;
}

std::string column_letters(std::size_t column) {
    std::string letters;
    for (++column; column > 0; column = (column - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters;
}

}  // namespace writing::xlsx
