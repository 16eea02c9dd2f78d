// SPDX-License-Identifier: MPL-2.0
#include <filesystem>

#include "cli/workspace.h"
#include "support/hash.h"

namespace cli {
namespace {

std::string plain(const std::string& path) {
    return std::filesystem::path(path).lexically_normal().string();
}

}  // namespace

std::optional<std::string> MemoryWorkspace::read(const std::string& path) const {
    const auto found = files.find(plain(path));
    return found == files.end() ? std::nullopt : std::optional(found->second);
}

std::optional<support::SharedBytes> MemoryWorkspace::map(const std::string& path) const {
    auto bytes = read(path);
    return bytes ? std::optional<support::SharedBytes>(std::move(*bytes)) : std::nullopt;
}

bool MemoryWorkspace::is_file(const std::string& path) const {
    return files.contains(plain(path));
}

std::string MemoryWorkspace::stamp(const std::string& path) const {
    const auto bytes = read(path);
    return bytes ? support::sha256_hex(*bytes) : "";
}

bool MemoryWorkspace::is_folder(const std::string& path) const {
    const auto after = files.lower_bound(path + "/");
    return after != files.end() && after->first.starts_with(path + "/");
}

std::vector<std::string> MemoryWorkspace::list(const std::string& folder) const {
    std::vector<std::string> names;
    for (auto it = files.lower_bound(folder + "/"); it != files.end() && it->first.starts_with(folder + "/"); ++it) {
        const std::string name = it->first.substr(folder.size() + 1);
        if (name.find('/') == std::string::npos) names.push_back(name);
    }
    return names;
}

std::vector<FolderEntry> MemoryWorkspace::list_deep(const std::string& folder) const {
    std::vector<FolderEntry> entries;
    for (auto it = files.lower_bound(folder + "/"); it != files.end() && it->first.starts_with(folder + "/"); ++it)
        entries.push_back({it->first.substr(folder.size() + 1), FolderEntry::Kind::file});
    return entries;
}

std::string MemoryWorkspace::canonical(const std::string& path) const {
    return (std::filesystem::path("/memory") / path).lexically_normal().string();
}

void MemoryWorkspace::write_all(const std::string& folder, const std::vector<model::OutputFile>& outputs) {
    if (!locked_folder.empty() && folder.starts_with(locked_folder))
        throw model::WorldError("world-write", folder, "locked");
    for (const auto& file : outputs) files[folder + "/" + file.path] = file.bytes.view();
}

void MemoryWorkspace::replace_folders(const std::string& root, const std::vector<std::string>& folders,
                                      const std::vector<PlacedFile>& placed,
                                      const std::map<std::string, std::string>& keep) {
    if (!locked_folder.empty() && root.starts_with(locked_folder)) throw model::WorldError("world-write", root, "locked");
    for (const auto& [folder, name] : keep)
        for (const auto& entry : list_deep(root + "/" + folder))
            files[root + "/" + name + "/" + entry.path] = files.at(root + "/" + folder + "/" + entry.path);
    for (const auto& folder : folders)
        std::erase_if(files, [&](const auto& file) { return file.first.starts_with(root + "/" + folder + "/"); });
    for (const auto& file : placed) files[root + "/" + file.path] = file.bytes.view();
}

std::string MemoryWorkspace::scratch_path(const std::string& suffix) {
    return (std::filesystem::temp_directory_path() / "aftale-memory").string() + suffix;
}

std::string MemoryWorkspace::environment(const std::string& name) const {
    const auto found = variables.find(name);
    return found == variables.end() ? "" : found->second;
}

model::Date MemoryWorkspace::today() const {
    return day;
}

std::string MemoryWorkspace::find_font(const std::string&) const {
    return {};
}

std::string MemoryWorkspace::find_hyphenation(const std::string&) const {
    return {};
}

std::vector<std::string> MemoryWorkspace::data_folders() const {
    return {"data"};
}

}  // namespace cli
