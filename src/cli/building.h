// SPDX-License-Identifier: MPL-2.0
// One document through the steps after reading. Each step takes one finished value and gives the next.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cli/options.h"
#include "cli/reading.h"
#include "cli/typefaces.h"
#include "model/assembly.h"
#include "model/output.h"
#include "model/pages.h"

namespace cli {

class BuildRecords;

/// A document that was asked for: read, with all that merging and checking want to know of it.
struct Target {
    std::string id;
    std::string path;
    const model::Document* document = nullptr;   // null: the file is not there
    const model::Kind* kind = nullptr;
    std::optional<model::RuleSet> rule_set;
    model::Messages words;                       // the document's own, in its language
    std::string running_title;
    std::set<model::SourceId> sources;           // what it was read from
    std::set<Format> formats;                    // what is written of it
    bool draft_package = false;                  // every page says that it is no submission
    bool is_blank_form = false;                  // to be filled in: no document yet that rules could judge, nor a sample
};

/// What all documents of a run share. Everything in it is const while documents are made.
struct Surroundings {
    Surroundings(const Options& typed, const Workspace& space, const Library& data, const model::Sources& files,
                 const ProjectPlace& where, std::string program_version)
        : options(typed), workspace(space), library(data), sources(files), place(where), version(std::move(program_version)) {}

    const Options& options;
    const Workspace& workspace;
    const Library& library;
    const model::Sources& sources;
    const ProjectPlace& place;
    merge::Lookups lookups;
    const model::DataTable* parties = nullptr;
    const model::DataTable* bodies = nullptr;
    const model::DataTable* approvals = nullptr;
    model::Messages user_words;                  // dates in messages, in the user's language
    model::Date today;
    std::int64_t made_at = 0;                    // seconds since 1970 for the files' own metadata
    model::Theme theme;
    std::unique_ptr<Typefaces> typefaces;        // null until something is laid out
    std::string colour_profile;                  // sRGB ICC profile
    std::string version;                         // of the program
    const BuildRecords* records = nullptr;       // of earlier builds, when files that stand already may be left alone
};

/// How long a step took.
using Timing = std::pair<std::string, std::chrono::duration<double, std::milli>>;

/// What one document came to.
struct Made {
    model::Diagnostics problems;
    model::Metadata metadata;
    std::vector<model::OutputFile> files;        // empty when a problem stopped it, or when they are kept
    std::vector<std::string> kept;               // the files that stand already, whole and as they would be made now
    std::string key;                             // of what it was made from; empty when that is not to be remembered
    std::size_t page_count = 0;
    std::string dump;
    std::vector<Timing> timings;
};

/// A target merged, not checked: `problems` are merging's.
struct Merged {
    model::Assembly assembly;
    model::Diagnostics problems;
};
Merged merge_document(const Target& target, const Surroundings& around);

/// Lays a finished document out and writes the target's formats under the target's id, or the dump of the step asked for;
/// nothing where a problem stops it.
void write_document(const model::Assembly& assembly, const Target& target, const Surroundings& around,
                    const std::string& scratch, Made& made);

/// Merge, check, and unless only checks are asked for, lay out and write the target's formats; or the dump of the step
/// asked for. `scratch` is a path that only this call may write to.
Made make_document(const Target& target, const Surroundings& around, const std::string& scratch);

}  // namespace cli
