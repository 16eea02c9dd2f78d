// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <cstdint>
#include <set>

#include "model/walk.h"
#include "support/utf8.h"
#include "write/ooxml/table_slots.h"
#include "write/xlsx/cell_writer.h"
#include "write/xlsx/sheets.h"

namespace writing::xlsx {
namespace {

using namespace model;

constexpr lxw_row_t first_table_row = 3;
constexpr lxw_row_t most_rows = 1048576;                                        // of a sheet: Excel's limit
constexpr double widest_number = 90, widest_column = 60, narrowest_column = 7;  // characters
constexpr double widest_frozen = 45;                                            // widths of digits
constexpr double widest_sheet_column = 255;                                     // widths of digits: Excel's limit
constexpr int deepest_level = 7;                                                // of an outline: Excel's limit
constexpr double highest_row = 400;                                             // points; Excel takes 409

/// A cell as it goes on the sheet.
struct SheetCell {
    const TableCell* cell = nullptr;
    std::uint32_t row = 0, column = 0;
    int rows = 1, columns = 1;
    OpenMarks begins = {};
    std::uint32_t longest_line = 0, lines = 1;  // of its words
    bool is_amount = false;
    const std::string* words = nullptr;  // that are all there is
};

class TableSheetWriter {
  public:
    TableSheetWriter(Workbook& book, TableSheet& target, SheetContext& context)
        : book_(book),
          sheet_(target.sheet),
          target_(target),
          table_(target.table()),
          context_(context),
          cells_(book, target, context),
          open_(marks_open_at(book.assembly, *target.block)),
          header_rows_(table_.header_row_count()),
          widths_(table_.columns.size(), narrowest_column),
          widest_(widest_column * book.size.broadening() / book.size.character) {}

    void write() {
        target_.first_body_row = below_head();
        book_.fit_row(sheet_, 0, Look::title);
        book_.fit_row(sheet_, 1, Look::note);
        book_.write_text(sheet_, 0, 0, target_.title, book_.format({Look::title}));
        book_.write_inner_link(sheet_, 1, 0, place_in_book(context_.about, "A1"), book_.words.text("workbook.back"),
                               {Look::note});
        if (target_.streamed)
            write_streamed();
        else
            write_whole();
        for (std::size_t i = 0; i < widths_.size(); ++i) target_.rounded.push_back(cells_.is_rounded(i));
        for (std::size_t i = 0; i < widths_.size(); ++i)
            worksheet_set_column(sheet_, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i),
                                 std::min(widest_sheet_column, widths_[i] * book_.size.character), nullptr);
        finish_sheet();
    }

  private:
    // Row by row ------------------------------------------------------------------------------------------------------

    void write_streamed() {
        lxw_row_t row = first_table_row;
        std::size_t lost = 0;
        const auto write_row = [&](const TableRow& from) {
            if (row >= most_rows) {
                ++lost;
                return;
            }
            for (std::size_t i = 0; i < table_.columns.size(); ++i)
                write_streamed_cell(i < from.cells.size() ? &from.cells[i] : nullptr, from.kind, row, i);
            ++row;
        };
        for (const auto& from : table_.rows) write_row(from);
        if (table_.more) table_.more->for_each(write_row);
        if (lost > 0 && book_.options.diagnostics)
            book_.options.diagnostics->error("xlsx-rows.lost", target_.block->span,
                                             {{"limit", std::to_string(most_rows - first_table_row)},
                                              {"found", std::to_string(lost + most_rows - first_table_row)}});
        const lxw_row_t last = row - 1;
        cells_.finish_kept(last);
        cells_.report_lost();
        if (header_rows_ > 0 && last >= below_head())
            worksheet_autofilter(sheet_, below_head() - 1, 0, last, last_column());
        name_range(last);
        if (last >= below_head()) add_validations(book_, target_, context_, cells_, below_head(), last);
    }

    void write_streamed_cell(const TableCell* cell, RowKind kind, lxw_row_t row, std::size_t column) {
        static const Blocks none;
        CellText& text = text_;
        cell_runs(cell ? cell->children : none, book_.assembly.review_marks, open_, text);
        if (kind == RowKind::header && row + 1 == below_head()) text = {target_.heads[column], {}, {}, text.words};
        cells_.write(cell, text, kind, row, column);
        const bool number = CellWriter::amount_of(cell, text.text) != nullptr;
        const double wanted = number && text.text.empty() ? number_width(std::get<Amount>(cell->value))
                                                          : static_cast<double>(support::count_code_points(text.text));
        widen(column, wanted, kind == RowKind::header, number);
    }

