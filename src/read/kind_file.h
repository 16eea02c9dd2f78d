// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>

#include "model/diagnostic.h"
#include "model/kind.h"
#include "model/source.h"

namespace reading {

/// `templates/kinds/ID.yaml`. nullopt when the file is no map or has no id.
std::optional<model::Kind> read_kind(model::SourceId source, const model::Sources& sources,
                                     model::Diagnostics& diagnostics);

}  // namespace reading
