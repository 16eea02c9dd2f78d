// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <map>
#include <vector>

#include "model/assembly.h"
#include "model/pages.h"
#include "write/pdf/object_file.h"

namespace writing::pdf {

/// By resource: whether a PDF can show it. JPEG in grey or colour and PNG; no SVG and no JPEG made for print (CMYK).
std::vector<bool> drawable_pictures(const model::Assembly& assembly);
/// Writes the pictures that the pages show; by resource, their objects.
std::map<std::size_t, ObjectId> write_pictures(ObjectFile& file, const model::Assembly& assembly,
                                               const model::Pages& pages, const std::vector<bool>& drawable);

}  // namespace writing::pdf
