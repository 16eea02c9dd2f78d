// SPDX-License-Identifier: MPL-2.0
#include "read/table_workbook_rows.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "read/table_odd_value.h"

namespace reading {
namespace {

using model::DataRow;
using model::DataTable;

/// A sheet of fewer bytes, unpacked, has so few cells that they can be held until it turns out that it has many rows.
constexpr std::uint64_t surely_small = std::uint64_t{16} << 20;

bool asks_for_nothing(const xlsx::Wanted& wanted) {
    return wanted.part.empty() && wanted.sheet.empty() && wanted.sheet_number == 0 && wanted.table.empty() &&
           wanted.range.empty();
}

/// Gives the last row its values.
DataRow& typed_row(WorkbookReading& reading, MergedRows& merged) {
    DataRow& row = reading.rows().rows().back();
    merged.cover(reading.index(), row);
    reading.rows().type_last(WorkbookReading::locate);
    merged.settle(reading.index(), row);
    if (!row.is_group) row.level = 0;  // an outline of rows that are no groups says nothing
    if (!reading.written()) TableRows::unmark(row, reading.rows().fields());
    if (reading.written()) reading.written()->settle(row, reading.rows().fields());
    return row;
}

/// Reads the sheet anew each time.
class WorkbookRows : public model::RowReader {
  public:
    /// `known` has the fields with their types.
    WorkbookRows(std::shared_ptr<const OpenBook> book, const WorkbookPlace& place, MergedAreas merged,
                 const TableRows& known, std::size_t count)
        : book_(std::move(book)),
          input_(book_->input(place.source)),
          place_(place),
          merged_(std::move(merged)),
          known_(input_.schema, input_.read_markdown, NumberForm::danish, true, nobody_),
          count_(count) {
        known_.take_head(known);
    }

    std::size_t count() const override { return count_; }
    void for_each(const std::function<void(const DataRow&)>& visit) const override {
        model::Diagnostics said_before;
        WorkbookReading reading(input_, place_, known_, said_before);
        reading.rows().keep_one();
        MergedRows merged(merged_, reading.rows());
        while (reading.row()) visit(typed_row(reading, merged));
    }

  private:
    std::shared_ptr<const OpenBook> book_;
    WorkbookInput input_;
    WorkbookPlace place_;
    MergedAreas merged_;
    model::Diagnostics nobody_;
    TableRows known_;
    std::size_t count_;
};

/// What must be known of all rows before the first one can have its values.
struct Survey {
    std::size_t rows = 0;
    MergedAreas merged;
    std::vector<GuessedType> types;  // none when a schema tells them
    std::vector<std::pair<std::size_t, GuessedType>> others;  // of fields that a workbook of ours guessed otherwise
    model::Diagnostics odd;          // values that make text of a column of numbers or dates
};

class RowsReader {
  public:
    RowsReader(const std::shared_ptr<const OpenBook>& book, const WorkbookPlace& place, const TableRows& head,
               model::Diagnostics& diagnostics, std::uint32_t& last_row)
        : book_(book),
          input_(book->input(place.source)),
          place_(place),
          head_(head),
          diagnostics_(diagnostics),
          last_row_(last_row) {}

    DataTable read() {
        if (input_.workbook.unpacked_size(input_.choice.sheet->part) < surely_small)
            if (auto table = held()) return std::move(*table);
        Survey found;
        survey(found);
        if (!found.merged.empty()) survey(found);  // they stand after the rows, whose types they have a say in
        if (found.rows > most_held_rows) return streamed(found);
        auto table = held();
        return table ? std::move(*table) : streamed(found);
    }

  private:
    /// nullopt, and nothing is said, when there are too many rows.
    std::optional<DataTable> held() {
        model::Diagnostics own;
        try {
            WorkbookReading reading(input_, place_, head_, own);
            while (reading.row())
                if (reading.numbers().size() > most_held_rows) return std::nullopt;
            DataTable table = finished(reading);
            diagnostics_.append(std::move(own));
            return table;
        } catch (const xlsx::BrokenWorkbook&) {
            diagnostics_.append(std::move(own));
            throw;
        }
    }

    DataTable finished(WorkbookReading& reading) {
        const MergedAreas areas =
            find_merged(reading.merged(), place_.range, reading.numbers(), reading.groups(), reading.wide(),
                        reading.rows());
        std::vector<DataRow>& rows = reading.rows().rows();
        if (reading.written() && place_.range.columns() == 1) make_groups(rows, reading.rows());
        MergedRows covering(areas, reading.rows());
        for (std::size_t i = 0; i < rows.size() && !areas.empty(); ++i) covering.cover(i, rows[i]);
        DataTable table = reading.rows().finish(WorkbookReading::locate);
        MergedRows settling(areas, reading.rows());
        for (std::size_t i = 0; i < table.rows.size() && !areas.empty(); ++i) settling.settle(i, table.rows[i]);
        for (auto& row : table.rows) {
            if (!row.is_group) row.level = 0;
            if (!reading.written()) TableRows::unmark(row, table.fields);
            if (reading.written()) reading.written()->settle(row, table.fields);
        }
        end(reading, table);
        return table;
    }

