// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <vector>

#include "model/data_table.h"
#include "model/source.h"

namespace model {

struct ProjectDocument {
    std::string id;
    std::string file;                 // relative to the project's folder
    bool part_of_agreement = false;
    Span span;
};

/// `aftale.yaml`. Paths are as written, relative to the project's folder.
struct Project {
    std::string folder;               // as the user typed it
    std::string title;
    std::string out = "out";
    std::string parties;              // table file
    std::string involved;             // table file
    std::string tables;               // folder
    std::string rule_set;
    std::string theme;
    std::string bodies;               // `fora`: table file
    std::string approvals;            // `godkendelser`: table file
    std::string archive;
    std::string journal;
    bool example = false;
    std::vector<ProjectDocument> documents;
    Span span;
};

}  // namespace model
