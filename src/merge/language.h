// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>

namespace merge {

/// The language that documents are written in, "da" or "en", whatever way its tag is written ("da-DK", "DA", "da_DK");
/// empty when it is another language or no tag (BCP 47).
std::string known_language(std::string_view tag);

}  // namespace merge
