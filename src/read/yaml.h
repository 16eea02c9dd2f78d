// SPDX-License-Identifier: MPL-2.0
// Takes YAML text, gives a tree in which every key and value knows its bytes. The only door to libfyaml.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/diagnostic.h"
#include "model/document.h"
#include "model/source.h"

/// The room is `read`, its namespace `reading`: POSIX has a global function read(), and no namespace can share its
/// name.
namespace reading {

/// One YAML document, block or flow style, at most 60 levels deep. `offset` is where `text` begins in the source: all
/// spans are the source's. A null (`~`, `null` or nothing at all) has the shape null; every other scalar is text as
/// written.
///
/// Errors: `yaml-syntax.*` (what stands before the error is returned), `yaml-duplicate-key` (the first value counts).
/// Anchors are ignored and an alias is an error, so that no document can grow beyond its own length.
model::FrontMatterValue read_yaml(std::string_view text, model::SourceId source, std::uint32_t offset,
                                  model::Diagnostics& diagnostics);

/// A whole file; it must be UTF-8 (`file-encoding`), a byte order mark is skipped.
model::FrontMatterValue read_yaml_file(model::SourceId source, const model::Sources& sources,
                                       model::Diagnostics& diagnostics);

}  // namespace reading
