// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "layout/inline_text.h"
#include "layout/page_builder.h"

namespace layout {

/// What is the same on every page, or known only when all pages are: running heads and feet, the bar of drafts and
/// examples, leaders and page numbers of the contents.
class PageFurniture {
  public:
    PageFurniture(const model::Assembly& assembly, const TypeBook& types, const Fonts& fonts,
                  const model::Messages& words, model::Diagnostics& diagnostics);

    void set_leaders(BuiltPages& built);
    void add(BuiltPages& built);

  private:
    struct Label {
        std::vector<model::PlacedItem> items;  // from x 0 on baseline 0
        float width = 0;
    };
    Label label(std::string_view text, const Type& type, model::Mark mark);
    std::string shortened(std::string_view text, const Type& type, model::Mark mark, float width);
    std::string head_text(const std::string& title, const std::string& section, const Type& type, model::Mark mark,
                          float width);
    Label fitting(std::string_view text, const Type& type, model::Mark mark, float width);
    void put(const Label& label, float x, float baseline, model::Page& page, std::size_t at);
    std::string issue_text() const;
    void add_bar(model::Page& page, const Label& text, model::Colour colour);
    std::string bar_text(bool with_note) const;

    const model::Assembly& assembly_;
    const TypeBook& types_;
    const model::Theme& theme_;
    const model::Messages& words_;
    TextSetter setter_;
    ParagraphText text_;
};

}  // namespace layout
