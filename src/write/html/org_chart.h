// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

#include "model/node.h"
#include "write/html/page.h"

namespace writing::html {

/// Draws an organisation as a tree from left to right, which fits the text's width whatever the number of bodies, as
/// SVG in the page's own colours. `label` says it to those who cannot see it.
void write_org_chart(Page& page, const model::OrgChart& chart, const std::string& label);

}  // namespace writing::html
