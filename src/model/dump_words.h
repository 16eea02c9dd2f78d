// SPDX-License-Identifier: MPL-2.0
// How dumps write values, names and attributes.
#pragma once

#include <string>
#include <string_view>

#include "model/node.h"

namespace model {

std::string quoted(std::string_view text);
std::string described(const Attributes& attributes);
std::string described(const CellValue& value);
std::string_view name_of(DivKind kind);
std::string_view name_of(ReviewKind kind);
std::string_view name_of(RowKind kind);
std::string_view name_of(Alignment alignment);

}  // namespace model
