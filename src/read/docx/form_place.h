// SPDX-License-Identifier: MPL-2.0
// Where the fields of a form stand in a file: found by what the program that saved it has kept.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "read/docx/catalogue.h"
#include "read/docx/form_value.h"

namespace reading::docx {

class FormPlaces {
  public:
    explicit FormPlaces(pugi::xml_node body);

    /// By the control's tag, else the bookmark around it, else its title where no other control has that.
    FieldPlace find(const CatalogueField& field) const;
    /// The table of a repeated part: by the tag of the part or of a control in it, else by its bookmark. May be null.
    pugi::xml_node find_table(const CatalogueRepeat& repeat) const;

    std::size_t changes() const { return changes_; }

  private:
    struct Bookmark {
        pugi::xml_node start, end;
    };
    static FieldPlace at_bookmark(const Bookmark& bookmark);

    std::map<std::string, pugi::xml_node, std::less<>> by_tag_;
    std::map<std::string, std::vector<pugi::xml_node>, std::less<>> by_title_;
    std::map<std::string, Bookmark, std::less<>> bookmarks_;
    std::size_t changes_ = 0;
};

/// What stands in a control, whether it holds runs, paragraphs or a whole cell.
FieldPlace at_control(pugi::xml_node control);

/// The rows of a repeated part in its table.
std::vector<model::FilledRow> read_rows(const CatalogueRepeat& repeat, pugi::xml_node table, Reading& reading,
                                        const std::string& file, model::Diagnostics& diagnostics);

}  // namespace reading::docx
