// SPDX-License-Identifier: MPL-2.0
// What was written, read again.
#pragma once

#include <string>
#include <vector>

#include "model/diagnostic.h"
#include "model/document.h"
#include "model/kind.h"
#include "model/messages.h"

namespace reread {

struct Reread {
    model::Document document;
    model::Diagnostics problems;
};
Reread document(const std::string& source);

/// Blocks and inlines as one line each, without places: equal for what means the same.
std::string shape(const model::Blocks& blocks);

/// A file below templates/, and what it holds.
std::string data_file(const std::string& path);
model::Kind kind(const std::string& id);
model::Messages words(const std::string& language);

/// Keys of what reading, merging and checking a source of a kind report.
struct Judged {
    std::vector<std::string> errors;  // that stop the document
    std::vector<std::string> keys;    // all
    std::string title;                // of the assembled document
};
Judged judge(const std::string& source, const model::Kind& kind);

}  // namespace reread
