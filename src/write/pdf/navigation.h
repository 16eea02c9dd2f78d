// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <vector>

#include "model/assembly.h"
#include "write/pdf/links.h"

namespace writing::pdf {

/// Bookmarks of all headings in the tree (ISO 32000-1, 12.3.3); 0 when there are none.
ObjectId write_outline(ObjectFile& file, const model::Assembly& assembly, const model::NodeTable& nodes, const Tree& tree,
                       const Destinations& destinations);
/// "<</Names[…]>>": a named destination for each anchor that stands on a page; "" when there are none.
std::string destination_names(const model::NodeTable& nodes, const Destinations& destinations);
/// "<</Nums[…]>>": the pages' printed labels (ISO 32000-1, 12.4.2).
std::string page_label_tree(const model::Pages& pages);

}  // namespace writing::pdf
