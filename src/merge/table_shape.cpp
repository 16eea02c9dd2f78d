// SPDX-License-Identifier: MPL-2.0
#include "merge/table_shape.h"

#include <algorithm>

#include "model/walk.h"

namespace merge {
namespace {

std::size_t positive(int span) {
    return static_cast<std::size_t>(std::max(1, span));
}

/// Rows that a cell still reaches down into, by column.
using Reaching = std::vector<std::size_t>;

struct RowFit {
    std::size_t covered = 0;  // columns, from above and by the row's own cells
    std::size_t own = 0;      // cells that found room
};

/// Sets a row's cells into the columns that no cell from above takes.
RowFit place(const model::TableRow& row, std::size_t columns, Reaching& reaching) {
    RowFit fit;
    std::size_t at = 0;
    Reaching next(columns);
    for (std::size_t i = 0; i < columns; ++i)
        if (reaching[i] > 0) {
            next[i] = reaching[i] - 1;
            ++fit.covered;
        }
    for (const auto& cell : row.cells) {
        while (at < columns && reaching[at] > 0) ++at;
        const std::size_t width = positive(cell.column_span);
        bool room = at + width <= columns;
        for (std::size_t i = at; room && i < at + width; ++i) room = reaching[i] == 0;
        if (!room) {
            fit.covered += width;
            continue;
        }
        for (std::size_t i = at; i < at + width; ++i) next[i] = positive(cell.row_span) - 1;
        at += width;
        fit.covered += width;
        ++fit.own;
    }
    reaching = std::move(next);
    return fit;
}

std::size_t column_count(const model::Table& table) {
    if (!table.columns.empty()) return table.columns.size();
    std::size_t widest = 0;
    for (const auto& row : table.rows) {
        std::size_t width = 0;
        for (const auto& cell : row.cells) width += positive(cell.column_span);
        widest = std::max(widest, width);
    }
    return widest;
}

class Squaring {
  public:
    Squaring(Work& work, model::Block& block)
        : work_(work), block_(block), table_(std::get<model::Table>(block.kind)) {}

    void square() {
        const std::size_t columns = column_count(table_);
        table_.columns.resize(columns);
        Reaching reaching(columns);
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            auto& row = table_.rows[i];
            shorten_spans(row, table_.rows.size() - i,
                          row.kind == model::RowKind::header ? table_.header_row_count() - i : 0);
            const Reaching above = reaching;
            const RowFit fit = place(row, columns, reaching);
            if (fit.covered == columns && fit.own == row.cells.size()) continue;
            if (!read_from_markdown()) report(row, fit.covered, columns);
            repair(row, columns, above);
            reaching = above;
            place(row, columns, reaching);
        }
    }

  private:
    /// Then reading has counted its cells and said what is wrong. Columns of a structured table have names.
    bool read_from_markdown() const {
        return std::none_of(table_.columns.begin(), table_.columns.end(),
                            [](const model::TableColumn& column) { return !column.name.empty(); });
    }

    /// A span may not reach below the table, nor from the head into the body: the head is repeated on every page.
    void shorten_spans(model::TableRow& row, std::size_t rows_left, std::size_t head_left) {
        const std::size_t most = head_left > 0 ? head_left : rows_left;
        for (auto& cell : row.cells) {
            cell.column_span = std::max(1, cell.column_span);
            if (positive(cell.row_span) > most) {
                if (head_left > 0 || !read_from_markdown())
                    work_.diagnostics.error("table-shape.span", cell.span.known() ? cell.span : block_.span,
                                            {{"found", std::to_string(cell.row_span)}, {"rows", std::to_string(most)}});
                cell.row_span = static_cast<int>(most);
            }
            cell.row_span = std::max(1, cell.row_span);
        }
    }

    void report(const model::TableRow& row, std::size_t found, std::size_t columns) {
        work_.diagnostics.error("table-shape.row", row.span.known() ? row.span : block_.span,
                                {{"found", std::to_string(found)}, {"columns", std::to_string(columns)}});
    }

    static void repair(model::TableRow& row, std::size_t columns, const Reaching& above) {
        for (auto& cell : row.cells) cell.column_span = cell.row_span = 1;
        const auto room = static_cast<std::size_t>(std::count(above.begin(), above.end(), 0U));
        row.cells.resize(std::min(room, columns));
    }

    Work& work_;
    model::Block& block_;
    model::Table& table_;
};

}  // namespace

std::vector<std::size_t> covered_columns(const model::Table& table) {
    const std::size_t columns = column_count(table);
    Reaching reaching(columns);
    std::vector<std::size_t> out;
    for (const auto& row : table.rows) {
        const RowFit fit = place(row, columns, reaching);
        out.push_back(fit.own == row.cells.size() ? fit.covered : columns + 1);
    }
    return out;
}

namespace {

void turn_heads(model::Table& table) {
    const std::size_t heads = table.header_row_count();
    std::size_t labels = 1;
    if (heads < table.rows.size()) {
        const auto& cells = table.rows[heads].cells;
        const auto is_body = [](const auto& cell) { return !cell.is_header; };
        labels = std::max<std::size_t>(
            1, static_cast<std::size_t>(std::find_if(cells.begin(), cells.end(), is_body) - cells.begin()));
    }
    std::vector<std::size_t> free_from(table.columns.size(), 0);
    for (std::size_t row = 0; row < heads; ++row) {
        std::size_t column = 0;
        for (auto& cell : table.rows[row].cells) {
            while (column < free_from.size() && free_from[column] > row) ++column;
            cell.upward = column >= labels && cell.column_span <= 1 && !model::plain_text(cell.children).empty();
            for (std::size_t i = 0; i < positive(cell.column_span) && column < free_from.size(); ++i)
                free_from[column++] = row + positive(cell.row_span);
        }
    }
}

}  // namespace

void turn_heads(Work& work) {
    for_all_parts(work, [&](model::Blocks& parts) {
        model::for_each_blocks(parts, [&](model::Blocks& blocks) {
            for (auto& block : blocks)
                if (auto* table = std::get_if<model::Table>(&block.kind);
                    table != nullptr && block.attributes.has_class("rotated"))
                    turn_heads(*table);
        });
    });
}

void square_tables(Work& work) {
    for_all_parts(work, [&](model::Blocks& parts) {
        model::for_each_blocks(parts, [&](model::Blocks& blocks) {
            for (auto& block : blocks)
                if (std::holds_alternative<model::Table>(block.kind)) Squaring(work, block).square();
        });
    });
}

}  // namespace merge
