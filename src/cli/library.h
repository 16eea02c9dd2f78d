// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/workspace.h"
#include "model/messages.h"
#include "model/source.h"

namespace cli {

/// The program's data files (kinds, rule sets, themes, catalogues): the project's own first, then the installed ones.
class Library {
  public:
    /// `project_folder` may be empty. Throws model::WorldError when no installed data can be found.
    Library(const Workspace& workspace, const std::string& project_folder);

    struct File {
        std::string path;
        std::string bytes;
    };
    /// A file by its path below templates/, e.g. "kinds/referat.yaml".
    std::optional<File> find(const std::string& path) const;
    /// The file of a thing that authors name: "kinds", "referat" gives kinds/referat.yaml. Nothing for a name that is more
    /// than a name ("../x").
    std::optional<File> find_named(const std::string& folder, const std::string& name) const;
    /// The stems of the files in a folder below templates/, from all places, sorted, each once.
    std::vector<std::string> names(const std::string& folder) const;

    /// Every text of a language; the project's own win over the installed ones. Those of the installed ones that only
    /// diagnostics speak with are read when the first of them is asked for, while the workspace is still there.
    model::Messages all_messages(const std::string& language) const;
    /// The documents' own words only.
    model::Messages document_words(const std::string& language) const;

  private:
    /// The catalogues of a language in a folder, by name.
    std::vector<std::string> catalogues(const std::string& folder, const std::string& language) const;

    const Workspace& workspace_;
    std::vector<std::string> folders_;  // best first
    std::size_t own_folders_ = 0;       // how many of them, from the first on, are the project's
};

/// The path of a file in a folder: "folder/name", or the name alone when the folder is "" or ".".
std::string join_path(const std::string& folder, const std::string& name);
/// The folder of a path, "" when it has none.
std::string folder_of(const std::string& path);

}  // namespace cli
