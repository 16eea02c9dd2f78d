// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "model/diagnostic.h"
#include "package/manifest.h"
#include "package/verify.h"

namespace package {

/// Collects what is wrong with one package, whose files are named with their folder in front.
class Findings {
  public:
    Findings(std::string folder, model::Diagnostics& diagnostics)
        : folder_(std::move(folder)), diagnostics_(diagnostics) {}

    /// An error about a file of the package; `args` come after {file}.
    void report(const char* key, std::string_view file, model::MessageArgs args = {});
    std::size_t errors() const { return errors_; }
    const std::string& folder() const { return folder_; }

  private:
    std::string folder_;  // empty, or ends with "/"
    model::Diagnostics& diagnostics_;
    std::size_t errors_ = 0;
};

/// Holds every file against both lists, and the lists against each other: paths, sizes, hashes, and that both are
/// written as the program writes them. Gives the manifest, unless it cannot be read or is not the one that SHA256SUMS
/// knows.
std::optional<Manifest> verify_files(const FileSet& files, Findings& findings);

/// Holds the manifest against itself: the files are those that its documents' roles and formats call for, in their
/// order, and its head fits its documents.
void verify_structure(const Manifest& manifest, Findings& findings);

/// Holds what the files say of themselves against the manifest.
void verify_metadata(const FileSet& files, const Manifest& manifest, Findings& findings);

}  // namespace package
