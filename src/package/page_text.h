// SPDX-License-Identifier: MPL-2.0
// What a page of HTML shows, as far as a package must be true to itself. For pages that this program writes; other bytes
// give nothing, or less.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace package {

/// The attribute `lang` of <html>; empty without one.
std::string page_language(std::string_view page);

/// The text in the first element of this name: markup left out, entities resolved, spaces run together.
std::optional<std::string> element_text(std::string_view page, std::string_view name);

/// The texts in the elements with the attribute data-aftale="`key`".
std::vector<std::string> marked_texts(std::string_view page, std::string_view key);

}  // namespace package
