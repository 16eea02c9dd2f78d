// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <vector>

#include "write/docx/shared.h"

namespace writing::docx {

struct Size {
    double width = 0, height = 0;  // points
};

/// True for the pictures that every Word shows: PNG and JPEG.
bool is_raster(const model::Resource& resource);
/// The width that an author asked for ("60%" of `whole`, "40mm", "4cm", "120pt", pixels without a unit), in points; 0
/// for none.
double wished_width(const std::string* text, double whole);
/// A picture's size at the wished width, else at 96 pixels to the inch, made smaller where it would exceed the limits
/// (points).
Size fitted(const model::Resource& resource, double widest, double highest, double wished = 0);
/// `<w:drawing>`: the picture in line with text, with its text alternative.
std::string drawing(Shared& shared, std::size_t resource, const std::string& alternative, Size size,
                    std::vector<ooxml::Relationship>& relationships);

}  // namespace writing::docx
