// SPDX-License-Identifier: MPL-2.0
// Two versions of a document, compared, and the redline read as its readers would.
#pragma once

#include <string>
#include <vector>

#include "compare/compare.h"
#include "merge/world.h"

struct Versions {
    /// Reads and merges both, compares them and proves the redline's invariants.
    Versions(const std::string& old_text, const std::string& new_text);

    World old_world, now_world;
    model::Assembly old, now;
    compare::Comparison found;

    /// What compare::dump prints.
    std::string changes() const { return compare::dump(found.changes); }
    /// The redline's text: {+inserted+} and {-deleted-}, a line for each block that has words.
    std::string marked() const;
};

enum class Reading { accepted, rejected };

/// The words of a document, one space between them, with its review marks accepted or rejected; of the body, and of
/// each note that has words, sorted. Labels of captions are left out, the comparison's notices too.
std::string body_words(const model::Assembly& assembly, Reading reading);
std::vector<std::string> note_words(const model::Assembly& assembly, Reading reading);
