// SPDX-License-Identifier: MPL-2.0
// What schema validators pass over in a Word package, and Word does not.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "model/assembly.h"
#include "write/docx/docx.h"

namespace lint {

/// One line for each problem: repeated ids, missing numberings and styles, bookmarks and comment ranges without both
/// ends, unbalanced fields, references to nothing, merged cells that nothing began, rows that do not fill the grid.
std::vector<std::string> problems(const writing::ooxml::Package& package);

/// The package of an assembly with the sample's theme and words; every node is said to stand on page 3 of 4.
writing::ooxml::Package build(const model::Assembly& assembly);
/// A part's tree; an empty document when there is none.
pugi::xml_document tree(const writing::ooxml::Package& package, const std::string& name);
/// The text of runs under a node, as shown: deletions left out.
std::string shown_text(const pugi::xml_node& node);

}  // namespace lint
