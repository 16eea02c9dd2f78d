// SPDX-License-Identifier: MPL-2.0
// Texts of cells whose runs look differently.
#pragma once

#include <string>
#include <string_view>

#include "support/xml_pull.h"

namespace reading::xlsx {

/// The text of a string item (ISO/IEC 29500-1, 18.4.8, CT_Rst).
struct RichText {
    std::string text;    // its runs one after the other, without phonetics
    std::string marked;  // the same with Markdown's marks around runs in bold, in italics and struck out; "" without such
};

/// Of the item (`si`, `is`) that has just started. Escapes ("_x000D_") stay as they are.
RichText rich_text(support::XmlPull& xml);

}  // namespace reading::xlsx
