// SPDX-License-Identifier: MPL-2.0
// One text read, in the words that tests compare.
#pragma once

#include <string>
#include <string_view>

#include "model/diagnostic.h"
#include "model/document.h"

struct ReadText {
    explicit ReadText(std::string_view text);

    model::Sources sources;
    model::SourceId source = 0;
    model::Diagnostics diagnostics;
    model::Document document;

    /// The document's dump without places.
    std::string tree() const;
    /// Each problem as "rule-key «text it points at»", a space between two, in the order of their places.
    std::string problems();
    /// "" when every span lies in the file and in its parent's (the ends of review marks aside, which may have moved to
    /// a neighbouring block), else what is wrong.
    std::string misplaced() const;
};

std::string tree_of(std::string_view text);
std::string problems_of(std::string_view text);
