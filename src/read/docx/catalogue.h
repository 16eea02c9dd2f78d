// SPDX-License-Identifier: MPL-2.0
// The list of fields that a form carries.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "read/docx/package.h"
#include "read/docx/story.h"

namespace reading::docx {

struct CatalogueField {
    std::string name, title, type, tag, bookmark, section, prompt;
    std::vector<std::pair<std::string, std::string>> choices;  // value, what is shown
};
struct CatalogueRepeat {
    std::string name, title, bookmark, section;
    std::vector<CatalogueField> columns;
};
struct Catalogue {
    std::string kind, version, language;
    std::vector<CatalogueField> fields;
    std::vector<CatalogueRepeat> repeats;
    std::vector<std::string> words;  // what the form itself says; empty in forms that do not tell
};

/// nullopt when the file carries no list.
std::optional<Catalogue> read_catalogue(const Package& package);

/// The list as far as the file's content controls still tell it, for a file whose own list a program has removed; its
/// words are unknown then, and the kind is "" where the file does not tell it. nullopt when there are no such controls.
std::optional<Catalogue> catalogue_again(const Package& package, const Styles& styles);

/// Names become keys and anchors of the source: letters of ASCII, digits, ".", "-" and "_" only. False as well for more
/// fields than any form has.
bool is_sound(const Catalogue& catalogue);

}  // namespace reading::docx