    /// Of one column no cells are merged: a group row is what the next row lies deeper under in the sheet's outline.
    static void make_groups(std::vector<DataRow>& rows, const TableRows& made) {
        for (std::size_t i = 0; i + 1 < rows.size(); ++i)
            if (rows[i].level < rows[i + 1].level) made.make_group(rows[i]);
    }

    void end(WorkbookReading& reading, DataTable& table) {
        if (reading.written())
            reading.written()->add_notes(table, place_.at(place_.head_row, place_.range.first_column));
        last_row_ = reading.last_row();
        table.span = {place_.source, 0, place_.at(last_row_, place_.range.end_column).end};
        reading.report_below();
        reading.report_percents();
        reading.report_unsure_digits();
        reading.report_hidden();
        reading.report_comments();
    }

    /// With the merged cells that `found` has.
    void survey(Survey& found) const {
        model::Diagnostics said_later;
        const bool guesses = input_.schema.fields.empty();
        try {
            WorkbookReading reading(input_, place_, head_, said_later);
            reading.rows().keep_one();
            const MergedAreas known = found.merged;
            MergedRows merged(known, reading.rows());
            std::vector<GivenGuess> guess(guesses ? head_.fields().size() : 0);
            std::vector<OddValue> odd;
            std::vector<GuessCheck> checks;
            for (const auto& field : head_.fields()) {
                odd.emplace_back(field, NumberForm::danish, true);
                checks.emplace_back(field, NumberForm::danish);
            }
            while (reading.row()) {
                DataRow& row = reading.rows().rows().back();
                merged.cover(reading.index(), row);
                for (std::size_t i = 0; i < guess.size() && !row.is_group; ++i) {
                    guess[i].see(row.cells[i]);
                    odd[i].see(row.cells[i]);
                }
                for (std::size_t i = 0; i < checks.size() && !guesses && !row.is_group; ++i)
                    if (head_.fields()[i].inferred) checks[i].see(row.cells[i]);
            }
            found.rows = reading.numbers().size();
            if (found.merged.empty())
                found.merged =
                    find_merged(reading.merged(), place_.range, reading.numbers(), reading.groups(), reading.wide(),
                        reading.rows());
            found.types.clear();
            found.odd = {};
            for (std::size_t i = 0; i < guess.size(); ++i) {
                found.types.push_back(guess[i].type());
                odd[i].report(found.types.back().type, found.odd);
            }
            found.others.clear();
            for (std::size_t i = 0; i < checks.size(); ++i) {
                checks[i].report(found.odd);
                if (const auto type = checks[i].other_type()) found.others.emplace_back(i, *type);
            }
        } catch (const xlsx::BrokenWorkbook&) {
            // Who reads for the rows' sake meets it again.
        }
    }

    /// Says what is wrong with every row and keeps none.
    DataTable streamed(Survey& found) {
        diagnostics_.append(std::move(found.odd));
        WorkbookReading reading(input_, place_, head_, diagnostics_);
        TableRows& rows = reading.rows();
        if (!found.types.empty()) rows.set_types(found.types);
        for (const auto& [field, type] : found.others) rows.set_type(field, type);
        rows.keep_one();
        MergedRows merged(found.merged, rows);
        while (reading.row()) typed_row(reading, merged);
        auto reader = std::make_shared<WorkbookRows>(book_, place_, found.merged, rows, reading.numbers().size());
        rows.rows().clear();
        DataTable table = rows.finish(WorkbookReading::locate);
        table.rows = model::DataRows(std::move(reader));
        end(reading, table);
        return table;
    }

    const std::shared_ptr<const OpenBook>& book_;
    const WorkbookInput input_;
    const WorkbookPlace& place_;
    const TableRows& head_;
    model::Diagnostics& diagnostics_;
    std::uint32_t& last_row_;
};

}  // namespace

OpenBook::OpenBook(std::string_view bytes, std::string_view part, const TableSchema& described,
                   const MarkdownCellReader& reader)
    : workbook(bytes), written_book(workbook), schema(described), read_markdown(reader) {
    xlsx::Wanted wanted = schema.dialect.workbook;
    if (!part.empty()) wanted = {std::string(part), "", 0, "", ""};
    const bool first_of_ours = asks_for_nothing(wanted) && !written_book.tables().empty();
    if (first_of_ours) wanted.table = written_book.tables().front().name;
    choice = xlsx::choose(workbook, wanted);
    choice.one_of_several = choice.one_of_several || (first_of_ours && written_book.tables().size() > 1);
    written = written_book.chosen(workbook, choice);
    if (written && schema.fields.empty()) schema.fields = written->fields;
    if (!written) links = xlsx::links_of(workbook, *choice.sheet);
    if (!written) comments = xlsx::comments_of(workbook, *choice.sheet);
    written_whole = written && WrittenBook::is_whole(*written, workbook, choice);
}

DataTable read_workbook_rows(const std::shared_ptr<const OpenBook>& book, const WorkbookPlace& place,
                             const TableRows& head, model::Diagnostics& diagnostics, std::uint32_t& last_row) {
    return RowsReader(book, place, head, diagnostics, last_row).read();
}

}  // namespace reading
