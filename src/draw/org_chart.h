// SPDX-License-Identifier: MPL-2.0
// The draw room: data of charts in, drawings of boxes and lines out. It knows neither pages nor files.
#pragma once

#include "model/drawing.h"
#include "model/node.h"

namespace draw {

/// Draws an organisation as a tree, superiors above. Units beside their superior stand to its right on a dotted line.
/// Where a level is too wide for `width` points, it and those below it are stacked under their superior instead.
/// Units whose superior does not exist, or that would be their own superior, are drawn as top units.
model::Drawing org_chart(const model::OrgChart& chart, float width, const model::MeasureText& measure);

}  // namespace draw
