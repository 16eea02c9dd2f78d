// SPDX-License-Identifier: MPL-2.0
#include "read/table_workbook_head.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "read/table_heads.h"
#include "read/table_workbook_cell.h"

namespace reading {
namespace {

using xlsx::SheetCell;
using xlsx::SheetRow;

constexpr std::size_t rows_to_judge = 20;

class HeadFinder {
  public:
    HeadFinder(const WorkbookInput& input, TableSchema& schema, model::Sources& sources, TableRows& rows,
               model::Diagnostics& diagnostics)
        : input_(input),
          schema_(schema),
          choice_(input.choice),
          plan_(schema),
          sources_(sources),
          rows_(rows),
          diagnostics_(diagnostics),
          sheet_rows_(input.workbook, *input.choice.sheet) {
        place_.source = input.source;
        place_.range = input.choice.range;
        find_head_ = choice_.find_head;
        names_ = choice_.columns;
        if (input.written || !names_.empty()) return;  // it names its columns itself
        if (plan_.is_absent()) names_ = plan_.names(width());
        if (names_.empty() && plan_.is_placed()) {
            place_.range.first_row = plan_.first();
            find_head_ = false;
        }
    }

    WorkbookPlace find() {
        SheetRow row;
        if (!names_.empty()) {
            head_of_names();
        } else if (!find_head_) {
            // The head stands in the first row of the range: without cells there it has no names.
            while (sheet_rows_.next(row)) {
                if (row.number < place_.range.first_row) continue;
                if (!input_.written && row.number < plan_.last()) {
                    keep_upper_head(row);
                    continue;
                }
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
        // Of a whole sheet what stands beside the table has its place too.
        const xlsx::CellRange& range = place_.range;
        const bool all = !choice_.bounded && range.end_column <= most_columns;
        place_.grid = {choice_.sheet->name, row, all ? 1 : range.first_column, all ? most_columns : range.columns()};
        sources_.set_grid(input_.source, place_.grid);
        place_.head_row = row;
    }

    void head_of_names() {
        xlsx::CellRange& range = place_.range;
        const auto names = static_cast<std::uint32_t>(names_.size());
        range.end_column = std::min(range.end_column, range.first_column + names - 1);
        set_grid(range.first_row);
        std::vector<Heading> headings;
        for (std::uint32_t i = 0; i < range.columns(); ++i)
            headings.push_back(
                {std::string(trimmed_text(names_[i])), place_.at(range.first_row, range.first_column + i)});
        place_.head_row = range.first_row - 1;
        rows_.head(headings, place_.at(range.first_row, range.first_column));
    }

    /// How many columns there are without a head: those of the range, or that are filled in the first rows, and then
    /// the range begins with the first of them. The schema's fields at least.
    std::size_t width() {
        xlsx::CellRange& range = place_.range;
        std::size_t columns = std::min(range.columns(), most_columns);
        if (!choice_.bounded || range.end_column == xlsx::last_column) {
            std::uint32_t first = 0, last = 0;
            xlsx::SheetRows rows(input_.workbook, *choice_.sheet);
            SheetRow row;
            for (std::size_t judged = 0; judged < rows_to_judge && rows.next(row);) {
                if (row.number < range.first_row) continue;
                const auto before = last;
                bool filled = false;
                for (const auto& cell : row.cells) {
                    if (!is_filled(cell) || !range.has_column(cell.column)) continue;
                    first = first == 0 ? cell.column : std::min(first, cell.column);
                    last = std::max(last, cell.column);
                    filled = true;
                }
                if (filled) ++judged;
                if (before == 0 && filled && !choice_.bounded) range.first_row = row.number;
            }
            columns = first == 0 ? 0 : std::min(last - first + 1, most_columns);
            if (first != 0) range.first_column = first;
        }
        return schema_.fields.empty() ? columns : std::max(columns, schema_.fields.size());
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
        for (const auto& upper : upper_heads_)
            for (std::uint32_t column = 1; column <= upper.size(); ++column)
                if (!upper[column - 1].empty() && range.has_column(column)) {
                    first = first == 0 ? column : std::min(first, column);
                    last = std::max(last, column);
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
        set_grid(find_head_ || !choice_.bounded || !upper_heads_.empty() ? row.number : range.first_row);
        std::vector<Heading> headings;
        for (std::uint32_t column = range.first_column; column <= range.end_column; ++column)
            headings.push_back({"", place_.at(place_.head_row, column)});
        if (row.number == place_.head_row)
            for (const auto& cell : row.cells)
                if (range.has_column(cell.column)) name(cell, headings[cell.column - range.first_column]);
        if (!upper_heads_.empty()) join_heads(headings);
        if (input_.written && row.number == place_.head_row) find_beside(row);
        if (input_.written) take_new_heads(headings);
        if (input_.written) take_new_order(headings);
        rows_.head(headings, place_.at(place_.head_row, range.first_column));
        if (row.number == place_.head_row) place_.said_beside = report_beside(input_, place_, row, diagnostics_);
    }

    void keep_upper_head(const SheetRow& row) {
        auto& texts = upper_heads_.emplace_back();
        set_grid(row.number);
        for (const auto& cell : row.cells) {
            if (!is_filled(cell) || cell.column > most_columns) continue;
            model::DataCell made;
            made.span = place_.at(row.number, cell.column);
            fill_cell(cell, input_.workbook, made, diagnostics_);
            texts.resize(std::max<std::size_t>(texts.size(), cell.column));
            texts[cell.column - 1] = std::move(made.text);
        }
    }

    /// Puts the words of the rows above into a head of several rows.
    void join_heads(std::vector<Heading>& headings) const {
        const std::size_t before = place_.range.first_column - 1;
        std::vector<std::vector<std::string>> rows;
        for (const auto& upper : upper_heads_) {
            auto& texts = rows.emplace_back(headings.size());
            for (std::size_t i = 0; i < texts.size() && before + i < upper.size(); ++i) texts[i] = upper[before + i];
        }
        auto& lowest = rows.emplace_back();
        for (const auto& heading : headings) lowest.push_back(heading.text);
        const auto heads = joined_heads(std::move(rows));
        for (std::size_t i = 0; i < headings.size(); ++i) headings[i].text = heads[i];
    }

    /// In a workbook that this program wrote, columns that somebody gave another heading are known by their place as
    /// long as all of them are there.
    void take_new_heads(const std::vector<Heading>& headings) {
        const auto& known = input_.written->fields;
        if (headings.size() != known.size()) return;
        const auto is_named = [&](const std::string& name) {
            return std::any_of(headings.begin(), headings.end(), [&](const Heading& head) { return head.text == name; });
        };
        for (std::size_t i = 0; i < headings.size(); ++i) {
            const bool strange = std::none_of(known.begin(), known.end(), [&](const model::Field& field) {
                return field.name == headings[i].text || field.title == headings[i].text;
            });
            if (!strange || headings[i].text.empty() || is_named(known[i].name) || is_named(known[i].title)) continue;
            if (beside_.contains(known[i].name)) continue;  // a new column has pushed it out of the range
            for (auto& field : schema_.fields)
                if (field.name == known[i].name) field.title = headings[i].text;
        }
    }

    /// There the columns are in the order in which they stand now, unless a schema beside it tells another.
    void take_new_order(const std::vector<Heading>& headings) {
        const auto& known = input_.written->fields;
        auto& fields = schema_.fields;
        const auto is_same = [](const model::Field& a, const model::Field& b) { return a.name == b.name; };
        if (!std::equal(fields.begin(), fields.end(), known.begin(), known.end(), is_same)) return;
        const auto place = [&](const model::Field& field) {
            const auto of = [&](const std::string& words) {
                return std::find_if(headings.begin(), headings.end(), [&](const Heading& head) { return head.text == words; });
            };
            const auto named = of(field.name);
            return (named == headings.end() ? of(field.title) : named) - headings.begin();  // one may have a new title
        };
        std::stable_sort(fields.begin(), fields.end(),
                         [&](const model::Field& a, const model::Field& b) { return place(a) < place(b); });
    }

    /// Where columns stand that the table's range has lost, as when one is put in and the range does not grow.
    void find_beside(const SheetRow& row) {
        for (const auto& cell : row.cells)
            if (cell.column > place_.range.end_column && cell.kind == SheetCell::Kind::text) {
                const std::string head(trimmed_text(cell.text));
                const std::string& name = input_.written->name_of(head);
                beside_.insert(name);
                rows_.see_beside(name, xlsx::column_letters(cell.column) + std::to_string(row.number));
            }
    }

    void name(const SheetCell& from, Heading& heading) {
        model::DataCell cell;
        cell.span = heading.span;
        fill_cell(from, input_.workbook, cell, diagnostics_);
        heading.text = input_.written ? input_.written->name_of(cell.text) : cell.text;
    }

    const WorkbookInput& input_;
    TableSchema& schema_;
    const xlsx::Choice& choice_;
    const HeadPlan plan_;
    bool find_head_ = true;           // it is to be looked for in the first rows
    std::vector<std::string> names_;  // of the columns, where there is no head
    model::Sources& sources_;
    TableRows& rows_;
    model::Diagnostics& diagnostics_;
    xlsx::SheetRows sheet_rows_;
    std::vector<std::vector<std::string>> upper_heads_;  // by column, of a head of several rows all but the last
    std::set<std::string> beside_;  // the names of columns that stand there
    WorkbookPlace place_;
};

}  // namespace

WorkbookPlace find_workbook_head(const WorkbookInput& input, TableSchema& schema, model::Sources& sources, TableRows& rows,
                                 model::Diagnostics& diagnostics) {
    return HeadFinder(input, schema, sources, rows, diagnostics).find();
}

bool report_beside(const WorkbookInput& input, const WorkbookPlace& place, const SheetRow& row,
                   model::Diagnostics& diagnostics) {
    if (!input.choice.object && !(input.written && input.written_whole)) return false;
    for (const auto& cell : row.cells) {
        if (cell.column != place.range.end_column + 1 || !is_filled(cell)) continue;
        diagnostics.warning(input.choice.object ? "table-cell.beside" : "table-cell.beside-range", place.at(row.number, place.range.end_column),
                            {{"cell", xlsx::column_letters(cell.column) + std::to_string(row.number)},
                             {"last", xlsx::column_letters(place.range.end_column)}});
        return true;
    }
    return false;
}

}  // namespace reading
