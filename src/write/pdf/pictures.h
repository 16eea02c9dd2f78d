// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <map>

#include "model/assembly.h"
#include "model/pages.h"
#include "write/pdf/object_file.h"

namespace writing::pdf {

/// Writes the pictures that the pages show; by resource, their objects. PNG rows and JPEG files go in as they are where
/// PDF can read them; transparent and interlaced PNG and JPEG made for print (CMYK) as samples; SVG drawn at 300 pixels
/// an inch of its place. What cannot be read is left out.
std::map<std::size_t, ObjectId> write_pictures(ObjectFile& file, const model::Assembly& assembly,
                                               const model::Pages& pages);
/// Whether write_pictures can write it.
bool can_write(const model::Resource& resource);

}  // namespace writing::pdf
