// SPDX-License-Identifier: MPL-2.0
#include "read/table_workbook_reading.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "read/table_heads.h"
#include "read/table_workbook_cell.h"

namespace reading {
namespace {

using model::DataCell;
using model::DataRow;
using xlsx::SheetCell;
using xlsx::SheetRow;

constexpr std::uint64_t most_cells = 100'000'000;
constexpr std::uint32_t rows_near_head = 4;

/// "5–7, 9"
std::string listed(const std::vector<std::uint32_t>& numbers, bool letters) {
    const auto name = [letters](std::uint32_t number) {
        return letters ? xlsx::column_letters(number) : std::to_string(number);
    };
    std::string out;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t last = i;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
        if (out.size() > 200) return out + ", …";
        out += (out.empty() ? "" : ", ") + name(numbers[i]);
        if (last > i) out += "–" + name(numbers[last]);
        i = last + 1;
    }
    return out;
}

}  // namespace

WorkbookReading::WorkbookReading(const WorkbookInput& input, const WorkbookPlace& place, const TableRows& head,
                                 model::Diagnostics& diagnostics)
    : input_(input),
      place_(place),
      diagnostics_(diagnostics),
      rows_(input.schema, input.read_markdown, NumberForm::danish, true, diagnostics),
      sheet_rows_(input.workbook, *input.choice.sheet),
      below_(place.range.end_row + 1),
      typed_below_(input.written && input.written_whole && !input.written->totals_under.empty()) {
    said_outside_ = place.said_beside;
    rows_.take_head(head);
    if (input.written) rows_.take_words_across();
    if (typed_below_) find_last_total();
    if (input.written) written_.emplace(*input.written, input.workbook, place.head_row, input.read_markdown, diagnostics);
}

LocatedText WorkbookReading::locate(const DataCell& cell) {
    LocatedText text;
    text.text = cell.text;
    text.places.whole = cell.span;
    return text;
}

bool WorkbookReading::row() {
    const std::uint32_t end = place_.range.end_row - input_.choice.total_rows;
    while (sheet_rows_.next(sheet_row_)) {
        if (sheet_row_.number > place_.range.end_row) {
            if (!belongs_below(sheet_row_)) continue;
        } else if (sheet_row_.number <= place_.head_row || sheet_row_.number > end) {
            continue;
        }
        report_outside(sheet_row_);
        if (!is_inside(sheet_row_) || (written_ && written_->is_total(sheet_row_))) continue;
        take(sheet_row_);
        return true;
    }
    return false;
}

bool WorkbookReading::is_inside(const SheetRow& row) const {
    // A row of a table that this program wrote is one, whatever is in it.
    if (!written_) return is_filled_inside(row);
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [&](const SheetCell& cell) { return place_.range.has_column(cell.column); });
}

void WorkbookReading::take(const SheetRow& row) {
    const xlsx::CellRange& range = place_.range;
    if (std::uint64_t{row.number - place_.grid.first_row + 1} * range.columns() > most_cells)
        throw xlsx::BrokenWorkbook("table-workbook.large", model::MessageArgs{{"most", std::to_string(most_cells / 1'000'000)}});
    if (row.hidden) hidden_rows_.push_back(row.number);
    numbers_.push_back(row.number);
    const model::Span first = place_.at(row.number, range.first_column);
    rows_.begin_row({input_.source, first.begin, first.begin + range.columns()}, range.columns());
    rows_.set_level(row.level);
    for (std::uint32_t i = 0; i < range.columns(); ++i) {
        DataCell& cell = rows_.cell(i);
        cell.span = {input_.source, first.begin + i, first.begin + i + 1};
        cell.missing = true;
    }
    for (const auto& cell : row.cells) {
        if (!range.has_column(cell.column)) continue;
        DataCell& made = rows_.cell(cell.column - range.first_column);
        if (fill_cell(cell, input_.workbook, made, diagnostics_) == TimeOfDay::hidden && hidden_times_++ == 0)
            hidden_time_ = made.span;
        if (written_ && cell.kind == SheetCell::Kind::number) show_written(cell, made);
        if (cell.kind == SheetCell::Kind::number) see_percent(cell, made);
        if (cell.kind == SheetCell::Kind::number && xlsx::has_unsure_digits(cell.number) && unsure_numbers_++ == 0) {
            unsure_number_ = made.span;
            unsure_shown_ = made.text;
        }
        if (!written_ && cell.kind == SheetCell::Kind::number)
            add_words(input_.workbook.format(cell.style).section_for(cell.number), made);
        if (written_)
            written_->fill(cell, input_.workbook.format(cell.style), row.number, type_of(cell.column), made);
        else
            mark(cell, row.number, made);
    }
    if (written_ && written_->is_wide(row)) wide_.push_back(index());
    if (written_) return;  // there only merged cells make a group row
    rows_.end_row();
    DataRow& last = rows_.rows().back();
    if (!last.is_group) return;
    last.cells[0].blocks.clear();  // they have the colon yet
    groups_.push_back(index());
}

