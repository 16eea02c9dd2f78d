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
    /// The tables of a repeated part, the one with its bookmark first: by the tag of the part or of a control in it.
    /// Several when people split or copied the table; none when it is gone.
    Nodes find_tables(const CatalogueRepeat& repeat) const;

    std::size_t changes() const { return changes_; }

  private:
    struct Bookmark {
        pugi::xml_node start, end;
        std::string number;      // of its first beginning
        bool is_closed = false;  // that one has ended; what follows are copies
    };
    static FieldPlace at_bookmark(const Bookmark& bookmark);
    const Bookmark* bookmark(const std::string& name) const;

    std::map<std::string, Nodes, std::less<>> by_tag_;
    std::map<std::string, std::vector<pugi::xml_node>, std::less<>> by_title_;
    std::map<std::string, Bookmark, std::less<>> bookmarks_;
    std::size_t changes_ = 0;
};

/// What stands in a control, whether it holds runs, paragraphs or a whole cell.
FieldPlace at_control(pugi::xml_node control);

/// What stands in the tables of a repeated part.
struct RepeatContent {
    std::vector<model::FilledRow> rows;
    Nodes taken;                         // the cells and controls whose words are in the rows
    std::vector<std::string> no_column;  // titles of columns that no table has any more
};
RepeatContent read_rows(const CatalogueRepeat& repeat, const Nodes& tables, Reading& reading, const std::string& file,
                        model::Diagnostics& diagnostics);

}  // namespace reading::docx
