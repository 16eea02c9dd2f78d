// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "model/diagnostic.h"
#include "model/document.h"
#include "model/source.h"

namespace reading {

/// The YAML between the `---` lines of a Markdown file, without those lines. `offset` is where `yaml` begins in the
/// source; spans are the source's. Gives a map, or the shape null when there are no keys or the block is no map
/// (`front-matter-shape`).
model::FrontMatterValue read_front_matter(std::string_view yaml, model::SourceId source, std::uint32_t offset,
                                          model::Diagnostics& diagnostics);

}  // namespace reading
