// SPDX-License-Identifier: MPL-2.0
#include "read/table_workbook.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "read/table_heads.h"
#include "read/table_merged.h"
#include "read/table_rows.h"
#include "read/table_written.h"
#include "read/xlsx/choice.h"
#include "read/xlsx/sheet_rows.h"

namespace reading {
namespace {

using model::DataCell;
using model::DataTable;
using xlsx::SheetCell;
using xlsx::SheetRow;
using Kind = SheetCell::Kind;

constexpr std::size_t rows_to_judge = 20;
constexpr std::size_t most_columns = 4000;  // offsets of cells are 32 bits wide
constexpr std::uint64_t most_cells = 100'000'000;

std::string trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const auto begin = text.find_first_not_of(space);
    return begin == std::string_view::npos ? "" : std::string(text.substr(begin, text.find_last_not_of(space) - begin + 1));
}

bool is_filled(const SheetCell& cell) {
    return cell.kind != Kind::blank || cell.uncalculated;
}

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

/// A row that waits for the head to be found; it owns its texts.
struct WaitingRow {
    SheetRow row;
    std::vector<std::string> texts;

    explicit WaitingRow(const SheetRow& from) : row(from) {
        texts.reserve(row.cells.size());
        for (auto& cell : row.cells) cell.text = texts.emplace_back(cell.text);
    }
    std::size_t filled() const {
        return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(), is_filled));
    }
};

class WorkbookTableReader {
  public:
    WorkbookTableReader(model::SourceId source, const xlsx::Workbook& workbook, const xlsx::Choice& choice,
                        const WrittenTable* written, TableSchema& schema, model::Sources& sources,
                        const MarkdownCellReader& read_markdown, model::Diagnostics& diagnostics)
        : source_(source),
          workbook_(workbook),
          choice_(choice),
          schema_(schema),
          range_(choice.range),
          sources_(sources),
          diagnostics_(diagnostics),
          rows_(schema, read_markdown, NumberForm::danish, true, diagnostics),
          sheet_rows_(workbook, *choice.sheet) {
        if (written) written_.emplace(*written, read_markdown, diagnostics);
    }

    DataTable read() {
        std::vector<WaitingRow> waiting;
        SheetRow row;
        std::size_t filled = 0;
        const bool headless = !choice_.columns.empty();
        bool more = true;
        if (headless) {
            set_grid(range_.first_row);
            head_of_names();
        } else if (!choice_.find_head) {
            while ((more = sheet_rows_.next(row)) && row.number < range_.first_row) {}
            while (more && row.number < schema_.dialect.last_header_row()) {
                keep_upper_head(row);
                more = sheet_rows_.next(row);
            }
            // The head stands in the first row of the range: without cells there it has no names.
            if (more) head(row);
        } else {
            while (filled < rows_to_judge && (more = sheet_rows_.next(row)))
                if (const WaitingRow kept(row); kept.filled() > 0) {
                    waiting.emplace_back(row);
                    ++filled;
                }
            find_head(waiting);
        }
        if (rows_.columns() == 0) return {};
        for (const auto& kept : waiting)
            if (kept.row.number > head_row_) body(kept.row);
        while (more && sheet_rows_.next(row)) {
            if (row.number > range_.end_row) report_below(row);
            if (row.number > range_.end_row - choice_.total_rows) break;
            if (row.number >= range_.first_row) body(row);
        }
        while (sheet_rows_.next(row)) report_below(row);  // merged cells stand after all rows
        return finish();
    }

    std::string part() const {
        return choice_.sheet->name + "!" + xlsx::column_letters(range_.first_column) + std::to_string(grid_.first_row) + ":" +
               xlsx::column_letters(range_.end_column) + std::to_string(std::max(last_row_, grid_.first_row));
    }

  private:
    model::Span at(std::uint32_t row, std::uint32_t column) const {
        const std::uint32_t offset = grid_.offset(row, column);
        return {source_, offset, offset + 1};
    }

