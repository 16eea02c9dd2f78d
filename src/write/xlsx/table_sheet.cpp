// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <cmath>
#include <set>

#include "model/walk.h"
#include "write/ooxml/table_slots.h"
#include "write/xlsx/cell_text.h"
#include "write/xlsx/sheets.h"

namespace writing::xlsx {
namespace {

using namespace model;

constexpr lxw_row_t first_table_row = 3;
constexpr double widest_number = 90, widest_column = 60, narrowest_column = 7;  // characters
constexpr double line_height = 13;                                              // points, of the 10 point face
constexpr std::size_t longest_column_title = 255;
constexpr std::size_t longest_url = 2079;

/// A cell as it goes on the sheet.
struct SheetCell {
    const TableCell* cell = nullptr;
    std::size_t row = 0, column = 0;
    int rows = 1, columns = 1;
    std::string text;
};

std::vector<SheetCell> place_cells(const Table& table, const std::vector<ReviewMark>& marks) {
    std::vector<SheetCell> cells;
    const auto rows = ooxml::table_slots(table);
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (const auto& slot : rows[r]) {
            if (slot.continues) continue;
            SheetCell made{slot.cell, r, slot.column, 1, slot.column_span, {}};
            if (slot.cell) {
                made.rows = std::min(std::max(1, slot.cell->row_span), static_cast<int>(rows.size() - r));
                made.text = cell_text(slot.cell->children, marks);
            }
            cells.push_back(std::move(made));
        }
    return cells;
}

class TableSheetWriter {
  public:
    TableSheetWriter(Workbook& book, const TableSheet& target)
        : book_(book),
          sheet_(target.sheet),
          target_(target),
          table_(std::get<Table>(target.block->kind)),
          cells_(place_cells(table_, book.assembly.review_marks)),
          header_rows_(table_.header_row_count()) {}

    void write(std::size_t number, const std::string& about) {
        book_.write_text(sheet_, 0, 0, target_.title, book_.format({Look::title}));
        std::string quoted;
        for (const char c : about) quoted += c == '\'' ? std::string("''") : std::string(1, c);
        CellLook back{Look::note};
        worksheet_write_url_opt(sheet_, 1, 0, ("internal:'" + quoted + "'!A1").c_str(), book_.format(back),
                                book_.words.text("workbook.back").c_str(), nullptr);
        set_widths();
        if (is_plain_list()) add_table_object(number);
        for (const auto& cell : cells_) write_cell(cell);
        set_heights();
        finish_sheet();
    }

  private:
    // Excel's own tables take neither merged cells nor nameless or repeated heads.
    bool is_plain_list() const {
        if (header_rows_ != 1 || table_.rows.size() < 2) return false;
        std::set<std::string> titles;
        for (const auto& cell : cells_) {
            if (cell.rows > 1 || cell.columns > 1) return false;
            if (table_.rows[cell.row].kind == RowKind::group || table_.rows[cell.row].kind == RowKind::total)
                return false;
            if (cell.row == 0 &&
                (cell.text.empty() || excel_length(cell.text) > longest_column_title ||
                 cell.text.find('\n') != std::string::npos || !titles.insert(lower_case(cell.text)).second))
                return false;
        }
        return true;
    }

    void add_table_object(std::size_t number) {
        std::vector<std::string> titles(table_.columns.size());
        std::vector<lxw_table_column> columns(table_.columns.size());
        std::vector<lxw_table_column*> pointers;
        for (const auto& cell : cells_)
            if (cell.row == 0) titles[cell.column] = cell.text;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            columns[i].header = titles[i].data();
            columns[i].header_format = book_.format(look_of(RowKind::header, nullptr, i));
            pointers.push_back(&columns[i]);
        }
        pointers.push_back(nullptr);
        std::string name = "Tabel_" + std::to_string(number);
        lxw_table_options options{};
        options.name = name.data();
        options.no_banded_rows = LXW_TRUE;
        options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
        options.style_type_number = 0;  // none: the cells bring their own look
        options.columns = pointers.data();
        worksheet_add_table(sheet_, first_table_row, 0, sheet_row(table_.rows.size() - 1), last_column(), &options);
    }

    CellLook look_of(RowKind kind, const TableCell* cell, std::size_t column) const {
        CellLook look;
        if (kind == RowKind::header)
            look.look = Look::head;
        else if (kind == RowKind::group)
            look.look = Look::group;
        else if (kind == RowKind::total)
            look.look = Look::total;
        else
            look.look = cell && cell->is_header ? Look::row_head : Look::cell;
        const Alignment alignment =
            cell && cell->alignment != Alignment::unset ? cell->alignment : table_.columns[column].alignment;
        look.right = alignment == Alignment::right || alignment == Alignment::decimal;
        look.centre = alignment == Alignment::centre;
        return look;
    }

