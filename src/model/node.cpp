// SPDX-License-Identifier: MPL-2.0
#include "model/node.h"

#include <algorithm>

#include "model/document.h"

namespace model {

bool Attributes::has_class(std::string_view name) const {
    return std::find(classes.begin(), classes.end(), name) != classes.end();
}

const std::string* Attributes::find(std::string_view key) const {
    for (const auto& [name, value] : pairs)
        if (name == key) return &value;
    return nullptr;
}

std::size_t Table::header_row_count() const {
    const auto first_body =
        std::find_if(rows.begin(), rows.end(), [](const TableRow& row) { return row.kind != RowKind::header; });
    return static_cast<std::size_t>(first_body - rows.begin());
}

const FrontMatterValue* FrontMatterValue::find(std::string_view key) const {
    for (const auto& [name, value] : map)
        if (name == key) return &value;
    return nullptr;
}

}  // namespace model
