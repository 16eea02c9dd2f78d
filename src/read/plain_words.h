// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string_view>

namespace reading {

/// Whether Markdown certainly sees nothing in a text but one paragraph of these words: what most cells of tables hold.
/// False says nothing.
bool is_plain_words(std::string_view text);

}  // namespace reading
