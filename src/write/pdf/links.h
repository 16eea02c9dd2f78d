// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/assembly.h"
#include "model/messages.h"
#include "model/pages.h"
#include "write/pdf/object_file.h"
#include "write/pdf/structure.h"

namespace writing::pdf {

/// A link annotation and the Link element that owns it.
struct LinkAnnotation {
    ObjectId object = 0;
    std::uint32_t page = 0;
    std::int32_t element = 0;
};

/// "[7 0 R/XYZ null 512 null]": the top of a node, or of the nearest node around it that layout placed; the document's
/// beginning when there is none.
class Destinations {
  public:
    Destinations(const model::Pages& pages, const std::vector<model::NodeId>& parents,
                 const std::vector<ObjectId>& page_ids);
    bool placed(model::NodeId node) const;
    std::string of(model::NodeId node) const;

  private:
    const model::Pages& pages_;
    const std::vector<model::NodeId>& parents_;
    const std::vector<ObjectId>& page_ids_;
};

/// Writes the link areas of all pages as annotations (ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18.5), in page order. Areas
/// of nodes without a Link element get none. `words` names footnotes: key `note.label`.
std::vector<LinkAnnotation> write_links(ObjectFile& file, const model::NodeTable& nodes,
                                        const model::Assembly& assembly, const model::Pages& pages, const Tree& tree,
                                        const Destinations& destinations, const std::vector<ObjectId>& page_ids,
                                        const model::Messages& words);

}  // namespace writing::pdf
