// SPDX-License-Identifier: MPL-2.0
#include "merge/table_spans.h"

#include <string>

#include "model/value_key.h"

namespace merge {
namespace {

class Laying {
  public:
    Laying(const model::DataTable& table, const std::vector<const model::DataRow*>& rows,
           const std::vector<std::size_t>& columns)
        : table_(table), rows_(rows), columns_(columns), taken_(rows.size() * columns.size()) {}

    std::vector<LaidRow> lay() {
        std::vector<LaidRow> out(rows_.size());
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            out[i].row = rows_[i];
            for (std::size_t j = 0; j < columns_.size(); ++j)
                if (!taken_[i * columns_.size() + j]) out[i].cells.push_back(place(i, j));
        }
        drop_empty(out);
        return out;
    }

  private:
    struct Origin {
        std::size_t row = 0;
        std::size_t field = 0;
        bool operator==(const Origin&) const = default;
    };

    Origin origin(std::size_t i, std::size_t j) const {
        const auto row = static_cast<std::size_t>(rows_[i] - table_.rows.data());
        const auto& cell = rows_[i]->cells[columns_[j]];
        return {row - static_cast<std::size_t>(cell.rows_up),
                columns_[j] - static_cast<std::size_t>(cell.columns_left)};
    }

    LaidCell place(std::size_t i, std::size_t j) {
        if (columns_[j] >= rows_[i]->cells.size()) return {nullptr, columns_[j], j, 1, 1};
        const Origin from = origin(i, j);
        const auto& cell = table_.rows[from.row].cells[from.field];
        std::size_t width = 1;
        std::size_t height = 1;
        if (cell.column_span > 1 || cell.row_span > 1) {
            while (belongs(i, j + width, from)) ++width;
            while (row_belongs(i + height, j, width, from)) ++height;
        }
        for (std::size_t down = 0; down < height; ++down)
            for (std::size_t right = 0; right < width; ++right) taken_[(i + down) * columns_.size() + j + right] = true;
        return {&cell, from.field, j, static_cast<int>(height), static_cast<int>(width)};
    }

    bool belongs(std::size_t i, std::size_t j, const Origin& from) const {
        return i < rows_.size() && j < columns_.size() && columns_[j] < rows_[i]->cells.size() &&
               !taken_[i * columns_.size() + j] && origin(i, j) == from;
    }

    bool row_belongs(std::size_t i, std::size_t j, std::size_t width, const Origin& from) const {
        for (std::size_t right = 0; right < width; ++right)
            if (!belongs(i, j + right, from)) return false;
        return true;
    }

    static void drop_empty(std::vector<LaidRow>& rows) {
        for (std::size_t i = rows.size(); i-- > 0;) {
            if (!rows[i].cells.empty()) continue;
            for (std::size_t above = 0; above < i; ++above)
                for (auto& cell : rows[above].cells)
                    if (above + static_cast<std::size_t>(cell.row_span) > i) --cell.row_span;
            rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }

    const model::DataTable& table_;
    const std::vector<const model::DataRow*>& rows_;
    const std::vector<std::size_t>& columns_;
    std::vector<bool> taken_;
};

/// The cell that begins in this row and place and covers no other place of the row; null when another reaches into it.
LaidCell* cell_at(LaidRow& row, std::size_t place) {
    for (auto& cell : row.cells)
        if (cell.column == place) return cell.column_span == 1 ? &cell : nullptr;
    return nullptr;
}

std::string key_at(const LaidRow& row, std::size_t field, const std::vector<model::Field>& fields) {
    return field < row.row->cells.size() ? model::value_key(row.row->cells[field], fields[field]) : std::string();
}

}  // namespace

void join_equal_neighbours(std::vector<LaidRow>& rows, const std::vector<std::size_t>& places,
                           const std::vector<model::Field>& fields) {
    // Where a column's cell begins anew, those after it in the list do too.
    std::vector<bool> parted(rows.size(), false);
    for (const std::size_t place : places) {
        LaidCell* above = nullptr;
        std::size_t reach = 0;  // the row after the last one that it covers
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (above && i < reach) continue;
            LaidCell* here = cell_at(rows[i], place);
            const std::string key = here && above && !parted[i] ? key_at(rows[i], here->field, fields) : "";
            const bool equal =
                !key.empty() && rows[i].cells.size() > 1 && key == key_at(rows[i - 1], above->field, fields);
            parted[i] = !equal;
            reach = here ? i + static_cast<std::size_t>(here->row_span) : 0;
            if (!equal) {
                above = here;
                continue;
            }
            above->row_span += here->row_span;
            rows[i].cells.erase(rows[i].cells.begin() + (here - rows[i].cells.data()));
        }
    }
}

std::vector<LaidRow> lay_spans(const model::DataTable& table, const std::vector<const model::DataRow*>& rows,
                               const std::vector<std::size_t>& columns) {
    return Laying(table, rows, columns).lay();
}

}  // namespace merge