    static double number_width(const Amount& amount) {
        double width = amount.decimals > 0 ? amount.decimals + 3 : 2;
        for (double size = amount.value < 0 ? -amount.value : amount.value; size >= 10; size /= 10) width += 1.34;
        return width + static_cast<double>(support::count_code_points(amount.unit));
    }

    // In whole --------------------------------------------------------------------------------------------------------

    void write_whole() {
        place_cells();
        const std::size_t head = header_rows_ > 0 ? header_rows_ - 1 : 0;
        const std::size_t end = end_of_list();
        if (end > 0) {
            book_.add_table(sheet_, sheet_row(head), sheet_row(end - 1), target_.range, target_.heads,
                            book_.format({Look::head}), alternative(end - head - 1));
        } else if (const std::size_t data = end_of_data(); data > 0) {
            name_range(sheet_row(data - 1));
        }
        for (auto& cell : placed_)
            write_cell(cell, cell.row == head && header_rows_ > 0 && (end > 0 || is_renamed(cell)));
        keep_same();
        keep_totals(end_of_data());
        keep_wide();
        if (table_.rows.size() > header_rows_)
            add_validations(book_, target_, context_, cells_, below_head(), sheet_row(table_.rows.size() - 1));
        set_rows();
    }

    /// Past the last row that is data: under it stand totals, which whoever reads the workbook makes anew.
    std::size_t end_of_data() const {
        std::size_t end = table_.rows.size();
        while (end > header_rows_ && table_.rows[end - 1].kind == RowKind::total) --end;
        return end;
    }

    /// What the totals are called, so that they are not read as data; and when all under the table have a name, that
    /// they stand there: a row that somebody puts between is the table's.
    void keep_totals(std::size_t end) {
        if (!book_.options.to_markdown) return;
        std::vector<KeptMarkdown> found;
        std::set<std::size_t> named;
        for (const auto& cell : placed_)
            if (table_.rows[cell.row].kind == RowKind::total && cell.cell && cell.cell->is_header) {
                found.push_back({target_.range, {}, std::size_t{sheet_row(cell.row)} + 1, text_of(cell).text, {}});
                if (cell.row >= end) named.insert(cell.row);
            }
        for (auto& total : found) {
            const bool under = total.row > std::size_t{sheet_row(end)};
            if (under && named.size() == table_.rows.size() - end) total.markdown = totals_under;
            context_.kept.push_back(std::move(total));
        }
    }

    /// Cells that reach over all columns and are no group: merged, both look alike.
    void keep_wide() {
        if (!book_.options.to_markdown || table_.columns.size() < 2) return;
        for (const auto& cell : placed_)
            if (cell.cell && static_cast<std::size_t>(cell.columns) == table_.columns.size() && cell.rows == 1 &&
                table_.rows[cell.row].kind == RowKind::body)
                context_.kept.push_back(
                    {target_.range, {}, std::size_t{sheet_row(cell.row)} + 1, text_of(cell).text, wide_cell});
    }

    void place_cells() {
        const std::size_t width = table_.columns.size();
        placed_.reserve(table_.rows.size() * width);
        // Where every row has a cell for each column, none reaches over another.
        if (std::all_of(table_.rows.begin(), table_.rows.end(),
                        [&](const TableRow& row) { return row.cells.size() == width; })) {
            for (std::size_t r = 0; r < table_.rows.size(); ++r)
                for (std::size_t i = 0; i < width; ++i) place_cell(&table_.rows[r].cells[i], r, i, 1, 1);
            return;
        }
        const auto rows = ooxml::table_slots(table_);
        for (std::size_t r = 0; r < rows.size(); ++r)
            for (const auto& slot : rows[r]) {
                if (slot.continues) continue;
                const int most = static_cast<int>(rows.size() - r);
                const int reaches = slot.cell ? std::min(std::max(1, slot.cell->row_span), most) : 1;
                place_cell(slot.cell, r, slot.column, reaches, slot.column_span);
            }
    }

    void place_cell(const TableCell* cell, std::size_t row, std::size_t column, int rows, int columns) {
        SheetCell& at = placed_.emplace_back();
        at.cell = cell;
        at.row = static_cast<std::uint32_t>(row);
        at.column = static_cast<std::uint32_t>(column);
        at.rows = rows;
        at.columns = columns;
    }

    // Once for each cell: a large table's are far from each other in memory.
    void read_text(SheetCell& at) {
        at.begins = open_;
        static const Blocks none;
        cell_runs(at.cell ? at.cell->children : none, book_.assembly.review_marks, open_, text_);
        const TextExtent extent = measure(text_.text);
        at.longest_line = static_cast<std::uint32_t>(extent.longest_line);
        at.lines = static_cast<std::uint32_t>(extent.lines);
        at.is_amount = CellWriter::amount_of(at.cell, text_.text) != nullptr;
        at.words = text_.words;
    }

