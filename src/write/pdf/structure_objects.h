// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <vector>

#include "write/pdf/content.h"
#include "write/pdf/links.h"
#include "write/pdf/object_file.h"
#include "write/pdf/structure.h"

namespace writing::pdf {

/// Writes the structure tree with its ParentTree, IDTree and RoleMap (ISO 32000-1, 14.7); returns StructTreeRoot.
/// `pages` are the page objects; page i has StructParents i, annotation j has StructParent `pages.size()` + j.
ObjectId write_structure(ObjectFile& file, const Tree& tree, const MarkedPages& marked,
                         const std::vector<ObjectId>& pages, const std::vector<LinkAnnotation>& links);

}  // namespace writing::pdf