/// In a workbook that this program wrote a number has fewer decimals than its value only where its column's are
/// rounded: elsewhere somebody typed it into a cell of another number. What is a guess keeps its sign and
/// its words: "ca. 5", "(5)".
void WorkbookReading::show_written(const SheetCell& cell, DataCell& made) {
    const std::size_t index = rows_.field_of(cell.column - place_.range.first_column);
    if (index >= input_.schema.fields.size()) return;
    const model::Field& field = input_.schema.fields[index];
    const xlsx::NumberFormat& format = input_.workbook.format(cell.style);
    if (!input_.written->rounded.contains(field.name)) {
        auto shown = xlsx::show_all_decimals(cell.number, format);
        made.value = std::move(shown.amount);
        made.text = std::move(shown.text);
    }
    if (field.inferred && format.before == "+")
        made.text.insert(0, format.before);
    else if (field.inferred)
        add_words(format, made);
}

/// In a column of per cent a spreadsheet has 7 % as 0,07 in the format for per cent; in another it may mean either.
void WorkbookReading::see_percent(const SheetCell& cell, const DataCell& made) {
    const std::size_t index = rows_.field_of(cell.column - place_.range.first_column);
    if (index >= input_.schema.fields.size() || input_.schema.fields[index].unit != "%") return;
    PercentColumn& column = percents_[cell.column];
    const xlsx::NumberFormat& format = input_.workbook.format(cell.style);
    if (format.unit == "%" && format.scale > 1) column.formatted = true;
    if (format.kind != xlsx::NumberFormat::Kind::general || cell.number == 0 || std::abs(cell.number) > 1) return;
    if (column.bare++ > 0) return;
    column.first = made.span;
    column.shown = made.text;
    column.percent = xlsx::show_number(cell.number * 100, format).text;
}

void WorkbookReading::report_percents() {
    for (const auto& [number, column] : percents_)
        if (column.formatted && column.bare > 0)
            diagnostics_.warning("table-cell.bare-percent", column.first,
                                 {{"value", column.shown},
                                  {"percent", column.percent},
                                  {"count", std::to_string(column.bare)}});
}

void WorkbookReading::report_unsure_digits() {
    if (unsure_numbers_ > 0)
        diagnostics_.warning("table-cell.digits", unsure_number_,
                             {{"value", unsure_shown_}, {"count", std::to_string(unsure_numbers_)}});
}

/// A text with marks, or that leads somewhere, is Markdown; an address is what a column of them holds.
void WorkbookReading::mark(const SheetCell& cell, std::uint32_t row, DataCell& made) {
    if (cell.marked.empty() && input_.links.empty()) return;
    const auto link = input_.links.find({row, cell.column});
    const bool leads = link != input_.links.end() && !made.text.empty();
    if (!leads && cell.marked.empty()) return;
    const std::string_view type = type_of(cell.column);
    if (type == "url" && leads) made.text = link->second;
    if (type != "markdown" && !input_.schema.fields.empty()) return;
    std::string source(cell.marked.empty() ? std::string_view(made.text) : trimmed_text(cell.marked));
    if (leads && source.find('[') == std::string::npos && link->second.find_first_of("<>\n ") == std::string::npos) {
        std::replace(source.begin(), source.end(), '\n', ' ');
        source = "[" + source + "](<" + link->second + ">)";
    }
    rows_.mark(source, made);
}

std::uint32_t WorkbookReading::last_row() const {
    return std::max(numbers_.empty() ? 0 : numbers_.back(), place_.grid.first_row);
}

/// Of the field that a column of the sheet fills; "values" where each cell has its own.
std::string_view WorkbookReading::type_of(std::uint32_t column) const {
    const std::size_t index = rows_.field_of(column - place_.range.first_column);
    if (index >= input_.schema.fields.size()) return "markdown";
    const model::Field& field = input_.schema.fields[index];
    return has_own_values(field) ? std::string_view("values") : std::string_view(field.type);
}

bool WorkbookReading::is_filled_inside(const SheetRow& row) const {
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const SheetCell& cell) {
        return place_.range.has_column(cell.column) && is_filled(cell);
    });
}

