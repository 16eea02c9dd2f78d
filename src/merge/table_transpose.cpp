// SPDX-License-Identifier: MPL-2.0
#include "merge/table_transpose.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "model/assembly.h"

namespace merge {
namespace {

/// Each cell at the row and column where it begins; its spans are turned.
std::vector<std::vector<std::vector<model::TableCell>>> turned(model::Table& table) {
    const std::size_t width = table.columns.size();
    std::vector<std::vector<std::vector<model::TableCell>>> out(
        width, std::vector<std::vector<model::TableCell>>(table.rows.size()));
    std::vector<std::size_t> reaching(width);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        std::vector<std::size_t> next(width);
        for (std::size_t column = 0; column < width; ++column)
            if (reaching[column] > 0) next[column] = reaching[column] - 1;
        std::size_t at = 0;
        for (auto& cell : table.rows[i].cells) {
            while (at < width && reaching[at] > 0) ++at;
            const auto wide = static_cast<std::size_t>(cell.column_span);
            for (std::size_t column = at; column < std::min(width, at + wide); ++column)
                next[column] = static_cast<std::size_t>(cell.row_span) - 1;
            std::swap(cell.row_span, cell.column_span);
            if (at < width) out[at][i].push_back(std::move(cell));
            at += wide;
        }
        reaching = std::move(next);
    }
    return out;
}

/// A number whose unit its row's head says has none of its own in the cell, and so shows none.
void drop_unsaid_unit(model::TableCell& cell) {
    auto* amount = std::get_if<model::Amount>(&cell.value);
    if (amount && model::plain_text(cell.children).find(amount->unit) == std::string::npos) amount->unit.clear();
}

/// What heads the columns, for who reads the table again.
void take_titles(model::Table& table) {
    if (table.rows.empty()) return;
    std::size_t at = 0;
    for (const auto& cell : table.rows[0].cells) {
        if (at < table.columns.size()) table.columns[at].title = model::plain_text(cell.children);
        at += static_cast<std::size_t>(cell.column_span);
    }
}

}  // namespace

void align_values(model::Table& table) {
    if (std::none_of(table.columns.begin(), table.columns.end(),
                     [](const model::TableColumn& column) { return column.format == values_format; }))
        return;
    std::vector<bool> numbers(table.columns.size(), false);
    std::vector<bool> others(table.columns.size(), false);
    std::vector<std::size_t> reaching(table.columns.size());
    for (const auto& row : table.rows) {
        std::size_t at = 0;
        std::vector<std::size_t> next(reaching.size());
        for (std::size_t i = 0; i < reaching.size(); ++i) next[i] = reaching[i] > 0 ? reaching[i] - 1 : 0;
        for (const auto& cell : row.cells) {
            while (at < reaching.size() && reaching[at] > 0) ++at;
            const std::size_t end = std::min(reaching.size(), at + static_cast<std::size_t>(cell.column_span));
            for (; at < end; ++at) {
                next[at] = static_cast<std::size_t>(cell.row_span) - 1;
                if (row.kind == model::RowKind::header) continue;
                const bool number = std::holds_alternative<model::Amount>(cell.value) && cell.column_span == 1;
                numbers[at] = numbers[at] || number;
                others[at] = others[at] || (!number && !cell.children.empty());
            }
        }
        reaching = std::move(next);
    }
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (numbers[i] && !others[i] && table.columns[i].format == values_format)
            table.columns[i].alignment = model::Alignment::decimal;
}

void transpose(model::Table& table) {
    const std::size_t width = table.rows.size();
    auto cells = turned(table);
    std::vector<model::TableColumn> columns(width);
    for (auto& column : columns) {
        column.type = "markdown";
        column.format = values_format;
    }
    if (width > 0) {
        columns[0].name = table.columns.empty() ? "" : table.columns[0].name;
        columns[0].heads_row = true;
    }
    std::vector<model::TableRow> rows;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        model::TableRow row;
        row.kind = i == 0 ? model::RowKind::header : model::RowKind::body;
        row.span = table.rows.empty() ? model::Span() : table.rows[0].span;
        for (std::size_t j = 0; j < width; ++j)
            for (auto& cell : cells[i][j]) {
                cell.is_header = i == 0 || j == 0;
                cell.alignment = model::Alignment::unset;
                if (i == 0) cell.value = {};  // heads are words
                if (!cell.is_header) drop_unsaid_unit(cell);
                row.cells.push_back(std::move(cell));
            }
        rows.push_back(std::move(row));
    }
    table.columns = std::move(columns);
    table.rows = std::move(rows);
    take_titles(table);
    align_values(table);
}

}  // namespace merge