    void set_grid(std::uint32_t row) {
        grid_ = {choice_.sheet->name, row, range_.first_column, range_.columns()};
        sources_.set_grid(source_, grid_);
        head_row_ = row;
    }

    void head_of_names() {
        range_.end_column = std::min(range_.end_column, range_.first_column + static_cast<std::uint32_t>(choice_.columns.size()) - 1);
        set_grid(range_.first_row);
        std::vector<Heading> headings;
        for (std::uint32_t i = 0; i < range_.columns(); ++i)
            headings.push_back({trimmed(choice_.columns[i]), at(head_row_, range_.first_column + i)});
        head_row_ = range_.first_row - 1;
        rows_.head(headings, at(range_.first_row, range_.first_column));
    }

    void keep_upper_head(const SheetRow& row) {
        auto& texts = upper_heads_.emplace_back();
        for (const auto& cell : row.cells) {
            if (!is_filled(cell) || cell.column > most_columns) continue;
            DataCell made;
            set_grid(row.number);
            fill(cell, row.number, made);
            texts.resize(std::max<std::size_t>(texts.size(), cell.column));
            texts[cell.column - 1] = std::move(made.text);
        }
    }
    /// Puts the words of the rows above into a head of several rows.
    void join_heads(std::vector<Heading>& headings) const {
        std::vector<std::vector<std::string>> rows;
        for (const auto& upper : upper_heads_) {
            auto& texts = rows.emplace_back(headings.size());
            for (std::size_t i = 0; i < texts.size() && range_.first_column - 1 + i < upper.size(); ++i)
                texts[i] = upper[range_.first_column - 1 + i];
        }
        auto& lowest = rows.emplace_back();
        for (const auto& heading : headings) lowest.push_back(heading.text);
        const auto heads = joined_heads(std::move(rows));
        for (std::size_t i = 0; i < headings.size(); ++i) headings[i].text = heads[i];
    }

    /// The first row in which more than one cell is filled: above it stand titles. Without such a row, the first.
    void find_head(const std::vector<WaitingRow>& waiting) {
        const WaitingRow* found = waiting.empty() ? nullptr : &waiting.front();
        for (const auto& kept : waiting)
            if (kept.filled() > 1) {
                found = &kept;
                break;
            }
        if (found) head(found->row);
    }

    void head(const SheetRow& row) {
        std::uint32_t first = 0, last = 0;
        for (const auto& cell : row.cells)
            if (is_filled(cell) && range_.has_column(cell.column)) {
                if (first == 0) first = cell.column;
                last = cell.column;
            }
        for (const auto& upper : upper_heads_)
            for (std::uint32_t column = 1; column <= upper.size(); ++column)
                if (!upper[column - 1].empty() && range_.has_column(column)) {
                    first = first == 0 ? column : std::min(first, column);
                    last = std::max(last, column);
                }
        if (!choice_.bounded || range_.end_column == xlsx::last_column) {
            if (first == 0) return;
            range_.first_column = first;
            range_.end_column = last;
        }
        if (range_.columns() > most_columns)
            throw xlsx::BrokenWorkbook("table-workbook.wide", model::MessageArgs{{"columns", std::to_string(range_.columns())},
                                                                                {"most", std::to_string(most_columns)}});
        set_grid(choice_.find_head || !choice_.bounded || !upper_heads_.empty() ? row.number : range_.first_row);
        head_row_ = grid_.first_row;
        std::vector<Heading> headings;
        for (std::uint32_t column = range_.first_column; column <= range_.end_column; ++column)
            headings.push_back({"", at(head_row_, column)});
        if (row.number == head_row_)
            for (const auto& cell : row.cells)
                if (range_.has_column(cell.column)) {
                    DataCell made;
                    fill(cell, row.number, made);
                    headings[cell.column - range_.first_column].text =
                        written_ ? written_->table().name_of(made.text) : made.text;
                }
        if (!upper_heads_.empty()) join_heads(headings);
        if (written_) take_new_heads(headings);
        rows_.head(headings, at(head_row_, range_.first_column));
        if (row.number == head_row_) report_beside(row);
        if (row.number != head_row_) body(row);
    }

