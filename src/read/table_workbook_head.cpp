// SPDX-License-Identifier: MPL-2.0
#include "read/table_workbook_head.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "read/table_workbook_cell.h"

namespace reading {
namespace {

using xlsx::SheetCell;
using xlsx::SheetRow;

constexpr std::size_t rows_to_judge = 20;
constexpr std::size_t most_columns = 4000;  // offsets of cells are 32 bits wide

class HeadFinder {
  public:
    HeadFinder(const WorkbookInput& input, model::Sources& sources, TableRows& rows, model::Diagnostics& diagnostics)
        : input_(input),
          choice_(input.choice),
          sources_(sources),
          rows_(rows),
          diagnostics_(diagnostics),
          sheet_rows_(input.workbook, *input.choice.sheet) {
        place_.source = input.source;
        place_.range = input.choice.range;
    }

    WorkbookPlace find() {
        SheetRow row;
        if (!choice_.columns.empty()) {
            head_of_names();
        } else if (!choice_.find_head) {
            // The head stands in the first row of the range: without cells there it has no names.
            while (sheet_rows_.next(row))
                if (row.number >= choice_.range.first_row) {
                    head(row);
                    break;
                }
        } else if (const auto number = judge()) {
            xlsx::SheetRows again(input_.workbook, *choice_.sheet);
            while (again.next(row))
                if (row.number == *number) {
                    head(row);
                    break;
                }
        }
        return std::move(place_);
    }

  private:
    void set_grid(std::uint32_t row) {
        place_.grid = {choice_.sheet->name, row, place_.range.first_column, place_.range.columns()};
        sources_.set_grid(input_.source, place_.grid);
        place_.head_row = row;
    }

    void head_of_names() {
        xlsx::CellRange& range = place_.range;
        const auto names = static_cast<std::uint32_t>(choice_.columns.size());
        range.end_column = std::min(range.end_column, range.first_column + names - 1);
        set_grid(range.first_row);
        std::vector<Heading> headings;
        for (std::uint32_t i = 0; i < range.columns(); ++i)
            headings.push_back(
                {std::string(trimmed_text(choice_.columns[i])), place_.at(range.first_row, range.first_column + i)});
        place_.head_row = range.first_row - 1;
        rows_.head(headings, place_.at(range.first_row, range.first_column));
    }

    /// The number of the first row in which more than one cell is filled: above it stand titles. Without such a row,
    /// the first.
    std::optional<std::uint32_t> judge() {
        std::optional<std::uint32_t> first;
        SheetRow row;
        for (std::size_t judged = 0; judged < rows_to_judge && sheet_rows_.next(row);) {
            const auto filled = std::count_if(row.cells.begin(), row.cells.end(), is_filled);
            if (filled > 1) return row.number;
            if (filled == 0) continue;
            if (!first) first = row.number;
            ++judged;
        }
        return first;
    }

    bool bound_columns(const SheetRow& row) {
        xlsx::CellRange& range = place_.range;
        if (choice_.bounded && range.end_column != xlsx::last_column) return true;
        std::uint32_t first = 0, last = 0;
        for (const auto& cell : row.cells)
            if (is_filled(cell) && range.has_column(cell.column)) {
                if (first == 0) first = cell.column;
                last = cell.column;
            }
        if (first == 0) return false;
        range.first_column = first;
        range.end_column = last;
        return true;
    }

    void head(const SheetRow& row) {
        if (!bound_columns(row)) return;
        const xlsx::CellRange& range = place_.range;
        if (range.columns() > most_columns)
            throw xlsx::BrokenWorkbook("table-workbook.wide",
                                       model::MessageArgs{{"columns", std::to_string(range.columns())},
                                                          {"most", std::to_string(most_columns)}});
        set_grid(choice_.find_head || !choice_.bounded ? row.number : range.first_row);
        std::vector<Heading> headings;
        for (std::uint32_t column = range.first_column; column <= range.end_column; ++column)
            headings.push_back({"", place_.at(place_.head_row, column)});
        if (row.number == place_.head_row)
            for (const auto& cell : row.cells)
                if (range.has_column(cell.column)) name(cell, headings[cell.column - range.first_column]);
        rows_.head(headings, place_.at(place_.head_row, range.first_column));
    }

    void name(const SheetCell& from, Heading& heading) {
        model::DataCell cell;
        cell.span = heading.span;
        fill_cell(from, input_.workbook, cell, diagnostics_);
        heading.text = input_.written ? input_.written->name_of(cell.text) : cell.text;
    }

    const WorkbookInput& input_;
    const xlsx::Choice& choice_;
    model::Sources& sources_;
    TableRows& rows_;
    model::Diagnostics& diagnostics_;
    xlsx::SheetRows sheet_rows_;
    WorkbookPlace place_;
};

}  // namespace

WorkbookPlace find_workbook_head(const WorkbookInput& input, model::Sources& sources, TableRows& rows,
                                 model::Diagnostics& diagnostics) {
    return HeadFinder(input, sources, rows, diagnostics).find();
}

}  // namespace reading
