// SPDX-License-Identifier: MPL-2.0
// The smaller parts of the package, each made on its own.
#pragma once

#include <string>
#include <vector>

#include "write/docx/shared.h"

namespace writing::docx {

/// theme1.xml: the theme's colours and the families that Word users have.
std::string theme_part(const model::Theme& theme);
/// `notes`: the stem of the notes' names, "footnote" or "endnote".
std::string settings_part(const std::string& language, bool hyphenated, const std::string& notes);
std::string font_table_part(const model::Theme& theme);

/// Every note that the body calls, after Word's two separators.
std::string footnotes_part(Shared& shared, std::vector<ooxml::Relationship>& relationships);

std::string comments_part(const Shared& shared);
/// commentsExtended.xml: which comments are resolved, and which answer another.
std::string comments_extended_part(const Shared& shared);

enum class Furniture { head, foot, wide_head, wide_foot, first_head, first_foot };
std::string furniture_part(Shared& shared, Furniture which);

}  // namespace writing::docx