    /// In a workbook that this program wrote, columns that somebody gave another heading are known by their place as
    /// long as all of them are there.
    void take_new_heads(std::vector<Heading>& headings) {
        const auto& known = written_->table().fields;
        if (headings.size() != known.size()) return;
        const auto is_named = [&](const std::string& name) {
            return std::any_of(headings.begin(), headings.end(), [&](const Heading& head) { return head.text == name; });
        };
        for (std::size_t i = 0; i < headings.size(); ++i) {
            const bool strange = std::none_of(known.begin(), known.end(), [&](const model::Field& field) {
                return field.name == headings[i].text || field.title == headings[i].text;
            });
            if (!strange || headings[i].text.empty() || is_named(known[i].name) || is_named(known[i].title)) continue;
            for (auto& field : schema_.fields)
                if (field.name == known[i].name) field.title = headings[i].text;
        }
    }

    void body(const SheetRow& row) {
        const bool inside = std::any_of(row.cells.begin(), row.cells.end(), [&](const SheetCell& cell) {
            // A row of a table that this program wrote is one, whatever is in it.
            return range_.has_column(cell.column) && (written_ || is_filled(cell));
        });
        report_outside(row);
        if (!inside) return;
        if (std::uint64_t{row.number - grid_.first_row + 1} * range_.columns() > most_cells)
            throw xlsx::BrokenWorkbook("table-workbook.large", model::MessageArgs{{"most", std::to_string(most_cells)}});
        if (row.hidden) hidden_rows_.push_back(row.number);
        last_row_ = row.number;
        numbers_.push_back(row.number);
        rows_.begin_row({source_, at(row.number, range_.first_column).begin, at(row.number, range_.end_column).end},
                        range_.columns());
        for (std::uint32_t i = 0; i < range_.columns(); ++i) {
            DataCell& cell = rows_.cell(i);
            cell.span = at(row.number, range_.first_column + i);
            cell.missing = true;
        }
        for (const auto& cell : row.cells) {
            if (!range_.has_column(cell.column)) continue;
            DataCell& made = rows_.cell(cell.column - range_.first_column);
            fill(cell, row.number, made);
            if (written_) written_->fill(cell, workbook_.format(cell.style), row.number, type_of(cell.column), made);
        }
        if (!written_) rows_.end_row();  // there only merged cells make a group row
    }

    /// Of the field that a column of the sheet fills.
    std::string_view type_of(std::uint32_t column) const {
        const std::size_t index = rows_.field_of(column - range_.first_column);
        return index < schema_.fields.size() ? std::string_view(schema_.fields[index].type) : "markdown";
    }

    /// What stands right under a table object or beside it looks like a part of it; Excel alone takes it in.
    void report_below(const SheetRow& row) {
        if (!choice_.object || row.number != range_.end_row + 1) return;
        for (const auto& cell : row.cells)
            if (range_.has_column(cell.column) && is_filled(cell))
                return diagnostics_.warning("table-cell.below", at(row.number, cell.column),
                                            {{"row", std::to_string(row.number)},
                                             {"last", std::to_string(range_.end_row)}});
    }

    void report_beside(const SheetRow& row) {
        if (!choice_.object || said_outside_) return;
        for (const auto& cell : row.cells) {
            if (cell.column != range_.end_column + 1 || !is_filled(cell)) continue;
            said_outside_ = true;
            diagnostics_.warning("table-cell.beside", at(row.number, range_.end_column),
                                 {{"cell", xlsx::column_letters(cell.column) + std::to_string(row.number)},
                                  {"last", xlsx::column_letters(range_.end_column)}});
        }
    }

