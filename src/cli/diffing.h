// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"
#include "compare/compare.h"

namespace cli {

/// One `diff`: called in the order of its members, each once. The two versions may belong to different projects, or to
/// none: each is read and merged in its own. Both are merged but not held against the rules; only what keeps a version
/// from being made is an error here.
class Diffing {
  public:
    Diffing(const Options& options, Workspace& workspace, std::string version);

    std::optional<UsageError> read();
    void compare();
    /// The redline and the list of changes in memory; nothing when the two do not differ.
    void make();
    void write_files();

    std::string dump() const;
    /// The versions whose problems are to be told; for programs at most one, so that there is one report.
    std::vector<const Session*> to_report() const;
    bool failed() const;
    std::vector<std::string> summary(const model::Messages& messages) const;

  private:
    /// One of the two versions.
    struct Side {
        Side(const Options& typed, std::string name, Workspace& workspace, const std::string& version);
        std::optional<UsageError> read();
        void merge();

        Options options;
        Session session;
        Target target;
        model::Assembly assembly;
    };

    const Options& options_;
    Side old_;
    Side now_;
    compare::Comparison comparison_;
    Made made_;
};

}  // namespace cli