/// Which row under the table is the last of its sums; where somebody has taken all away, none is.
void WorkbookReading::find_last_total() {
    xlsx::SheetRows rows(input_.workbook, *input_.choice.sheet);
    SheetRow row;
    while (rows.next(row))
        if (row.number > place_.range.end_row && WrittenCells::heads(row, input_.written->totals_under))
            last_total_ = row.number;
}

/// Whether a row under the table is a part of it: in a table that this program wrote one that somebody put before the
/// last of the sums. Others that stand right under it are told.
bool WorkbookReading::belongs_below(const SheetRow& row) {
    const bool near = row.number == below_ || (typed_below_ && row.number == below_ + 1);  // one left empty
    if (!near || !is_filled_inside(row)) return false;
    below_ = row.number + 1;
    if (row.number == last_total_) typed_below_ = false;
    if (written_ && written_->is_total_under(row)) return false;
    if (!typed_below_) keep_below(row);
    return typed_below_;
}

/// What stands right under a table looks like a part of it; of a table object Excel alone takes it in.
void WorkbookReading::keep_below(const SheetRow& row) {
    if (!(input_.choice.object || (written_ && input_.written_whole))) return;
    if (below_rows_.empty())
        for (const auto& cell : row.cells)
            if (place_.range.has_column(cell.column) && is_filled(cell)) {
                below_span_ = place_.at(row.number, cell.column);
                break;
            }
    below_rows_.push_back(row.number);
}

void WorkbookReading::report_below() {
    if (below_rows_.empty()) return;
    diagnostics_.warning(input_.choice.object ? "table-cell.below" : "table-cell.below-range", below_span_,
                         {{"count", std::to_string(below_rows_.size())},
                          {"rows", listed(below_rows_, false)},
                          {"last", std::to_string(std::max(place_.range.end_row, last_row()))}});
}

void WorkbookReading::report_outside(const SheetRow& row) {
    if (!said_outside_) said_outside_ = report_beside(input_, place_, row, diagnostics_);
    if (input_.choice.bounded || said_outside_) return;
    const xlsx::CellRange& range = place_.range;
    for (const auto& cell : row.cells) {
        if (range.has_column(cell.column) || !is_filled(cell)) continue;
        said_outside_ = true;
        // Right under what was taken for the head there may be more of it, or the head itself under a title.
        const std::uint32_t head = place_.head_row, number = row.number;
        const bool near = number <= head + rows_near_head && !HeadPlan(input_.schema).is_placed();
        const std::uint32_t first = number == head + 1 ? head : number;
        diagnostics_.error(near ? "table-cell.outside" : "table-cell.outside-below",
                           place_.at(number, cell.column <= most_columns ? cell.column : range.first_column),
                           {{"cell", xlsx::column_letters(cell.column) + std::to_string(number)},
                            {"first", xlsx::column_letters(range.first_column)},
                            {"last", xlsx::column_letters(range.end_column)},
                            {"row", std::to_string(number)},
                            {"rows", std::to_string(first) + ", " + std::to_string(first + 1)}});
        return;
    }
}

void WorkbookReading::report_comments() {
    std::size_t count = 0;
    xlsx::CellPlace first;
    for (const auto& place : input_.comments) {
        if (place.first < place_.grid.first_row || place.first > last_row() || !place_.range.has_column(place.second))
            continue;
        if (count++ == 0) first = place;
    }
    if (count > 0)
        diagnostics_.warning("table-cell.comments", place_.at(first.first, first.second),
                             {{"count", std::to_string(count)}});
}

void WorkbookReading::report_hidden() {
    const xlsx::CellRange& range = place_.range;
    const xlsx::Sheet& sheet = *input_.choice.sheet;
    const model::Span head = place_.at(place_.grid.first_row, range.first_column);
    if (sheet.hidden) diagnostics_.note("table-hidden.sheet", head, {{"sheet", sheet.name}});
    if (!hidden_rows_.empty())
        diagnostics_.warning("table-hidden.rows", place_.at(hidden_rows_[0], range.first_column),
                             {{"rows", listed(hidden_rows_, false)}, {"count", std::to_string(hidden_rows_.size())}});
    if (hidden_times_ > 0)
        diagnostics_.note("table-hidden.times", hidden_time_, {{"count", std::to_string(hidden_times_)}});
    std::vector<std::uint32_t> columns;
    for (std::uint32_t column = range.first_column; column <= range.end_column; ++column)
        if (sheet_rows_.is_hidden_column(column)) columns.push_back(column);
    if (!columns.empty())
        diagnostics_.warning("table-hidden.columns", place_.at(place_.grid.first_row, columns[0]),
                             {{"columns", listed(columns, true)}, {"count", std::to_string(columns.size())}});
}

}  // namespace reading
