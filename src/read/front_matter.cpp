// SPDX-License-Identifier: MPL-2.0
#include "read/front_matter.h"

#include "read/yaml.h"

namespace reading {

using model::FrontMatterValue;

FrontMatterValue read_front_matter(std::string_view yaml, model::SourceId source, std::uint32_t offset,
                                   model::Diagnostics& diagnostics) {
    FrontMatterValue found = read_yaml(yaml, source, offset, diagnostics);
    if (found.shape == FrontMatterValue::Shape::map || found.shape == FrontMatterValue::Shape::null) return found;
    diagnostics.error("front-matter-shape", found.span);
    return {};
}

}  // namespace reading
