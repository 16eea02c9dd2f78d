// SPDX-License-Identifier: MPL-2.0
#include "read/table_heads.h"

#include <algorithm>
#include <cstddef>

namespace reading {

std::vector<std::string> joined_heads(std::vector<std::vector<std::string>> rows) {
    std::size_t width = 0;
    for (const auto& row : rows) width = std::max(width, row.size());
    for (auto& row : rows) row.resize(width);
    for (std::size_t at = 0; at + 1 < rows.size(); ++at)
        for (std::size_t column = 1; column < width; ++column)
            if (rows[at][column].empty() && !rows[at + 1][column].empty() && !rows[at + 1][column - 1].empty())
                rows[at][column] = rows[at][column - 1];
    std::vector<std::string> heads(width);
    for (const auto& row : rows)
        for (std::size_t column = 0; column < width; ++column)
            if (!row[column].empty()) heads[column] += (heads[column].empty() ? "" : " ") + row[column];
    return heads;
}

std::vector<std::string> HeadPlan::names(std::size_t columns) const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < columns; ++i)
        names.push_back(i < schema_.fields.size() ? schema_.fields[i].name : "kolonne" + std::to_string(i + 1));
    return names;
}

}  // namespace reading
