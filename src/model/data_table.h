// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/node.h"
#include "support/memory_pool.h"

namespace model {

/// How a file writes the values of a column, where its schema says so; without that, as it is found.
struct ValueForm {
    /// What means that there is no value; nullopt: nothing between two delimiters does, except in a column of text.
    std::optional<std::vector<std::string>> missing = {};
    std::vector<std::string> true_values = {}, false_values = {};
    std::string decimal = {}, group = {};  // one character each; what stands in whole numbers is `group` alone
    bool bare = true;                      // nothing but the number, its sign and the column's unit

    bool writes_numbers() const { return !decimal.empty() || !group.empty() || !bare; }
};

/// A column of a structured table, as Frictionless Table Schema describes it.
struct Field {
    std::string name;
    std::string title;   // what readers see; the name when none is given
    std::string type;    // markdown string list number integer date year boolean choice ref url maaltal
    std::string format;
    std::string unit;
    bool required = false;
    bool unique = false;
    std::vector<std::string> choices;   // enum
    std::string pattern;
    std::optional<double> minimum;
    std::optional<double> maximum;
    Span span;
    bool heads_row = false;             // `header: true`: its cell names the row for who cannot see the table
    bool inferred = false;              // the type is guessed from the values: it sets the looks, never the words
    ValueForm written = {};
    /// Letters that a text may have, of code points.
    std::optional<std::size_t> least_length = {}, most_length = {};
};

/// One value. `text` is what the file says, trimmed; `blocks` is the same as Markdown (types markdown and list).
/// `missing`: the file gives no value here at all (YAML null or an absent key; in CSV an empty field of a typed column).
struct DataCell {
    std::string text;
    Blocks blocks;
    CellValue value;
    bool missing = false;
    Span span;
    /// How many rows and columns the cell covers, itself counted.
    int row_span = 1;
    int column_span = 1;
    /// In a place that another cell covers: how far up and to the left that one stands. Text, value and place are that
    /// cell's, the blocks are empty.
    int rows_up = 0;
    int columns_left = 0;

    bool is_covered() const { return rows_up > 0 || columns_left > 0; }
};

using DataCells = std::vector<DataCell, support::PoolAllocator<DataCell>>;

/// One cell per field, in the order of the fields. A group row has text in its first cell only.
struct DataRow {
    DataCells cells;
    bool is_group = false;
    Span span;
    int level = 0;  // of a group row: how many groups it lies within
};

/// Rows that are too many to hold: made one at a time from the file's bytes, in order, as often as they are asked for,
/// by several threads at once too. What is wrong with them was said when the table was read.
class RowReader {
  public:
    virtual ~RowReader() = default;
    virtual std::size_t count() const = 0;
    /// The row holds until `visit` returns.
    virtual void for_each(const std::function<void(const DataRow&)>& visit) const = 0;
};

/// The rows of a table, as a vector has them. Those of a long file stay in it until somebody wants them all: `for_each`
/// and `size` do not, everything else does and makes them once.
class DataRows {
  public:
    DataRows() = default;
    explicit DataRows(std::shared_ptr<const RowReader> reader);

    bool is_streamed() const { return streamed_ != nullptr; }
    void for_each(const std::function<void(const DataRow&)>& visit) const;
    std::size_t size() const;
    bool empty() const { return size() == 0; }

    const std::vector<DataRow>& held() const { return streamed_ ? made() : rows_; }
    std::vector<DataRow>& held();

    auto begin() const { return held().begin(); }
    auto end() const { return held().end(); }
    auto begin() { return held().begin(); }
    auto end() { return held().end(); }
    const DataRow& operator[](std::size_t index) const { return held()[index]; }
    DataRow& operator[](std::size_t index) { return held()[index]; }
    const DataRow* data() const { return held().data(); }
    const DataRow& back() const { return held().back(); }
    DataRow& back() { return held().back(); }
    void push_back(DataRow row) { held().push_back(std::move(row)); }
    DataRow& emplace_back() { return held().emplace_back(); }
    void reserve(std::size_t count) { held().reserve(count); }
    void resize(std::size_t count) { held().resize(count); }
    void clear() { held().clear(); }

  private:
    struct Streamed;
    const std::vector<DataRow>& made() const;

    std::vector<DataRow> rows_;
    std::shared_ptr<Streamed> streamed_;
};

/// Frictionless' `foreignKeys`: what these columns hold stands in those of another table, or of this one when
/// `resource` is empty.
struct ForeignKey {
    std::vector<std::string> fields;
    std::string resource;
    std::vector<std::string> referenced;
    Span span;
};

/// A table read from CSV, YAML or a workbook: typed, every value with its place. Footnotes defined in a YAML table's `notes:`.
struct DataTable {
    std::string path;
    std::string title;
    std::vector<Field> fields;
    DataRows rows;
    std::vector<Footnote> footnotes;
    Span span;
    /// The file could not be read to its end: what it holds is not known, so nothing more is said of what is missing.
    bool broken = false;
    std::vector<ForeignKey> foreign_keys;
    /// Frictionless' `primaryKey`, of more than one column: no two rows have the same values in all of them.
    std::vector<std::string> primary_key = {};

    /// Index of the field with this name, or nullopt.
    std::optional<std::size_t> field_index(std::string_view name) const;
};

}  // namespace model
