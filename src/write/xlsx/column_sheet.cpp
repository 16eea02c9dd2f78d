// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "write/xlsx/sheets.h"

namespace writing::xlsx {
namespace {

// The order of these columns is what reading such a workbook goes by; their heads are in the document's language.
constexpr const char* column_words[] = {
    "workbook.columns-table",       "workbook.columns-sheet",     "workbook.columns-column",
    "workbook.columns-head",        "workbook.columns-name",      "workbook.columns-title",
    "workbook.columns-type",        "workbook.columns-format",    "workbook.columns-unit",
    "workbook.columns-inferred",    "workbook.columns-required",  "workbook.columns-unique",
    "workbook.columns-minimum",     "workbook.columns-maximum",   "workbook.columns-pattern",
    "workbook.columns-choices",     "workbook.columns-heads-row", "workbook.columns-least-length",
    "workbook.columns-most-length", "workbook.columns-rounded"};
constexpr const char* markdown_words[] = {"workbook.columns-table", "workbook.columns-column", "workbook.markdown-row",
                                          "workbook.markdown-shown", "workbook.markdown-source"};

/// A table of the program's own making: rows of texts, numbers and truths under a head.
class ListSheet {
  public:
    ListSheet(Workbook& book, const std::string& name) : book_(book), sheet_(book.add_sheet(name)) {
        book_.fit_row(sheet_, 0, Look::title);
        book_.write_text(sheet_, 0, 0, name, book_.format({Look::title}));
    }

    lxw_worksheet* sheet() { return sheet_; }

    template <std::size_t count>
    void heads(const char* const (&words)[count]) {
        for (const char* word : words) heads_.push_back(book_.words.text(word));
        widths_.assign(heads_.size(), 8);
        for (std::size_t i = 0; i < heads_.size(); ++i) widen(i, heads_[i], 1.2);
    }
    void next_row() {
        ++row_;
        column_ = 0;
    }
    void text(const std::string& words) {
        widen(column_, words, 1.0);
        book_.write_text(sheet_, row_, place(), words, book_.format({Look::value, guarded(words)}));
    }
    void link(const std::string& words, const std::string& sheet) {
        widen(column_, words, 1.0);
        book_.write_inner_link(sheet_, row_, place(), place_in_book(sheet, "A1"), words, {Look::index});
    }
    void number(std::optional<double> value) {
        if (value)
            worksheet_write_number(sheet_, row_, place(), *value, book_.format({Look::value}));
        else
            text({});
    }
    void count(std::optional<std::size_t> value) {
        number(value ? std::optional(static_cast<double>(*value)) : std::nullopt);
    }
    /// As `number`; a day that a sheet can hold is a date.
    void limit(std::optional<double> value, bool is_day) {
        if (!value || !is_day || !is_sheet_day(*value)) return number(value);
        const model::Date day = model::from_days_since_epoch(static_cast<long>(*value));
        widen(column_, "30. september 2000", 1.0);
        lxw_datetime time{day.year, day.month, day.day, 0, 0, 0.0};
        worksheet_write_datetime(sheet_, row_, place(), &time, book_.format({Look::value, book_.date_format}));
    }
    void truth(bool value) {
        worksheet_write_boolean(sheet_, row_, place(), value ? 1 : 0, book_.format({Look::value}));
    }

    void finish(const std::string& range, const std::string& alternative) {
        book_.add_table(sheet_, first_row, row_, range, heads_, book_.format({Look::head}), alternative);
        for (std::size_t i = 0; i < widths_.size(); ++i)
            worksheet_set_column(sheet_, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i),
                                 widths_[i] * book_.size.character, nullptr);
        worksheet_freeze_panes(sheet_, first_row + 1, 0);
        worksheet_repeat_rows(sheet_, first_row, first_row);
        book_.set_up_page(sheet_, true);
    }

  private:
    static constexpr lxw_row_t first_row = 2;

    static std::string guarded(const std::string& words) {
        return !words.empty() && std::string_view("=+-@").find(words[0]) != std::string_view::npos && words.size() < 256
                   ? "@"
                   : "";
    }
    lxw_col_t place() { return static_cast<lxw_col_t>(column_++); }
    void widen(std::size_t column, const std::string& words, double factor) {
        const double wanted = static_cast<double>(measure(words).longest_line) * factor + 3;
        widths_[column] = std::max(widths_[column], std::min(wanted, 50.0));
    }

    Workbook& book_;
    lxw_worksheet* sheet_;
    std::vector<std::string> heads_;
    std::vector<double> widths_;
    lxw_row_t row_ = first_row;
    std::size_t column_ = 0;
};

std::string lines(const std::vector<std::string>& values) {
    std::string out;
    for (const auto& value : values) out += (out.empty() ? "" : "\n") + value;
    return out;
}

/// A column that a table shows twice is two columns to who reads it.
std::vector<std::string> names_of(const TableSheet& table) {
    std::vector<std::string> names;
    const auto& columns = table.table().columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string& wanted = columns[i].name.empty() ? table.heads[i] : columns[i].name;
        std::string name = wanted;
        for (int number = 2; std::find(names.begin(), names.end(), name) != names.end(); ++number)
            name = wanted + "-" + std::to_string(number);
        names.push_back(std::move(name));
    }
    return names;
}

void write_column(ListSheet& list, const TableSheet& table, std::size_t index, const std::string& name) {
    const auto& column = table.table().columns[index];
    list.next_row();
    list.text(table.range);
    list.link(table.name, table.name);
    list.text(column_letters(index));
    list.text(table.heads[index]);
    list.text(name);
    list.text(column.title.empty() && column.format != "values" ? table.heads[index] : column.title);
    list.text(column.type.empty() ? "markdown" : column.type);
    list.text(column.format);
    list.text(column.unit);
    list.truth(column.inferred);
    list.truth(column.required);
    list.truth(column.unique);
    list.limit(column.minimum, column.type == "date");
    list.limit(column.maximum, column.type == "date");
    list.text(column.pattern);
    list.text(lines(column.choices));
    list.truth(column.heads_row);
    list.count(column.least_length);
    list.count(column.most_length);
    list.truth(table.rounded[index]);
}

void write_kept(Workbook& book, const std::vector<KeptMarkdown>& kept) {
    ListSheet list(book, "Markdown");
    list.heads(markdown_words);
    for (const auto& cell : kept) {
        list.next_row();
        list.text(cell.table);
        list.text(cell.column);
        list.number(cell.row > 0 ? std::optional<double>(static_cast<double>(cell.row)) : std::nullopt);
        list.text(cell.shown);
        list.text(cell.markdown);
    }
    list.finish(book.range_name("aftale_markdown"), book.words.text("workbook.markdown"));
    worksheet_hide(list.sheet());
}

}  // namespace

void write_column_sheet(Workbook& book, const std::vector<TableSheet>& tables, const std::vector<KeptMarkdown>& kept) {
    if (tables.empty()) return;
    ListSheet list(book, book.words.text("workbook.columns"));
    list.heads(column_words);
    for (const auto& table : tables) {
        const auto names = names_of(table);
        for (std::size_t i = 0; i < names.size(); ++i) write_column(list, table, i, names[i]);
    }
    list.finish(book.range_name("aftale_kolonner"), book.words.text("workbook.columns"));
    worksheet_hide(list.sheet());  // it is for who fills the tables and for this program, not for readers
    if (!kept.empty()) write_kept(book, kept);
}

}  // namespace writing::xlsx