    /// Of cells that say no more than they show, the Markdown where another shows the same and says more.
    void keep_same() {
        if (!cells_.has_kept()) return;
        for (const auto& at : placed_)
            if (at.words) cells_.keep_if_same(*at.cell, text_of(at), sheet_row(at.row), at.column);
    }

    /// The words of a cell; they hold until the next is asked for. Most tables have too many to keep.
    const CellText& text_of(const SheetCell& at) {
        if (at.words) {
            text_.text = *at.words;
            text_.runs.clear();
            text_.begins = {};
            text_.words = at.words;
            return text_;
        }
        OpenMarks open = at.begins;
        static const Blocks none;
        cell_runs(at.cell ? at.cell->children : none, book_.assembly.review_marks, open, text_);
        return text_;
    }

    // Past the last row that one of Excel's own tables may hold, from the last header row on; 0 when it cannot be one.
    // They take no merged cells and no rows of another kind; totals stand under them.
    std::size_t end_of_list() const {
        if (header_rows_ == 0) return 0;
        const std::size_t end = end_of_data();
        if (end <= header_rows_) return 0;
        std::size_t heads = 0;
        for (const auto& cell : placed_) {
            const std::size_t last = cell.row + static_cast<std::size_t>(cell.rows) - 1;
            if (last < header_rows_ - 1 || cell.row >= end) continue;
            if (cell.rows > 1 || cell.columns > 1) return 0;
            if (cell.row >= header_rows_ && table_.rows[cell.row].kind != RowKind::body) return 0;
            heads += cell.row == header_rows_ - 1 ? 1 : 0;
        }
        return heads == table_.columns.size() ? end : 0;
    }

    std::string alternative(std::size_t rows) const {
        std::string titles;
        for (const auto& title : target_.heads) titles += (titles.empty() ? "" : ", ") + title;
        return target_.title + ". " +
               book_.words.text("workbook.alternative", {{"rows", std::to_string(rows)},
                                                         {"columns", std::to_string(target_.heads.size())},
                                                         {"titles", titles}});
    }

    /// Whether a head had to be made different from another, as reading the workbook needs it.
    bool is_renamed(const SheetCell& at) {
        return book_.options.to_markdown && at.cell && at.columns == 1 && at.column < target_.heads.size() &&
               target_.heads[at.column].starts_with(text_of(at).text) && target_.heads[at.column] != text_of(at).text;
    }

    void write_cell(SheetCell& at, bool is_table_head) {
        const RowKind kind = table_.rows[at.row].kind;
        const lxw_row_t row = sheet_row(at.row);
        const auto column = static_cast<lxw_col_t>(at.column);
        read_text(at);
        widen(at);
        const CellText& text = text_;
        if (at.rows > 1 || at.columns > 1)
            worksheet_merge_range(sheet_, row, column, row + static_cast<lxw_row_t>(at.rows) - 1,
                                  static_cast<lxw_col_t>(column + at.columns - 1), "",
                                  cells_.format_of(at.cell, text, kind, at.column));
        if (is_table_head)  // the table's column and the cell that names it are one
            cells_.write(at.cell, {target_.heads[at.column], {}, {}, at.words}, kind, row, at.column);
        else
            cells_.write(at.cell, text, kind, row, at.column);
    }

    // What a cell shows on one line: its text, which a number's format repeats with the unit.
    void widen(const SheetCell& at) {
        if (at.columns > 1 || is_upward(at)) return;
        double wanted = at.longest_line;
        if (at.is_amount) wanted += static_cast<double>(excel_length(std::get<Amount>(at.cell->value).unit)) + 1;
        widen(at.column, wanted, at.row < header_rows_, at.is_amount);
    }

    // A number does not wrap: too narrow a column would show no more than "####".
    void widen(std::size_t column, double wanted, bool head, bool number) {
        wanted = wanted * (head ? 1.1 : 1.0) + (head ? 4 : number ? 3.5 : 2);
        widths_[column] = std::max(widths_[column], std::min(wanted, number ? widest_number : widest_));
    }