    void report_outside(const SheetRow& row) {
        report_beside(row);
        if (choice_.bounded || said_outside_) return;
        for (const auto& cell : row.cells) {
            if (range_.has_column(cell.column) || !is_filled(cell)) continue;
            said_outside_ = true;
            diagnostics_.error("table-cell.outside", at(row.number, range_.first_column),
                               {{"cell", xlsx::column_letters(cell.column) + std::to_string(row.number)},
                                {"first", xlsx::column_letters(range_.first_column)},
                                {"last", xlsx::column_letters(range_.end_column)}});
            return;
        }
    }

    void fill(const SheetCell& from, std::uint32_t row, DataCell& cell) {
        const model::Span where = at(row, from.column);
        cell.missing = false;
        if (from.uncalculated) {
            diagnostics_.error("table-cell.uncalculated", where);
            return;
        }
        const xlsx::NumberFormat& format = workbook_.format(from.style);
        switch (from.kind) {
            case Kind::blank: cell.missing = true; return;
            case Kind::text: cell.text = trimmed(from.text); return;
            case Kind::error: diagnostics_.error("table-cell.error", where, {{"value", std::string(from.text)}}); return;
            case Kind::boolean:
                cell.value = from.number != 0;
                cell.text = from.number != 0 ? "SAND" : "FALSK";
                return;
            case Kind::number: {
                auto shown = xlsx::show_number(from.number, format);
                cell.value = std::move(shown.amount);
                cell.text = std::move(shown.text);
                return;
            }
            case Kind::date: time(from, format, where, cell); return;
        }
    }

    void time(const SheetCell& from, xlsx::NumberFormat format, model::Span where, DataCell& cell) {
        using Format = xlsx::NumberFormat::Kind;
        const auto moment = xlsx::day_of_serial(from.number, workbook_.epoch_1904());
        const bool clock = format.kind == Format::time || format.kind == Format::duration;
        if (!moment) {
            diagnostics_.error("table-cell.no-day", where, {{"value", xlsx::show_number(from.number, {}).text}});
            return;
        }
        const bool day_alone = format.kind == Format::date;
        if (day_alone && moment->second != 0 && hidden_times_++ == 0) hidden_time_ = where;
        if (!clock && moment->second == 0) format.kind = Format::date;
        cell.text = xlsx::show_time(from.number, *moment, format);
        if (day_alone || (!clock && moment->second == 0)) cell.value = model::DateValue{moment->day.year, moment->day.month, moment->day.day};
    }

    DataTable finish() {
        cover_merged(rows_, numbers_, sheet_rows_.merged(), range_);
        DataTable table = rows_.finish([](const DataCell& cell) {
            LocatedText text;
            text.text = cell.text;
            text.places.whole = cell.span;
            return text;
        });
        settle_covered(table);
        if (written_) written_->settle(table, at(head_row_, range_.first_column));
        table.span = {source_, 0, at(std::max(last_row_, grid_.first_row), range_.end_column).end};
        report_hidden();
        return table;
    }

    void report_hidden() {
        if (choice_.sheet->hidden)
            diagnostics_.note("table-hidden.sheet", at(grid_.first_row, range_.first_column), {{"sheet", choice_.sheet->name}});
        if (!hidden_rows_.empty())
            diagnostics_.warning("table-hidden.rows", at(hidden_rows_[0], range_.first_column),
                                 {{"rows", listed(hidden_rows_, false)}, {"count", std::to_string(hidden_rows_.size())}});
        if (hidden_times_ > 0)
            diagnostics_.note("table-hidden.times", hidden_time_, {{"count", std::to_string(hidden_times_)}});
        std::vector<std::uint32_t> columns;
        for (std::uint32_t column = range_.first_column; column <= range_.end_column; ++column)
            if (sheet_rows_.is_hidden_column(column)) columns.push_back(column);
        if (!columns.empty())
            diagnostics_.warning("table-hidden.columns", at(grid_.first_row, columns[0]),
                                 {{"columns", listed(columns, true)}, {"count", std::to_string(columns.size())}});
    }

