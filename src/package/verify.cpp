// SPDX-License-Identifier: MPL-2.0
#include "package/verify.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "package/manifest.h"
#include "package/verify_files.h"
#include "support/stored_zip.h"

namespace package {
namespace {

using support::StoredZip;
using support::StoredZipFault;

std::string file_name(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

std::string with_slash(std::string folder) {
    while (folder.ends_with('/')) folder.pop_back();
    return folder.empty() || folder == "." ? "" : folder + "/";
}

bool is_package(const FileSet& files) {
    return files.contains(manifest_name) || files.contains(checksums_name);
}

/// The paths in the order in which an archive holds them.
std::vector<std::string> archive_order(const FoundManifest& manifest) {
    std::vector<std::string> order = manifest.order;
    order.emplace_back(manifest_name);
    order.emplace_back(checksums_name);
    return order;
}

/// Lists, hashes, metadata. Gives the manifest when nothing is wrong.
std::optional<FoundManifest> verify_content(const FileSet& files, Findings& findings) {
    auto manifest = verify_files(files, findings);
    if (manifest && findings.errors() == 0) verify_metadata(files, *manifest, findings);
    return findings.errors() == 0 ? std::move(manifest) : std::nullopt;
}

void report_fault(const StoredZip& zip, const std::string& name, model::Diagnostics& diagnostics) {
    switch (zip.fault) {
        case StoredZipFault::none:
            return;
        case StoredZipFault::no_zip:
            return diagnostics.error("verify-zip.none", {}, {{"file", name}});
        case StoredZipFault::foreign:
            return diagnostics.error("verify-zip.foreign", {}, {{"file", name}});
        case StoredZipFault::cut:
            if (zip.after.empty()) return diagnostics.error("verify-zip.cut", {}, {{"file", name}});
            return diagnostics.error("verify-zip.cut-after", {}, {{"file", name}, {"last", zip.after}});
        case StoredZipFault::damaged:
            return diagnostics.error("verify-zip.damaged", {}, {{"file", name}, {"last", zip.after}});
        case StoredZipFault::container:
            return diagnostics.error("verify-zip.container", {}, {{"file", name}});
    }
}

/// Everything about an archive but its own name.
void verify_archive(std::string_view bytes, const std::string& name, model::Diagnostics& diagnostics,
                    std::string* proper_name = nullptr) {
    const StoredZip zip = support::read_stored_zip(bytes);
    if (zip.fault != StoredZipFault::none && zip.fault != StoredZipFault::container)
        return report_fault(zip, name, diagnostics);
    FileSet files;
    Findings findings(name + ": ", diagnostics);
    for (const auto& file : zip.files)
        if (!files.emplace(file.path, file.bytes).second) findings.report("verify-zip.twice", file.path);
    if (!is_package(files)) return diagnostics.error("verify-nothing.archive", {}, {{"file", name}});
    const auto manifest = verify_content(files, findings);
    if (!manifest) return;
    std::vector<std::string> order;
    for (const auto& file : zip.files) order.push_back(file.path);
    if (zip.fault != StoredZipFault::none || order != archive_order(*manifest))
        return diagnostics.error("verify-zip.container", {}, {{"file", name}});
    if (proper_name) *proper_name = manifest->archive;
}

/// The archive beside the loose files holds these same files.
void verify_beside(const FileSet& files, const FoundManifest& manifest, const std::string& folder,
                   model::Diagnostics& diagnostics) {
    if (manifest.archive.empty()) return;
    const std::string name = folder + manifest.archive;
    const auto found = files.find(manifest.archive);
    if (found == files.end()) return diagnostics.note("verify-archive.absent", {}, {{"file", name}});
    std::vector<support::StoredFile> stored;
    for (const auto& path : archive_order(manifest)) stored.push_back({path, files.find(path)->second});
    const auto again = support::write_stored_zip(stored);
    if (again && *again == found->second) return;
    model::Diagnostics inside;
    verify_archive(found->second, name, inside);
    if (inside.empty()) return diagnostics.error("verify-archive.other", {}, {{"file", name}});
    diagnostics.append(std::move(inside));
}

std::optional<FoundManifest> verify_folder(const FileSet& files, const std::string& folder,
                                           model::Diagnostics& diagnostics) {
    Findings findings(folder, diagnostics);
    auto manifest = verify_content(files, findings);
    if (manifest) verify_beside(files, *manifest, folder, diagnostics);
    return manifest;
}

/// The hashes of the documents' files: what all bundles made together share.
std::map<std::string, std::string> shared_files(const FoundManifest& manifest) {
    std::map<std::string, std::string> shared;
    for (const auto& [path, file] : manifest.files)
        if (!file.document.empty()) shared.emplace(path, file.sha256);
    return shared;
}

/// Bundles beside each other: none of those made together is missing, and all hold the same documents. The `broken`
/// ones are there, and have been told.
void verify_together(const std::map<std::string, FoundManifest>& bundles, const std::set<std::string>& broken,
                     Findings& findings) {
    std::set<std::string> missing;
    std::map<std::map<std::string, std::string>, std::vector<std::string>> holders;  // by what they hold
    for (const auto& [slug, manifest] : bundles) {
        for (const auto& other : manifest.bundles)
            if (!bundles.contains(other) && !broken.contains(other)) missing.insert(other);
        if (manifest.type == "publish") holders[shared_files(manifest)].push_back(slug);
    }
    for (const auto& slug : missing) findings.report("verify-bundle.missing", slug);
    if (holders.size() < 2) return;
    const auto most = std::max_element(holders.begin(), holders.end(),
                                       [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
    for (auto other = holders.begin(); other != holders.end(); ++other)
        if (other != most)
            for (const auto& slug : other->second)
                findings.report("verify-bundle.other", slug, {{"other", most->second.front()}});
}

/// The packages in the subfolders; empty when not every subfolder is one.
std::map<std::string, FileSet> packages_below(const FileSet& files) {
    std::map<std::string, FileSet> below;
    for (const auto& [path, bytes] : files) {
        const auto slash = path.find('/');
        if (slash != std::string::npos) below[path.substr(0, slash)].emplace(path.substr(slash + 1), bytes);
    }
    const bool all =
        std::all_of(below.begin(), below.end(), [](const auto& folder) { return is_package(folder.second); });
    return all ? std::move(below) : std::map<std::string, FileSet>();
}

}  // namespace

void verify(const FileSet& files, const std::string& name, model::Diagnostics& diagnostics) {
    const std::string folder = with_slash(name);
    if (is_package(files)) {
        verify_folder(files, folder, diagnostics);
        return;
    }
    const auto below = packages_below(files);
    if (below.empty()) return diagnostics.error("verify-nothing.folder", {}, {{"file", name}});
    Findings findings(folder, diagnostics);
    for (const auto& [path, bytes] : files)
        if (path.find('/') == std::string::npos) findings.report("verify-file.added", path);
    std::map<std::string, FoundManifest> bundles;
    std::set<std::string> broken;
    for (const auto& [slug, package] : below) {
        if (auto manifest = verify_folder(package, folder + slug + "/", diagnostics))
            bundles.emplace(slug, std::move(*manifest));
        else
            broken.insert(slug);
    }
    verify_together(bundles, broken, findings);
}

void verify_zip(std::string_view bytes, const std::string& name, model::Diagnostics& diagnostics) {
    std::string proper_name;
    verify_archive(bytes, name, diagnostics, &proper_name);
    // Browsers rename what they download, so the name alone spoils nothing; but it may claim another version.
    if (!proper_name.empty() && proper_name != file_name(name))
        diagnostics.warning("verify-zip.name", {}, {{"file", name}, {"original", proper_name}});
}

}  // namespace package
