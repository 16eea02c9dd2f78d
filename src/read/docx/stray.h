// SPDX-License-Identifier: MPL-2.0
// What people wrote beside the fields of a form: nothing of theirs is lost because a box was missed.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "model/form.h"
#include "read/docx/catalogue.h"
#include "read/docx/story.h"

namespace reading::docx {

/// Nodes whose words belong to a field, or to a repeated part's table.
class TakenNodes {
  public:
    void add(pugi::xml_node node) { nodes_.insert(node.internal_object()); }
    void add(const Nodes& nodes) {
        for (const auto node : nodes) add(node);
    }
    bool contains(pugi::xml_node node) const { return nodes_.contains(node.internal_object()); }

  private:
    std::unordered_set<const void*> nodes_;
};

/// Programs lay blanks and breaks anew; the words stay.
std::string without_blanks(std::string_view text);

/// The words below `body` that neither stand in a taken node nor are the form's own, by the heading above them, in
/// reading order. Text boxes count. Empty when the catalogue does not tell the form's own words.
std::vector<model::StrayWords> find_strays(pugi::xml_node body, const TakenNodes& taken, const Catalogue& catalogue,
                                           const Styles& styles);

}  // namespace reading::docx
