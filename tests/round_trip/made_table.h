// SPDX-License-Identifier: MPL-2.0
// Tables that rapidcheck makes up, as the YAML that their author would have written.
#pragma once

#include <iosfwd>
#include <map>
#include <string>
#include <vector>

struct MadeColumn {
    std::string type;
    std::string unit;
    bool required = false, unique = false, heads_row = false, bounded = false;
    bool iso = false;  // its dates are shown as 2024-07-01
};
/// Cells are YAML flow values; "" is a key that is left out. A group row has only its words and its level, from 1.
struct MadeRow {
    std::vector<std::string> cells;
    std::string group;
    int level = 1;
};
struct MadeTable {
    std::vector<MadeColumn> columns;
    std::vector<MadeRow> rows;
    std::map<std::string, std::string> notes;  // by label

    std::string yaml() const;
};

std::ostream& operator<<(std::ostream& out, const MadeTable& table);

/// A table of up to six columns of any types and up to eight rows, with cells that reach over others, groups within
/// groups, and notes. For use within a property.
MadeTable any_table();

/// A table with two columns to group by and two to add up, some of whose cells are empty.
MadeTable any_grouped_table();

/// A pipe table in Markdown whose cells have review marks, and the same with every change accepted.
struct MarkedTable {
    std::string marked, accepted;
};
MarkedTable any_marked_table();
std::ostream& operator<<(std::ostream& out, const MarkedTable& table);
