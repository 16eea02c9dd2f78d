// SPDX-License-Identifier: MPL-2.0
// Takes an Assembly, gives one web page that needs no other file: styles inside, pictures as data addresses, no script.
#pragma once

#include <string>

#include "model/assembly.h"
#include "model/messages.h"
#include "model/theme.h"

namespace writing::html {

/// HTML5 that is well-formed XML too. Anchors become ids, headings begin at h2 under the title's h1, metadata stands as
/// a description list in the page's head, as `<meta>` and as JSON-LD. `document_words` are those of the document's
/// language.
std::string write_html(const model::Assembly& assembly, const model::Theme& theme,
                       const model::Messages& document_words);

}  // namespace writing::html