    void write_cell(const SheetCell& cell) {
        CellLook look = look_of(table_.rows[cell.row].kind, cell.cell, cell.column);
        const lxw_row_t row = sheet_row(cell.row);
        const auto column = static_cast<lxw_col_t>(cell.column);
        if (cell.rows > 1 || cell.columns > 1) {
            if (cell.cell) set_number_format(*cell.cell, cell.text, look);
            worksheet_merge_range(sheet_, row, column, row + static_cast<lxw_row_t>(cell.rows) - 1,
                                  static_cast<lxw_col_t>(column + cell.columns - 1), "", book_.format(look));
        }
        write_value(cell, look, row, column);
        if (cell.cell) write_notes(*cell.cell, cell.text, row, column);
    }

    /// The cell's amount; nullptr when Excel could not keep all its digits.
    static const Amount* amount_of(const TableCell& cell, const std::string& text) {
        const auto* amount = std::get_if<Amount>(&cell.value);
        return amount && !is_text_only(written_number(text)) ? amount : nullptr;
    }

    void set_number_format(const TableCell& cell, const std::string& text, CellLook& look) const {
        if (const auto* amount = amount_of(cell, text)) {
            look.number_format = Workbook::number_format(*amount, text);
            look.right = !look.centre && (look.right || look.number_format.find_first_of("#0") == 0);
        } else if (std::holds_alternative<DateValue>(cell.value)) {
            look.number_format = book_.date_format();
        }
    }

    void write_value(const SheetCell& at, CellLook look, lxw_row_t row, lxw_col_t column) {
        const CellValue value = at.cell ? at.cell->value : CellValue{Missing{}};
        const auto* amount = at.cell ? amount_of(*at.cell, at.text) : nullptr;
        const auto* date = std::get_if<DateValue>(&value);
        if (amount && std::isfinite(amount->value)) {
            set_number_format(*at.cell, at.text, look);
            worksheet_write_number(sheet_, row, column, amount->value, book_.format(look));
        } else if (date && date->year >= 1900 && is_valid({date->year, date->month, date->day})) {
            set_number_format(*at.cell, at.text, look);
            lxw_datetime time{date->year, date->month, date->day, 0, 0, 0.0};
            worksheet_write_datetime(sheet_, row, column, &time, book_.format(look));
        } else if (const bool* truth = std::get_if<bool>(&value)) {
            worksheet_write_boolean(sheet_, row, column, *truth ? 1 : 0, book_.format(look));
        } else if (!at.cell || !write_link(at, look, row, column)) {
            book_.write_text(sheet_, row, column, at.text, book_.format(look), at.cell ? at.cell->span : Span{});
        }
    }

    bool write_link(const SheetCell& at, CellLook look, lxw_row_t row, lxw_col_t column) {
        const auto target = only_link(at.cell->children);
        if (!target || target->size() > longest_url || at.text.empty()) return false;
        if (look.look == Look::cell) look.look = Look::link;
        return worksheet_write_url_opt(sheet_, row, column, target->c_str(), book_.format(look),
                                       cut(at.text, 255).c_str(), nullptr) == LXW_NO_ERROR;
    }

    void write_notes(const TableCell& cell, const std::string& words, lxw_row_t row, lxw_col_t column) {
        std::string text;
        // What the document says, where the number's format cannot say it all.
        if (amount_of(cell, words) &&
            (excel_length(words) > 70 || words.find('\n') != std::string::npos))
            text = words;
        for (const std::size_t index : notes_called(cell.children)) {
            if (index >= book_.assembly.footnotes.size()) continue;
            const auto& note = book_.assembly.footnotes[index];
            if (!text.empty()) text += '\n';
            text += book_.words.text(
                "workbook.note",
                {{"number", note.number}, {"text", cell_text(note.children, book_.assembly.review_marks)}});
        }
        if (text.empty()) return;
        const auto lines = measure(text, 40).lines;
        lxw_comment_options options{};
        options.width = 260;
        options.height = static_cast<std::uint16_t>(std::min<std::size_t>(400, 24 + 18 * lines));
        worksheet_write_comment_opt(sheet_, row, column, cut(text, 32000).c_str(), &options);
    }

    // What a cell shows on one line: its text, which a number's format repeats with the unit.
    static std::size_t shown_width(const SheetCell& cell) {
        const std::size_t width = measure(cell.text).longest_line;
        const auto* amount = cell.cell ? amount_of(*cell.cell, cell.text) : nullptr;
        return amount ? width + excel_length(amount->unit) + 1 : width;
    }

