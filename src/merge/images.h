// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "merge/work.h"

namespace merge {

/// Gives every Figure and inline Image its Resource (each file once), and reports what is missing: the file, a form
/// that documents can hold (PNG, JPEG, SVG), a text alternative. A figure without its file becomes a paragraph of its
/// alternative.
void collect_images(Work& work);

/// Media type and pixel size by the bytes alone; an empty type when they are none of the three.
model::Resource read_image(std::string path, std::string_view bytes);

}  // namespace merge
