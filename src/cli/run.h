// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/build_records.h"
#include "cli/session.h"

namespace cli {

/// One `build` or `check`: called in the order of its members, each once.
class Run {
  public:
    explicit Run(Session& session) : session_(session) {}

    /// The documents that the command line means.
    std::optional<UsageError> find_targets();
    /// Reads what was found, then what all documents share.
    void read_targets();
    /// Every document through its steps.
    void make_all();
    /// All files of every document that was not stopped.
    void write_files();
    /// What was done, a line a document; the time each step took with --verbose.
    std::vector<std::string> summary(const model::Messages& messages) const;
    /// What --dump asked for.
    std::string dump() const;

  private:
    struct Asked {
        std::string id, path;
    };
    /// A file named twice is made once; two files whose documents would have the same name are wrong usage.
    std::optional<UsageError> same_name_twice();
    std::string done_line(const Made& made, const std::string& id, const model::Messages& messages) const;
    void ask_for(std::string id, std::string path, model::Span listed);

    Session& session_;
    std::optional<BuildRecords> records_;
    std::vector<Asked> asked_;
    std::vector<Target> targets_;
    std::vector<Made> made_;
    Timing reading_;
};

}  // namespace cli
