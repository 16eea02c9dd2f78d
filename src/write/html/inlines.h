// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

#include "model/node.h"
#include "write/html/page.h"

namespace writing::html {

/// Writes inlines. Insertions and deletions, which may cross other inlines, are opened around each stretch of text.
void write_inlines(Page& page, const model::Inlines& inlines);
/// `lang` of `{lang=en}`, else "".
std::string language_of(const model::Attributes& attributes);

}  // namespace writing::html
