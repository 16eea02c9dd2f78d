// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/node.h"

namespace model {

/// What someone wrote in one field of a form, or that nothing was written.
struct FilledField {
    std::string name;   // as the form's template names it: "formand", "medlemmer.min"
    std::string title;  // what the person saw beside it
    std::string type;   // text rich date choice check number
    /// text, number: as written, lines apart by '\n'. date: YYYY-MM-DD, or as written when it is no date.
    /// choice: the value, not what is shown for it. check: "true" or "false". rich: the words without marks.
    std::string text;
    Blocks blocks;        // of a rich field
    std::string section;  // anchor of the heading above it in the form, "" when none is

    bool empty() const { return text.empty() && blocks.empty(); }
};

/// One row of a repeated part, a field for each of its columns. Rows in which nobody wrote anything are left out.
struct FilledRow {
    std::vector<FilledField> fields;
};

/// A part that may come several times, such as a group's members.
struct FilledRepeat {
    std::string name;
    std::string title;                 // its table's caption
    std::string section;               // anchor of the heading above it
    std::vector<std::string> columns;  // titles
    std::vector<FilledRow> rows;
};

/// Words that people wrote outside all fields, under one heading of the form.
struct StrayWords {
    std::string heading;             // its words; "" before the first one
    std::vector<std::string> lines;  // a paragraph each, cells too
};

/// A form as it came back. `fields` in the order of the form, empty ones too.
struct FilledForm {
    std::string kind;     // id of the kind of document that it makes
    std::string version;  // of the form itself
    std::string file;     // where it was read from, as the user would type it
    std::vector<FilledField> fields;
    std::vector<FilledRepeat> repeats;
    std::vector<StrayWords> strays;
    std::size_t open_changes = 0;  // tracked changes that nobody has accepted or rejected
    std::size_t open_comments = 0;

    /// The field with this name, or null.
    const FilledField* find(std::string_view name) const {
        for (const auto& field : fields)
            if (field.name == name) return &field;
        return nullptr;
    }
};

}  // namespace model
