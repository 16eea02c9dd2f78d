// SPDX-License-Identifier: MPL-2.0
#include "layout/paginate.h"

#include "layout/compose.h"
#include "layout/page_builder.h"
#include "layout/page_furniture.h"

namespace layout {

model::Pages paginate(const model::Assembly& assembly, const model::Theme& theme, const Fonts& fonts,
                      const model::Messages& document_words, model::Diagnostics& diagnostics,
                      const DrawChart& draw_chart) {
    const TypeBook types(theme, fonts);
    Composer composer(assembly, types, fonts, document_words, diagnostics, draw_chart);
    Flow flow = composer.compose();
    const auto set_elastic = [&](std::uint32_t number, int by) { return composer.set_elastic(number, by); };
    BuiltPages built = PageBuilder(std::move(flow), types, assembly.node_count, set_elastic).build();
    // Page numbers take a place of fixed width, so setting them moves no line and no second round is needed.
    PageFurniture furniture(assembly, types, fonts, document_words, diagnostics);
    furniture.set_leaders(built);
    furniture.add(built);
    model::Pages pages;
    pages.pages.reserve(built.pages.size());
    for (auto& made : built.pages) pages.pages.push_back(std::move(made.page));
    pages.places = std::move(built.places);
    return pages;
}

}  // namespace layout
