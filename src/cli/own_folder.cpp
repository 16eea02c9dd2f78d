// SPDX-License-Identifier: MPL-2.0
#include "cli/own_folder.h"

#include "cli/library.h"
#include "model/output.h"
#include "package/checksums.h"

namespace cli {

std::optional<package::Manifest> standing_package(const Workspace& workspace, const std::string& folder) {
    const auto bytes = workspace.read(join_path(folder, package::manifest_name));
    if (!bytes) return std::nullopt;
    auto found = package::read_manifest(*bytes);
    if (!found) return std::nullopt;
    return std::move(found->manifest);
}

void refuse_foreign_files(const Workspace& workspace, const std::string& folder) {
    const auto there = workspace.list_deep(folder);
    if (there.empty()) return;
    const auto bytes = workspace.read(join_path(folder, package::checksums_name));
    const auto sums = bytes ? package::read_checksums(*bytes) : std::nullopt;
    const auto manifest = standing_package(workspace, folder);
    for (const auto& entry : there) {
        const bool listed = entry.path == package::checksums_name || (sums && sums->contains(entry.path)) ||
                            (manifest && !manifest->archive.empty() && manifest->archive == entry.path);
        if (!sums || !listed || entry.kind != FolderEntry::Kind::file)
            throw model::WorldError("world-foreign", join_path(folder, entry.path), folder);
    }
}

}  // namespace cli
