// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/building.h"
#include "cli/library.h"
#include "cli/options.h"
#include "cli/reading.h"
#include "cli/workspace.h"

namespace cli {

/// The language of messages: --lang, else by LC_ALL, LC_MESSAGES and LANG: Danish for da*, English otherwise.
std::string message_language(const Options& options, const Workspace& workspace);

/// What the user is shown of the problems: with --quiet only errors.
model::Diagnostics worth_saying(const model::Diagnostics& problems, const Options& options);

/// The rule sets that are installed or in the project.
std::vector<model::RuleSet> all_rule_sets(const Workspace& workspace, const std::string& project_folder);

/// One `build` or `check`: called in the order of its members, each once.
class Run {
  public:
    Run(const Options& options, Workspace& workspace, std::string version);

    /// The project that the command line means, if any.
    std::optional<UsageError> find_place();
    /// The documents that the command line means.
    std::optional<UsageError> find_targets();
    /// Reads what was found, the theme and the tables that belong to the project.
    void read_targets();
    /// Every document through its steps, several at a time. Gathers problems in the order of the documents.
    void make_all();
    /// All files of every document that was not stopped.
    void write_files();
    /// What was done, a line a document; the time each step took with --verbose.
    std::vector<std::string> summary(const model::Messages& messages) const;

    Workspace& workspace;
    model::Sources sources;
    model::Diagnostics problems;
    std::string dump;

  private:
    std::string folder_to_search_from() const;
    void add_target(std::string id, std::string path, model::Span listed);
    void read_target(Target& target);
    void prepare_for_layout();
    std::string out_folder() const;

    const Options& options_;
    std::string version_;
    std::string folder_;
    std::unique_ptr<Library> library_;
    std::unique_ptr<FileReader> reader_;
    ProjectPlace place_;
    std::vector<Target> targets_;
    std::unique_ptr<Surroundings> around_;
    std::vector<Made> made_;
};

}  // namespace cli