    model::SourceId source_;
    const xlsx::Workbook& workbook_;
    const xlsx::Choice& choice_;
    std::optional<WrittenCells> written_;  // none: another program's
    TableSchema& schema_;
    xlsx::CellRange range_;
    model::Sources& sources_;
    model::Diagnostics& diagnostics_;
    TableRows rows_;
    xlsx::SheetRows sheet_rows_;
    model::CellGrid grid_;
    std::uint32_t head_row_ = 0;
    std::uint32_t last_row_ = 0;
    std::vector<std::vector<std::string>> upper_heads_;  // by column, of a head of several rows all but the last
    std::vector<std::uint32_t> numbers_;  // of the sheet's rows, beside the table's
    std::vector<std::uint32_t> hidden_rows_;
    std::size_t hidden_times_ = 0;  // times of day in cells that show the day alone
    model::Span hidden_time_;       // the first of them
    bool said_outside_ = false;
};

/// Where the schema says that the head stands, or that there is none; false when nothing then names the columns.
bool settle_head(const TableSchema& schema, xlsx::Choice& choice) {
    const TableDialect& dialect = schema.dialect;
    if (!dialect.header && choice.columns.empty()) {
        const std::uint32_t width = choice.bounded ? std::min<std::uint32_t>(choice.range.columns(), most_columns) : 0;
        for (const auto& field : schema.fields) choice.columns.push_back(field.name);
        while (choice.columns.size() < width) choice.columns.push_back(numbered_head(choice.columns.size()));
        choice.find_head = false;
        return !choice.columns.empty();
    }
    if (dialect.header_rows.empty() || !choice.columns.empty()) return true;
    choice.range.first_row = dialect.header_rows.front();
    choice.find_head = false;
    return true;
}

bool asks_for_nothing(const xlsx::Wanted& wanted) {
    return wanted.part.empty() && wanted.sheet.empty() && wanted.sheet_number == 0 && wanted.table.empty() &&
           wanted.range.empty();
}

}  // namespace

DataTable read_workbook_table(model::SourceId source, std::string_view part, const TableSchema& schema,
                              model::Sources& sources, const MarkdownCellReader& read_markdown,
                              model::Diagnostics& diagnostics, TableForm& form) {
    const std::string path = sources[source].path();
    sources.set_grid(source, {});
    try {
        const xlsx::Workbook workbook(sources[source].bytes());
        xlsx::Wanted wanted = schema.dialect.workbook;
        if (!part.empty()) wanted = {std::string(part), "", 0, "", ""};
        const WrittenBook book(workbook);
        const bool first_of_ours = asks_for_nothing(wanted) && !book.tables().empty();
        if (first_of_ours) wanted.table = book.tables().front().name;
        xlsx::Choice choice = xlsx::choose(workbook, wanted);
        choice.one_of_several = choice.one_of_several || (first_of_ours && book.tables().size() > 1);
        const WrittenTable* written = book.chosen(workbook, choice);
        TableSchema described = schema;
        if (written && described.fields.empty()) described.fields = written->fields;
        if (!written && !settle_head(described, choice)) {
            diagnostics.error("table-schema.no-header", {source, 0, 0});
            return {};
        }
        WorkbookTableReader reader(source, workbook, choice, written, described, sources, read_markdown, diagnostics);
        DataTable table = reader.read();
        if (table.fields.empty()) return table;
        form.part = reader.part();
        if (choice.one_of_several)
            diagnostics.note("table-choice.first", {source, 0, 1}, {{"sheet", choice.sheet->name}, {"path", path}});
        return table;
    } catch (const xlsx::BrokenWorkbook& broken) {
        auto args = broken.args;
        args.emplace_back("path", path);
        diagnostics.error(broken.key, {source, 0, 0}, std::move(args));
        DataTable nothing;
        nothing.broken = true;
        return nothing;
    }
}

}  // namespace reading
