// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace support {

/// "a.csv; b.csv": the parts between semicolons, without blanks at their ends. A part may be empty; there is always
/// one.
std::vector<std::string> semicolon_list(std::string_view text);

}  // namespace support