    // Excel fits the heights of plain rows itself, but not of those with merged cells, and others fit none: so all rows
    // of more than one line are measured here. Rows under group rows can be folded away.
    void set_rows() {
        std::vector<std::size_t> lines(table_.rows.size(), 1);
        for (const auto& cell : placed_)
            if (cell.rows == 1) lines[cell.row] = std::max(lines[cell.row], lines_of(cell));
        for (const auto& cell : placed_) {
            if (cell.rows == 1) continue;
            std::size_t have = 0;
            const std::size_t last = cell.row + static_cast<std::size_t>(cell.rows) - 1;
            for (std::size_t r = cell.row; r <= last; ++r) have += lines[r];
            const std::size_t need = lines_of(cell);
            if (need > have) lines[last] += need - have;
        }
        const std::vector<int> levels = outline();
        for (std::size_t r = 0; r < lines.size(); ++r) {
            if (lines[r] <= 1 && levels[r] == 0 && !book_.size.is_tall()) continue;
            lxw_row_col_options options{};
            options.level = static_cast<std::uint8_t>(levels[r]);
            const bool measured = lines[r] > 1 || book_.size.is_tall();
            const double height =
                measured ? std::min(highest_row, book_.size.row_height(lines[r])) : LXW_DEF_ROW_HEIGHT;
            worksheet_set_row_opt(sheet_, sheet_row(r), height, nullptr, &options);
        }
        if (std::any_of(levels.begin(), levels.end(), [](int level) { return level > 0; }))
            worksheet_outline_settings(sheet_, LXW_TRUE, LXW_FALSE, LXW_TRUE, LXW_FALSE);  // what sums up stands above
    }

    /// The rows' levels in the sheet's outline: a group row's own, and one more for the rows under it.
    std::vector<int> outline() const {
        std::vector<int> levels;
        int below = 0;
        for (const auto& row : table_.rows) {
            if (row.kind == RowKind::group) below = std::min(row.level + 1, deepest_level);
            const bool own = row.kind == RowKind::group || row.kind == RowKind::total;
            levels.push_back(own ? std::min(row.level, deepest_level) : row.kind == RowKind::header ? 0 : below);
        }
        return levels;
    }

    static bool is_upward(const SheetCell& at) { return at.cell != nullptr && at.cell->upward; }

    std::size_t lines_of(const SheetCell& at) {
        // A bold letter is some two fifths as wide as a line is high.
        if (is_upward(at)) return at.longest_line * 2 / 5 + 1;
        if (at.is_amount) return 1;
        double width = 0;
        for (int i = 0; i < at.columns; ++i) width += widths_[at.column + static_cast<std::size_t>(i)];
        width = std::max(1.0, width - 1);
        if (at.longest_line <= width) return at.lines;
        return measure(text_of(at).text, width).lines;
    }

    // Both
    // ---------------------------------------------------------------------------------------------------------------

    void name_range(lxw_row_t last) {
        const std::string place = "$A$" + std::to_string(first_table_row + 1) + ":$" +
                                  column_letters(table_.columns.size() - 1) + "$" + std::to_string(last + 1);
        workbook_define_name(book_.handle(), target_.range.c_str(), ("=" + place_in_book(target_.name, place)).c_str());
    }

    void finish_sheet() {
        double width = 0;
        for (const double w : widths_) width += w * book_.size.character;
        book_.set_up_page(sheet_, width > 95);
        if (header_rows_ == 0) return;
        worksheet_freeze_panes(sheet_, below_head(), frozen_columns());
        worksheet_repeat_rows(sheet_, first_table_row, below_head() - 1);
    }

    // The columns that head the rows stay in sight too, if they leave room for the others.
    lxw_col_t frozen_columns() const {
        if (table_.rows.size() <= header_rows_) return 0;
        double width = 0;
        lxw_col_t count = 0;
        for (const auto& cell : table_.rows[header_rows_].cells) {
            if (!cell.is_header || cell.column_span > 1 || count + 1u >= table_.columns.size()) break;
            width += widths_[count] * book_.size.character;
            if (width > widest_frozen) break;
            ++count;
        }
        return count;
    }

    static lxw_row_t sheet_row(std::size_t row) { return first_table_row + static_cast<lxw_row_t>(row); }
    lxw_row_t below_head() const { return sheet_row(header_rows_); }
    lxw_col_t last_column() const { return static_cast<lxw_col_t>(table_.columns.size() - 1); }

    Workbook& book_;
    lxw_worksheet* sheet_;
    TableSheet& target_;
    const Table& table_;
    SheetContext& context_;
    CellWriter cells_;
    OpenMarks open_;
    std::size_t header_rows_;
    std::vector<double> widths_;  // of the columns, in characters of their words
    double widest_;               // of words: larger letters get more room, but not as much more
    std::vector<SheetCell> placed_;
    CellText text_;  // of the last cell that was asked for
};

}  // namespace

void write_table_sheet(Workbook& book, TableSheet& table, SheetContext& context) {
    TableSheetWriter(book, table, context).write();
}

}  // namespace writing::xlsx
