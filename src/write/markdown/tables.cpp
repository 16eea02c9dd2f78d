// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "model/walk.h"
#include "write/markdown/escape.h"
#include "write/markdown/source.h"

namespace writing::markdown {
namespace {

using namespace model;

bool is_one_line(const TableCell& cell) {
    if (cell.row_span > 1 || cell.column_span > 1 || cell.children.size() > 1) return false;
    return cell.children.empty() || std::holds_alternative<Paragraph>(cell.children.front().kind);
}

// A pipe table has one header row and a line of words in each cell.
bool fits_pipe_table(const Table& table) {
    if (table.header_row_count() != 1 || table.columns.empty()) return false;
    return std::all_of(table.rows.begin(), table.rows.end(), [&](const TableRow& row) {
        return row.cells.size() == table.columns.size() && std::all_of(row.cells.begin(), row.cells.end(), is_one_line);
    });
}

std::string caption_words(const Table& table) {
    return table.caption ? inline_source(table.caption->children, Line::heading) : std::string();
}

std::string pipe_row(const TableRow& row) {
    std::string out = "|";
    for (const auto& cell : row.cells) {
        const auto* words = cell.children.empty() ? nullptr : std::get_if<Paragraph>(&cell.children.front().kind);
        const std::string source = words ? inline_source(words->children, Line::cell) : std::string();
        out += source.empty() ? " |" : " " + source + " |";
    }
    return out + "\n";
}

std::string pipe_table(const Table& table, const std::string& anchor) {
    std::string out;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        out += pipe_row(table.rows[i]);
        if (i > 0) continue;
        out += "|";
        for (std::size_t column = 0; column < table.columns.size(); ++column) out += " --- |";
        out += "\n";
    }
    const std::string words = caption_words(table);
    if (words.empty()) return out;
    return out + "\n: " + words + (anchor.empty() ? "" : " {#" + anchor + "}") + "\n";
}

std::string list_cell(const TableCell& cell) {
    std::string spans;
    if (cell.column_span > 1) spans += "colspan=" + std::to_string(cell.column_span);
    if (cell.row_span > 1) spans += (spans.empty() ? "rowspan=" : " rowspan=") + std::to_string(cell.row_span);
    const std::string source = block_source(cell.children);
    if (source.empty() && spans.empty()) spans = "colspan=1";  // an empty item would take what stands under it
    const bool begins_with_words =
        !cell.children.empty() && std::holds_alternative<Paragraph>(cell.children.front().kind);
    if (spans.empty()) return source;
    return "[]{" + spans + "}" + (begins_with_words ? " " : source.empty() ? "\n" : "\n\n") + source;
}

std::string list_table(const Table& table, const std::string& anchor) {
    std::string out = "::: {.list-table";
    if (!anchor.empty()) out += " #" + anchor;
    out += " header-rows=" + std::to_string(table.header_row_count()) + "}\n";
    if (const std::string words = caption_words(table); !words.empty()) out += words + "\n\n";
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        if (i > 0) out += '\n';
        bool first = true;
        for (const auto& cell : table.rows[i].cells) {
            out += (first ? "- - " : "  - ") + indented(list_cell(cell), 4);
            first = false;
        }
    }
    return out + ":::\n";
}

}  // namespace

std::string table_source(const Table& table, const std::string& anchor) {
    if (table.rows.empty() || table.columns.empty()) return {};
    return fits_pipe_table(table) ? pipe_table(table, anchor) : list_table(table, anchor);
}

}  // namespace writing::markdown
