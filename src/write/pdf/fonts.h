// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

#include "write/pdf/glyph_codes.h"
#include "write/pdf/object_file.h"

namespace writing::pdf {

/// Writes a Type0 font with its embedded subset (ISO 32000-1, 9.7); returns the font's object.
ObjectId write_font(ObjectFile& file, const FaceCodes& codes);
/// "F3": the font's name in the pages' resources.
std::string font_resource(std::size_t face);

}  // namespace writing::pdf
