// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/node.h"

namespace model {

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

/// One cell per field, in the order of the fields. A group row has text in its first cell only.
struct DataRow {
    std::vector<DataCell> cells;
    bool is_group = false;
    Span span;
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
    std::vector<DataRow> rows;
    std::vector<Footnote> footnotes;
    Span span;
    /// The file could not be read to its end: what it holds is not known, so nothing more is said of what is missing.
    bool broken = false;
    std::vector<ForeignKey> foreign_keys;

    /// Index of the field with this name, or nullopt.
    std::optional<std::size_t> field_index(std::string_view name) const;
};

}  // namespace model
