// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/source.h"

namespace model {

enum class Need { optional, recommended, required };

/// A section that a kind of document has. Matched by heading text or anchor, whatever its number.
struct KindSection {
    std::string id;
    std::string title;                      // Danish
    std::vector<std::string> also;          // other accepted titles
    Need need = Need::optional;
    int level = 1;
    std::string guidance;                   // what the author should write there, for templates
};

/// A front-matter key or form field of a kind.
struct KindField {
    std::string name;
    std::string title;
    std::string type;                       // text rich date choice check number list map
    std::vector<std::string> choices;
    Need need = Need::optional;
    std::string from_status;                // required from this status on; empty: always
    std::string placeholder;
};

/// templates/kinds/ID.yaml: what one kind of document has. Data, never code.
struct Kind {
    std::string id;
    std::string title;                      // Danish: "Administrativt tillæg"
    std::string title_en;
    std::string heading_style;              // "numbered" or "plain"
    bool cover = false;                     // begins with a cover page
    bool contents = false;                  // has a table of contents
    int contents_depth = 2;
    std::vector<KindField> fields;
    std::vector<KindSection> sections;
    Span span;
};

}  // namespace model
