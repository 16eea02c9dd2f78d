// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

#include "model/messages.h"
#include "model/metadata.h"
#include "write/html/page.h"

namespace writing::html {

/// `<head>`: title, `<meta>`, styles and JSON-LD.
void write_head(Page& page);
/// The metadata as schema.org/Legislation, safe inside a `<script>` element.
std::string linked_data(const model::Metadata& metadata, const model::Messages& words);

}  // namespace writing::html
