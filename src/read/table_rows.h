// SPDX-License-Identifier: MPL-2.0
// What CSV files and workbooks have in common: a head that names columns, and rows of values below it, to a typed table.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/data_table.h"
#include "model/diagnostic.h"
#include "read/located_text.h"
#include "read/table.h"
#include "read/table_schema.h"
#include "read/table_value.h"

namespace reading {

/// The rows of a longer table stay in its file (model::DataRows): beyond it XLSX has no table objects any more either.
inline constexpr std::size_t most_held_rows = 100'000;

struct Heading {
    std::string text;
    model::Span span;
};

class TableRows {
  public:
    /// Where the characters of a cell stand; asked only of cells that hold Markdown. Their `text` is its text.
    using Locate = std::function<LocatedText(const model::DataCell& cell)>;

    /// All must outlive this. `typed`: the source says itself which values are numbers, dates and booleans.
    TableRows(const TableSchema& schema, const MarkdownCellReader& read_markdown, NumberForm form, bool typed,
              model::Diagnostics& diagnostics);

    /// A column's name that stands beside the table's head, and in which cell; before `head`.
    void see_beside(const std::string& name, const std::string& place) { beside_.emplace(name, place); }
    /// Decides the fields and for each column the field it fills. `span` is the table's place.
    void head(const std::vector<Heading>& headings, model::Span span);
    std::size_t columns() const { return column_of_.size(); }
    /// Starts a row, with a cell for every field that stands where the row ends. `values` is how many the source has.
    void begin_row(model::Span row, std::size_t values);
    /// The cell of the last row in this column of the source.
    model::DataCell& cell(std::size_t column) { return last_->cells[column_of_[column]]; }
    /// Gives a cell the Markdown that its source has for it: a text with marks and links.
    void mark(const std::string& source, model::DataCell& cell);
    /// Takes away what `mark` gave to a row's cells whose columns turned out to hold something else.
    static void unmark(model::DataRow& row, const std::vector<model::Field>& fields);
    /// Says how many groups the last row lies within, should it turn out to be a group row.
    void set_level(int level) { last_->level = level; }
    /// Of which only the first cell is filled and ends with a colon, the last row is a group row. With `locate`, and when
    /// a schema tells the types, its cells get their values at once.
    void end_row(const Locate* locate = nullptr);
    void reserve(std::size_t rows) { table_.rows.reserve(rows); }
    /// From now on there is one row at a time: beginning the next one drops it.
    void keep_one() { keeps_one_ = true; }
    /// Cells of words that reach over several columns need not fit the type of the first of them.
    void take_words_across() { words_across_ = true; }
    /// The fields and columns that another reading of the same file found; instead of `head`.
    void take_head(const TableRows& from);
    /// Sets the types of fields that no schema describes, in the order of the fields.
    void set_types(const std::vector<GuessedType>& types);
    void set_type(std::size_t field, const GuessedType& type);
    /// Gives the cells of the last row their values.
    void type_last(const Locate& locate) { type_row(rows().back(), locate); }
    const std::vector<model::Field>& fields() const { return table_.fields; }

    std::vector<model::DataRow>& rows() { return table_.rows.held(); }
    /// The field that a column of the source fills.
    std::size_t field_of(std::size_t column) const { return column_of_[column]; }
    /// Makes a row a group row with the words of its first column's cell.
    void make_group(model::DataRow& row) const;

    /// Guesses what no schema tells, and gives every cell its value. This is used up.
    model::DataTable finish(const Locate& locate);

  private:
    std::optional<std::size_t> described(const std::string& heading) const;
    void absent(const model::Field& field, const std::vector<Heading>& headings);
    model::DataRow& next_row();
    GuessedType guessed_type(std::size_t column) const;
    std::vector<GuessedType> guessed_types() const;
    void report_odd_values() const;
    void check_guesses();
    void type_row(model::DataRow& row, const Locate& locate);
    bool plain(model::DataCell& cell, bool given) const;
    void type_across(std::size_t index, model::DataCell& cell) const;
    void markdown(const LocatedText& text, model::DataCell& cell);
    void list(const LocatedText& text, model::DataCell& cell);

    const TableSchema& schema_;
    const MarkdownCellReader& read_markdown_;
    NumberForm form_;
    bool typed_;
    model::Diagnostics& diagnostics_;
    model::DataTable table_;
    std::vector<std::size_t> column_of_;
    std::vector<CellType> types_;  // of the fields
    std::size_t typed_rows_ = 0;   // that have their values
    bool keeps_one_ = false;
    bool words_across_ = false;
    std::map<std::string, std::string> beside_;  // the cells of names that stand beside the head
    model::DataCells::allocator_type pool_{std::make_shared<support::MemoryPool>()};  // of the rows' cells
    model::DataRow* last_ = nullptr;  // the row that has begun
};

}  // namespace reading
