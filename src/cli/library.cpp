// SPDX-License-Identifier: MPL-2.0
#include "cli/library.h"

#include <algorithm>
#include <set>

#include "read/message_file.h"

namespace cli {

std::string join_path(const std::string& folder, const std::string& name) {
    if (folder.empty() || folder == "." || name.starts_with('/')) return name;
    return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

std::string folder_of(const std::string& path) {
    const auto slash = path.rfind('/');
    if (slash == std::string::npos) return "";
    return slash == 0 ? "/" : path.substr(0, slash);
}

Library::Library(const Workspace& workspace, const std::string& project_folder) : workspace_(workspace) {
    const auto consider = [&](const std::string& folder) {
        if (workspace_.is_folder(folder)) folders_.push_back(folder);
    };
    if (!project_folder.empty()) consider(join_path(project_folder, "templates"));
    own_folders_ = folders_.size();
    for (const auto& folder : workspace_.data_folders()) consider(join_path(folder, "templates"));
    const auto has_words = [&](const std::string& folder) { return workspace_.is_file(join_path(folder, "locale/da/document.yaml")); };
    if (std::none_of(folders_.begin(), folders_.end(), has_words))
        throw model::WorldError("world-data", "templates/locale/da/document.yaml", "templates/locale/da/document.yaml");
}

std::optional<Library::File> Library::find(const std::string& path) const {
    for (const auto& folder : folders_) {
        const std::string full = join_path(folder, path);
        if (auto bytes = workspace_.read(full)) return File{full, std::move(*bytes)};
    }
    return std::nullopt;
}

std::optional<Library::File> Library::find_named(const std::string& folder, const std::string& name) const {
    const bool plain = !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == std::string::npos;
    return plain ? find(folder + "/" + name + ".yaml") : std::nullopt;
}

std::vector<std::string> Library::names(const std::string& folder) const {
    std::set<std::string> stems;
    for (const auto& place : folders_)
        for (const auto& name : workspace_.list(join_path(place, folder)))
            if (name.ends_with(".yaml")) stems.insert(name.substr(0, name.size() - 5));
    return {stems.begin(), stems.end()};
}

namespace {

void read_into(model::Messages& texts, const Workspace& workspace, const std::string& path) {
    const auto bytes = workspace.read(path);
    if (!bytes) return;
    model::Sources sources;
    model::Diagnostics problems;
    const model::SourceId source = sources.add(path, *bytes);
    reading::read_messages(source, sources, texts, problems);
    for (const auto& problem : problems.all()) {
        if (problem.severity != model::Severity::error) continue;
        const model::Position at = sources[source].position(problem.where.begin);
        throw model::WorldError("world-catalogue", path, std::to_string(at.line));
    }
}

/// What a run that goes well speaks with.
bool always_needed(const std::string& catalogue) {
    return catalogue == "cli.yaml" || catalogue == "document.yaml";
}

}  // namespace

std::vector<std::string> Library::catalogues(const std::string& folder, const std::string& language) const {
    std::vector<std::string> paths;
    const std::string place = join_path(folder, "locale/" + language);
    for (const auto& name : workspace_.list(place)) paths.push_back(join_path(place, name));
    std::sort(paths.begin(), paths.end());
    return paths;
}

model::Messages Library::all_messages(const std::string& language) const {
    model::Messages all(language, {});
    std::vector<std::string> later;
    for (std::size_t i = folders_.size(); i-- > 0;)
        for (const auto& path : catalogues(folders_[i], language)) {
            if (i < own_folders_ || always_needed(path.substr(path.rfind('/') + 1)))
                read_into(all, workspace_, path);
            else
                later.push_back(path);
        }
    all.add_rest([&workspace = workspace_, language, later] {
        model::Messages rest(language, {});
        for (const auto& path : later) read_into(rest, workspace, path);
        return rest.all();
    });
    return all;
}

model::Messages Library::document_words(const std::string& language) const {
    model::Messages words(language, {});
    for (auto folder = folders_.rbegin(); folder != folders_.rend(); ++folder)
        read_into(words, workspace_, join_path(*folder, "locale/" + language + "/document.yaml"));
    return words;
}

}  // namespace cli
