// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <map>

#include "write/pdf/tree_builder.h"

namespace writing::pdf {
namespace {

/// Whether Scope alone leaves a reader in doubt which headers a cell has (ISO 14289-1, 7.5).
bool needs_headers(const model::Table& table) {
    if (table.header_row_count() > 1) return true;
    for (const auto& row : table.rows) {
        if (row.kind == model::RowKind::group) return true;
        for (const auto& cell : row.cells)
            if (cell.row_span > 1 || cell.column_span > 1) return true;
    }
    return false;
}

}  // namespace

/// Which columns the rows above still cover, and which header cells speak for a column, a group or a row.
struct TreeBuilder::Grid {
    std::vector<int> covered;                        // by column: rows from the current one on
    std::vector<std::vector<Index>> column_headers;  // by column
    std::vector<std::pair<Index, int>> row_headers;  // header and the rows it still speaks for
    std::vector<std::pair<int, Index>> groups;       // that are open: their levels and headers
    bool explicit_headers = false;
    std::map<std::vector<Index>, Index> known_sets;
};

void TreeBuilder::table(Index parent, const model::Block& block, const model::Table& table) {
    ++table_depth_;
    within(parent, Tag::table, block.id, [&](Index made) {
        if (table.caption) caption(made, *table.caption);
        Grid grid;
        grid.covered.resize(table.columns.size());
        grid.column_headers.resize(table.columns.size());
        grid.explicit_headers = needs_headers(table);
        const std::size_t heads = table.header_row_count();
        const auto rows = [&](Tag tag, std::size_t begin, std::size_t end) {
            if (begin == end) return;
            const Index group = open(made, tag);
            for (std::size_t i = begin; i < end; ++i) {
                // The last total is the whole table's.
                if (i + 1 == table.rows.size() && table.rows[i].kind == model::RowKind::total) grid.groups.clear();
                table_row(group, table.rows[i], grid);
            }
        };
        // A THead wants a TBody beside it (ISO 14289-1, 7.2): heads alone are the body.
        const bool bodiless = heads == table.rows.size();
        rows(bodiless ? Tag::t_body : Tag::t_head, 0, heads);
        rows(Tag::t_body, heads, table.rows.size());
    });
    --table_depth_;
    if (table_depth_ == 0) pending_notes(parent);
}

void TreeBuilder::table_row(Index parent, const model::TableRow& row, Grid& grid) {
    const Index made = open(parent, Tag::tr, row.id);
    const bool group = row.kind == model::RowKind::group;
    if (group || row.kind == model::RowKind::total)
        std::erase_if(grid.groups,
                      [&](const auto& open) { return open.first > row.level || (group && open.first == row.level); });
    std::size_t column = 0;
    for (const auto& cell : row.cells) {
        while (column < grid.covered.size() && grid.covered[column] > 0) ++column;
        table_cell(made, row, cell, grid, column);
        const auto width = static_cast<std::size_t>(std::max(1, cell.column_span));
        for (std::size_t c = column; c < std::min(column + width, grid.covered.size()); ++c)
            grid.covered[c] = std::max(1, cell.row_span);
        column += width;
    }
    for (int& rows : grid.covered) rows = std::max(0, rows - 1);
    for (auto& header : grid.row_headers) --header.second;
    std::erase_if(grid.row_headers, [](const auto& header) { return header.second <= 0; });
}

void TreeBuilder::table_cell(Index parent, const model::TableRow& row, const model::TableCell& cell, Grid& grid,
                             std::size_t column) {
    const bool column_header = row.kind == model::RowKind::header || row.kind == model::RowKind::group;
    const bool header = column_header || cell.is_header;
    const Index made = open(parent, header ? Tag::th : Tag::td, cell.id);
    element(made).row_span = static_cast<std::uint16_t>(std::max(1, cell.row_span));
    element(made).column_span = static_cast<std::uint16_t>(std::max(1, cell.column_span));
    element(made).has_id = header;
    element(made).scope = !header ? Scope::none : column_header ? Scope::column : Scope::row;

    const std::size_t columns = static_cast<std::size_t>(std::max(1, cell.column_span));
    if (row.kind == model::RowKind::group) {
        grid.groups.emplace_back(row.level, made);
    } else if (column_header) {
        for (std::size_t c = column; c < std::min(column + columns, grid.column_headers.size()); ++c)
            grid.column_headers[c].push_back(made);
    } else if (header) {
        grid.row_headers.emplace_back(made, std::max(1, cell.row_span));
    } else if (grid.explicit_headers) {
        name_headers(made, grid, column, columns);
    }

    const auto* alone = cell.children.size() == 1 ? std::get_if<model::Paragraph>(&cell.children[0].kind) : nullptr;
    if (alone != nullptr) {
        content(made, cell.id);
        content(made, cell.children[0].id);
        inlines(made, alone->children);
    } else {
        own_paragraph(made, cell.id);
        blocks(made, cell.children);
    }
}

void TreeBuilder::name_headers(Index cell, Grid& grid, std::size_t column, std::size_t columns) {
    std::vector<Index> set;
    const auto add = [&](Index header) {
        if (std::find(set.begin(), set.end(), header) == set.end()) set.push_back(header);
    };
    for (std::size_t c = column; c < std::min(column + columns, grid.column_headers.size()); ++c)
        for (const Index header : grid.column_headers[c]) add(header);
    for (const auto& group : grid.groups) add(group.second);
    for (const auto& header : grid.row_headers) add(header.first);
    if (set.empty()) return;
    const auto [at, first] = grid.known_sets.emplace(set, static_cast<Index>(tree_.header_sets.size()));
    if (first) tree_.header_sets.push_back(std::move(set));
    element(cell).headers = at->second;
}

}  // namespace writing::pdf