    void set_widths() {
        widths_.assign(table_.columns.size(), narrowest_column);
        for (const auto& cell : cells_)
            if (cell.columns == 1) {
                const bool bold = cell.row < header_rows_;
                const double wanted = static_cast<double>(shown_width(cell)) * (bold ? 1.1 : 1.0) + (bold ? 4 : 2);
                // A number does not wrap: too narrow a column would show no more than "####".
                const bool number = cell.cell && amount_of(*cell.cell, cell.text);
                widths_[cell.column] =
                    std::max(widths_[cell.column], std::min(wanted, number ? widest_number : widest_column));
            }
        for (std::size_t i = 0; i < widths_.size(); ++i)
            worksheet_set_column(sheet_, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), widths_[i], nullptr);
    }

    // Excel fits the heights of plain rows itself, but not of those with merged cells, and others fit none: so all rows
    // of more than one line are measured here.
    void set_heights() {
        std::vector<std::size_t> lines(table_.rows.size(), 1);
        for (const auto& cell : cells_)
            if (cell.rows == 1) lines[cell.row] = std::max(lines[cell.row], lines_of(cell));
        for (const auto& cell : cells_) {
            if (cell.rows == 1) continue;
            std::size_t have = 0;
            const std::size_t last = cell.row + static_cast<std::size_t>(cell.rows) - 1;
            for (std::size_t r = cell.row; r <= last; ++r) have += lines[r];
            const std::size_t need = lines_of(cell);
            if (need > have) lines[last] += need - have;
        }
        for (std::size_t r = 0; r < lines.size(); ++r)
            if (lines[r] > 1)
                worksheet_set_row(sheet_, sheet_row(r),
                                  std::min(400.0, line_height * static_cast<double>(lines[r]) + 2), nullptr);
    }

    std::size_t lines_of(const SheetCell& cell) const {
        if (cell.cell && amount_of(*cell.cell, cell.text)) return 1;
        double width = 0;
        for (int i = 0; i < cell.columns; ++i) width += widths_[cell.column + static_cast<std::size_t>(i)];
        return measure(cell.text, std::max(1.0, width - 1)).lines;
    }

    void finish_sheet() {
        double width = 0;
        for (const double w : widths_) width += w;
        book_.set_up_page(sheet_, width > 95);
        if (header_rows_ == 0) return;
        const lxw_row_t below = sheet_row(header_rows_);
        worksheet_freeze_panes(sheet_, below, 0);
        worksheet_repeat_rows(sheet_, first_table_row, below - 1);
    }

    static lxw_row_t sheet_row(std::size_t row) { return first_table_row + static_cast<lxw_row_t>(row); }
    lxw_col_t last_column() const { return static_cast<lxw_col_t>(table_.columns.size() - 1); }

    Workbook& book_;
    lxw_worksheet* sheet_;
    const TableSheet& target_;
    const Table& table_;
    std::vector<SheetCell> cells_;
    std::size_t header_rows_;
    std::vector<double> widths_;
};

bool shows_here(const Block& block) {
    const auto* div = std::get_if<Div>(&block.kind);
    if (!div || div->kind != DivKind::only) return true;
    const std::string* formats = block.attributes.find("format");
    return !formats || formats->find("xlsx") != std::string::npos;
}

void collect(const Blocks& blocks, std::vector<const Block*>& found) {
    for (const auto& block : blocks) {
        if (!shows_here(block)) continue;
        if (const auto* table = std::get_if<Table>(&block.kind)) {
            if (!table->columns.empty() && !table->rows.empty() && !block.attributes.has_class("facts"))
                found.push_back(&block);
        } else if (const auto* div = std::get_if<Div>(&block.kind)) {
            collect(div->children, found);
        } else if (const auto* quote = std::get_if<Quote>(&block.kind)) {
            collect(quote->children, found);
        } else if (const auto* list = std::get_if<List>(&block.kind)) {
            for (const auto& item : list->items) collect(item.children, found);
        } else if (const auto* terms = std::get_if<TermList>(&block.kind)) {
            for (const auto& item : terms->items)
                for (const auto& definition : item.definitions) collect(definition, found);
        }
    }
}

}  // namespace

std::vector<const Block*> tables_of(const Blocks& blocks) {
    std::vector<const Block*> found;
    collect(blocks, found);
    return found;
}

std::string table_title(const Table& table, const Messages& words, const std::vector<ReviewMark>& marks) {
    if (!table.caption) return words.text("table.label");
    const std::string text = plain_text(table.caption->children, marks);
    if (table.caption->label.empty()) return text;
    return text.empty() ? table.caption->label : table.caption->label + " " + text;
}

void write_table_sheet(Workbook& book, const TableSheet& table, std::size_t number, const std::string& about) {
    TableSheetWriter(book, table).write(number, about);
}

}  // namespace writing::xlsx
