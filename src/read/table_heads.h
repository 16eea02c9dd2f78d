// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace reading {

/// The headings of a head of several rows, the uppermost first: a column's words from above, parted by blanks. An upper
/// cell without words has those of the cell at its left, which reached over it, where both have words below.
std::vector<std::string> joined_heads(std::vector<std::vector<std::string>> rows);

/// What a column without a heading is called: "kolonne1".
std::string numbered_head(std::size_t index);

}  // namespace reading
