// SPDX-License-Identifier: MPL-2.0
// Two readings of one text as comparable words: ours and cmark-gfm's.
#pragma once

#include <optional>
#include <string>
#include <string_view>

/// One line a block, brackets for nesting; what the model does not keep is left out.
std::string our_reading(std::string_view text);
/// The same from cmark-gfm; nullopt when the text holds raw HTML, which the dialects treat differently.
std::optional<std::string> peer_reading(std::string_view text);
