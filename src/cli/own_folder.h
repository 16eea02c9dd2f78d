// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>

#include "cli/workspace.h"
#include "package/manifest.h"

namespace cli {

/// What the manifest of the package in `folder` says; nullopt when there is none of ours.
std::optional<package::Manifest> standing_package(const Workspace& workspace, const std::string& folder);

/// Throws model::WorldError when `folder` holds anything that no package of ours lists, so that replacing it would lose it:
/// a file beyond SHA256SUMS and the archive that the manifest names, a link, an empty folder.
void refuse_foreign_files(const Workspace& workspace, const std::string& folder);

}  // namespace cli
