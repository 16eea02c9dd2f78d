// SPDX-License-Identifier: MPL-2.0
// What documents were built from and to, so that a build of what has not changed need not lay out and write again.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/building.h"

namespace cli {

/// Records stand in a folder of the user's own cache: AFTALE_CACHE, else XDG_CACHE_HOME/aftale, else HOME/.cache/aftale. With
/// AFTALE_CACHE=none, or without any of these variables, nothing is remembered. A record never holds a document, only the
/// SHA-256 of what went in and of each file that came out: a file that is gone or changed is made again.
class BuildRecords {
  public:
    /// `out_folder` is where documents go. Both references must outlive this.
    BuildRecords(Workspace& workspace, std::string out_folder);

    /// Names all that the files of a document depend on: the sources and pictures, the words, the theme's font files, the
    /// hyphenation, the colour profile, the formats, the day, and the program with its libraries. Equal keys, equal files.
    std::string key_of(const Target& target, const Surroundings& around, const model::Assembly& assembly) const;

    struct Kept {
        std::size_t page_count = 0;
        std::vector<std::string> paths;  // relative to the out folder
    };
    /// What a build by this key left, when every file of it still stands there as it was written.
    std::optional<Kept> find(const Target& target, const std::string& key) const;

    /// Remembers a build whose files are in place. A folder that cannot be written to is no failure.
    void remember(const Target& target, const Made& made);

  private:
    std::string name_of(const Target& target) const;

    Workspace& workspace_;
    std::string folder_;  // "": nothing is remembered
    std::string out_folder_;
};

}  // namespace cli
