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
};

/// One value. `text` is what the file says, trimmed; `blocks` is the same as Markdown (types markdown and list).
/// `missing`: the file gives no value here at all (YAML null or an absent key; in CSV an empty field of a typed column).
struct DataCell {
    std::string text;
    Blocks blocks;
    CellValue value;
    bool missing = false;
    Span span;
};

/// One cell per field, in the order of the fields. A group row has text in its first cell only.
struct DataRow {
    std::vector<DataCell> cells;
    bool is_group = false;
    Span span;
};

/// A table read from CSV or YAML: typed, every value with its place. Footnotes defined in a YAML table's `notes:`.
struct DataTable {
    std::string path;
    std::string title;
    std::vector<Field> fields;
    std::vector<DataRow> rows;
    std::vector<Footnote> footnotes;
    Span span;

    /// Index of the field with this name, or nullopt.
    std::optional<std::size_t> field_index(std::string_view name) const;
};

}  // namespace model
