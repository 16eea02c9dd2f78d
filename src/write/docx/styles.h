// SPDX-License-Identifier: MPL-2.0
// styles.xml: every look of the document in one place, so that a Word user restyles it there. Styles that Word knows
// keep its own names (a Danish Word shows "heading 1" as Overskrift 1); ours are named in Danish.
#pragma once

#include <string>

#include "model/theme.h"

namespace writing::docx {

/// `language` as Office writes it ("da-DK"); `numbered` ties the heading styles to the headings' numbering.
/// `draft` gives the bar at the head its warning colour.
std::string styles_part(const model::Theme& theme, const std::string& language, bool numbered, bool draft);

}  // namespace writing::docx
