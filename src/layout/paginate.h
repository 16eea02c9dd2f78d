// SPDX-License-Identifier: MPL-2.0
// The layout room: an Assembly, a Theme and faces in; Pages of placed items out. It knows nothing of PDF.
#pragma once

#include <functional>

#include "layout/fonts.h"
#include "model/assembly.h"
#include "model/diagnostic.h"
#include "model/drawing.h"
#include "model/messages.h"
#include "model/pages.h"
#include "model/theme.h"

namespace layout {

/// Makes a drawing of an organisation chart that is at most `width` points wide (the draw room's work, passed in).
using DrawChart =
    std::function<model::Drawing(const model::OrgChart& chart, float width, const model::MeasureText& measure)>;

/// Sets the document on pages. `document_words` are the document's own ("Tabel", "fortsat", "4 af 27"). Adds a warning
/// for each sign that no face has. Without `draw_chart` a chart is set as its description.
model::Pages paginate(const model::Assembly& assembly, const model::Theme& theme, const Fonts& fonts,
                      const model::Messages& document_words, model::Diagnostics& diagnostics,
                      const DrawChart& draw_chart = {});

}  // namespace layout
