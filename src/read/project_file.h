// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>

#include "model/diagnostic.h"
#include "model/project.h"
#include "model/source.h"

namespace reading {

/// `aftale.yaml`, format 1. `folder` stays empty: whoever found the file knows it. An unknown key is an error that
/// names the nearest known one; nullopt when the file is no map at all.
std::optional<model::Project> read_project(model::SourceId source, const model::Sources& sources,
                                           model::Diagnostics& diagnostics);

}  // namespace reading
