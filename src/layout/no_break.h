// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string_view>

namespace layout {

/// Whether a line should not end between two words with a space between them: "§ 7", "7, stk.", "1. juli",
/// "22 kommuner", "kl. 11", "8,6 %", and before a dash standing alone.
bool belong_together(std::string_view before, std::string_view after);

/// Whether a line may end inside a word right after the hyphen, dash or slash that ends at `at`: not in ranges and
/// numbers ("2024–2027", "65-79-årige" after 65), not when a single letter would be left on either side.
bool may_divide_after_mark(std::string_view word, std::size_t at);

/// Whether a word is an address (URL, mail address), which is divided at its own marks and never hyphenated.
bool is_address(std::string_view word);

}  // namespace layout
