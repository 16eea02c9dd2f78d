// SPDX-License-Identifier: MPL-2.0
// Tables that rapidcheck makes up, as the YAML that their author would have written.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

struct MadeColumn {
    std::string type;
    std::string unit;
    bool required = false, unique = false, heads_row = false, bounded = false;
};
/// Cells are YAML flow values; "" is a key that is left out.
struct MadeRow {
    std::vector<std::string> cells;
    std::string group;
};
struct MadeTable {
    std::vector<MadeColumn> columns;
    std::vector<MadeRow> rows;

    std::string yaml() const;
};

std::ostream& operator<<(std::ostream& out, const MadeTable& table);

/// A table of up to six columns of any types and up to eight rows. For use within a property.
MadeTable any_table();
