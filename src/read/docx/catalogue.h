// SPDX-License-Identifier: MPL-2.0
// The list of fields that a form carries.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "read/docx/package.h"

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

/// nullopt when the file carries no list: it is no form of ours.
std::optional<Catalogue> read_catalogue(const Package& package);

}  // namespace reading::docx
