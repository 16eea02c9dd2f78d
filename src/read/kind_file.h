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

/// `udgives` of the same file: whether documents of the kind are meant for the public when nobody chooses. Yes, unless it
/// says no: papers of meetings and letters do.
bool kind_is_published(model::SourceId source, const model::Sources& sources);

}  // namespace reading
