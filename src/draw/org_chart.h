// SPDX-License-Identifier: MPL-2.0
// The draw room: data of charts in, drawings of boxes and lines out. It knows neither pages nor files.
#pragma once

#include "model/drawing.h"
#include "model/node.h"

namespace draw {

/// Draws an organisation as a tree, superiors above, each level as wide as it may be: units that share a superior stand
/// side by side; where `width` points do not suffice, in several lines that a rail at their left joins, or under each
/// other. Units beside their superior stand to its right on a dotted line. Of all ways that fit, the lowest is drawn.
/// Units whose superior does not exist, or that would be their own superior, are drawn as top units.
model::Drawing org_chart(const model::OrgChart& chart, float width, const model::MeasureText& measure);

}  // namespace draw
