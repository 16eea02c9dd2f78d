// SPDX-License-Identifier: MPL-2.0
#include "package/verify.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "package/manifest.h"
#include "package/verify_files.h"
#include "support/hash.h"
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
std::vector<std::string> archive_order(const Manifest& manifest) {
    std::vector<std::string> order;
    for (const auto& file : manifest.files) order.push_back(file.path);
    order.emplace_back(manifest_name);
    order.emplace_back(checksums_name);
    return order;
}

/// Lists, hashes, metadata. Gives the manifest when nothing is wrong.
std::optional<Manifest> verify_content(const FileSet& files, Findings& findings) {
    auto manifest = verify_files(files, findings);
    if (manifest && findings.errors() == 0) verify_structure(*manifest, findings);
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

/// Everything about an archive but its own name. Gives the manifest when nothing is wrong.
std::optional<Manifest> verify_archive(std::string_view bytes, const std::string& name,
                                       model::Diagnostics& diagnostics) {
    const StoredZip zip = support::read_stored_zip(bytes);
    if (zip.fault != StoredZipFault::none && zip.fault != StoredZipFault::container) {
        report_fault(zip, name, diagnostics);
        return std::nullopt;
    }
    FileSet files;
    Findings findings(name + ": ", diagnostics);
    for (const auto& file : zip.files)
        if (!files.emplace(file.path, file.bytes).second) findings.report("verify-zip.twice", file.path);
    if (!is_package(files)) {
        diagnostics.error("verify-nothing.archive", {}, {{"file", name}});
        return std::nullopt;
    }
    auto manifest = verify_content(files, findings);
    if (!manifest) return std::nullopt;
    std::vector<std::string> order;
    for (const auto& file : zip.files) order.push_back(file.path);
    if (zip.fault == StoredZipFault::none && order == archive_order(*manifest)) return manifest;
    diagnostics.error("verify-zip.container", {}, {{"file", name}});
    return std::nullopt;
}

/// The archive beside the loose files holds these same files.
void verify_beside(const FileSet& files, const Manifest& manifest, const std::string& folder,
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

void report_others(const std::vector<OtherEntry>& others, Findings& findings) {
    for (const auto& other : others) {
        switch (other.kind) {
            case OtherEntry::Kind::link:
                findings.report("verify-file.link", other.path);
                break;
            case OtherEntry::Kind::special:
                findings.report("verify-file.special", other.path);
                break;
            case OtherEntry::Kind::empty_folder:
                findings.report("verify-file.folder", other.path);
                break;
        }
    }
}

struct Folder {
    FileSet files;
    std::vector<OtherEntry> others;
};

std::optional<Manifest> verify_folder(const Folder& package, const std::string& folder,
                                      model::Diagnostics& diagnostics) {
    Findings findings(folder, diagnostics);
    report_others(package.others, findings);
    if (!is_package(package.files)) {
        diagnostics.error("verify-nothing.folder", {}, {{"file", folder}});
        return std::nullopt;
    }
    auto manifest = verify_content(package.files, findings);
    if (!manifest) return std::nullopt;
    const std::size_t before = diagnostics.all().size();
    verify_beside(package.files, *manifest, folder, diagnostics);
    const auto& all = diagnostics.all();
    const bool whole = std::none_of(all.begin() + static_cast<std::ptrdiff_t>(before), all.end(), [](const auto& one) {
        return one.severity == model::Severity::error;
    });
    return whole ? std::move(manifest) : std::nullopt;
}

Proved proved(const std::string& name, const Manifest& manifest, const std::string& anchor, std::string_view bytes) {
    return {name,           manifest.type,    manifest.title, manifest.version,           manifest.party,
            manifest.draft, manifest.example, anchor,         support::sha256_hex(bytes)};
}

/// The hashes of the documents' files: what all bundles made together share.
std::map<std::string, std::string> shared_files(const Manifest& manifest) {
    std::map<std::string, std::string> shared;
    for (const auto& file : manifest.files)
        if (file.document != ListedFile::none) shared.emplace(file.path, file.sha256);
    return shared;
}

/// Bundles beside each other: none of those made together is missing, and all hold the same documents. The `broken`
/// ones are there, and have been told.
void verify_together(const std::map<std::string, Manifest>& bundles, const std::set<std::string>& broken,
                     Findings& findings) {
    std::set<std::string> missing;
    std::map<std::map<std::string, std::string>, std::vector<std::string>> holders;  // by what they hold
    for (const auto& [slug, manifest] : bundles) {
        for (const auto& other : manifest.bundles)
            if (!bundles.contains(other) && !broken.contains(other)) missing.insert(other);
        if (manifest.is_submission()) continue;
        holders[shared_files(manifest)].push_back(slug);
        if (manifest.slug != slug) findings.report("verify-bundle.place", slug, {{"party", manifest.party}});
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

/// What the subfolders hold; empty when none is a package.
std::map<std::string, Folder> packages_below(const FileSet& files, const std::vector<OtherEntry>& others) {
    std::map<std::string, Folder> below;
    for (const auto& [path, bytes] : files) {
        const auto slash = path.find('/');
        if (slash != std::string::npos) below[path.substr(0, slash)].files.emplace(path.substr(slash + 1), bytes);
    }
    for (const auto& other : others) {
        const auto slash = other.path.find('/');
        if (slash != std::string::npos)
            below[other.path.substr(0, slash)].others.push_back({other.path.substr(slash + 1), other.kind});
    }
    const bool any =
        std::any_of(below.begin(), below.end(), [](const auto& folder) { return is_package(folder.second.files); });
    return any ? std::move(below) : std::map<std::string, Folder>();
}

std::vector<Proved> verify_all(const FileSet& files, const std::vector<OtherEntry>& others,
                               const std::map<std::string, Folder>& below, const std::string& folder,
                               model::Diagnostics& diagnostics) {
    Findings findings(folder, diagnostics);
    for (const auto& [path, bytes] : files)
        if (path.find('/') == std::string::npos) findings.report("verify-file.added", path);
    std::vector<OtherEntry> here;
    std::copy_if(others.begin(), others.end(), std::back_inserter(here),
                 [](const OtherEntry& other) { return other.path.find('/') == std::string::npos; });
    report_others(here, findings);
    std::map<std::string, Manifest> bundles;
    std::set<std::string> broken;
    std::vector<Proved> all;
    for (const auto& [slug, package] : below) {
        if (auto manifest = verify_folder(package, folder + slug + "/", diagnostics)) {
            all.push_back(proved(folder + slug, *manifest, checksums_name, package.files.find(checksums_name)->second));
            bundles.emplace(slug, std::move(*manifest));
        } else {
            broken.insert(slug);
        }
    }
    verify_together(bundles, broken, findings);
    return all;
}

}  // namespace

std::vector<Proved> verify(const FileSet& files, const std::vector<OtherEntry>& others, const std::string& name,
                           model::Diagnostics& diagnostics) {
    const std::string folder = with_slash(name);
    if (is_package(files)) {
        if (const auto manifest = verify_folder({files, others}, folder, diagnostics))
            return {proved(name, *manifest, checksums_name, files.find(checksums_name)->second)};
        return {};
    }
    const auto below = packages_below(files, others);
    if (!below.empty()) return verify_all(files, others, below, folder, diagnostics);
    diagnostics.error("verify-nothing.folder", {}, {{"file", name}});
    return {};
}

std::vector<Proved> verify_zip(std::string_view bytes, const std::string& name, model::Diagnostics& diagnostics) {
    const auto manifest = verify_archive(bytes, name, diagnostics);
    if (!manifest) return {};
    // Browsers rename what they download, so the name alone spoils nothing; but it may claim another version.
    if (!manifest->archive.empty() && manifest->archive != file_name(name))
        diagnostics.warning("verify-zip.name", {}, {{"file", name}, {"original", manifest->archive}});
    return {proved(name, *manifest, file_name(name), bytes)};
}

}  // namespace package
