// SPDX-License-Identifier: MPL-2.0
// Lays the cells of a table's rows into its columns, where cells may reach over rows and columns.
#pragma once

#include <cstddef>
#include <vector>

#include "model/data_table.h"
#include "model/diagnostic.h"

namespace reading {

/// Row by row: `begin_row`, `put` from left to right, `end_row`; at a group row and at the table's end `end_run`. Every
/// place of a row is filled: what a cell reaches over says so (DataCell::is_covered). A cell that reaches where it
/// cannot is shortened, and an error (`table-span.…`) at its place.
class TableSpans {
  public:
    TableSpans(std::vector<model::DataRow>& rows, std::size_t columns, model::Diagnostics& diagnostics)
        : rows_(rows), columns_(columns), diagnostics_(diagnostics), reaching_(columns) {}

    /// Whether a cell of a row above takes this place of the row that comes next, or that has begun.
    bool is_taken(std::size_t column) const { return reaching_[column].rows_left > 0; }
    /// The first place at or after `column` that is free; the number of columns when none is.
    std::size_t next_free(std::size_t column) const;
    /// Fills the places of `row` that cells above reach over. `row` is the one that is added to the rows next.
    void begin_row(model::DataRow& row);
    /// Sets a cell, fills what it reaches over to its right, and gives the place after it. `column` is free.
    std::size_t put(model::DataRow& row, std::size_t column, model::DataCell cell);
    void end_row();
    /// No cell reaches farther down than this.
    void end_run();

  private:
    struct Reach {
        int rows_left = 0;
        std::size_t row = 0;
        std::size_t column = 0;
    };
    void cover(model::DataRow& row, std::size_t column, const Reach& from);

    std::vector<model::DataRow>& rows_;
    std::size_t columns_;
    model::Diagnostics& diagnostics_;
    std::vector<Reach> reaching_;
};

}  // namespace reading
