// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>

#include "model/diagnostic.h"
#include "model/source.h"
#include "model/theme.h"

namespace reading {

/// `templates/theme/ID.yaml`; lengths in points, colours by the theme's own names or as RRGGBB. Text that has less
/// contrast to its ground than WCAG 2.2 AA asks for is an error (`theme-contrast`). nullopt when the file is no map or
/// lacks what every writer relies on: an id, the families text, sans and mono, and the style body.
std::optional<model::Theme> read_theme(model::SourceId source, const model::Sources& sources,
                                       model::Diagnostics& diagnostics);

}  // namespace reading
