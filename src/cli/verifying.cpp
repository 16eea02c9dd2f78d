// SPDX-License-Identifier: MPL-2.0
#include "cli/verifying.h"

#include <map>

#include "cli/report.h"
#include "package/verify.h"

namespace cli {
namespace {

package::OtherEntry::Kind kind_of(FolderEntry::Kind kind) {
    switch (kind) {
        case FolderEntry::Kind::link:
            return package::OtherEntry::Kind::link;
        case FolderEntry::Kind::empty_folder:
            return package::OtherEntry::Kind::empty_folder;
        case FolderEntry::Kind::file:
        case FolderEntry::Kind::special:
            break;
    }
    return package::OtherEntry::Kind::special;
}

std::vector<package::Proved> verify_folder(Session& session, const std::string& folder) {
    std::map<std::string, support::SharedBytes> kept;
    package::FileSet files;
    std::vector<package::OtherEntry> others;
    for (const auto& entry : session.workspace.list_deep(folder)) {
        auto bytes = entry.kind == FolderEntry::Kind::file ? session.workspace.map(join_path(folder, entry.path)) : std::nullopt;
        if (bytes)
            files.emplace(entry.path, kept.emplace(entry.path, std::move(*bytes)).first->second.view());
        else
            others.push_back({entry.path, kind_of(entry.kind)});
    }
    return package::verify(files, others, folder, session.problems);
}

std::size_t errors_of(const model::Diagnostics& problems) {
    std::size_t count = 0;
    for (const auto& problem : problems.all()) count += problem.severity == model::Severity::error ? 1 : 0;
    return count;
}

/// What a package is: its kind, title and version, and whether it is an example or a draft.
std::string described(const package::Proved& package, const model::Messages& messages) {
    std::string text = messages.text(package.type == "submission" ? "done.verified.submission" : "done.verified.bundle",
                                     {{"title", visible(package.title)}, {"party", visible(package.party)}});
    if (!package.version.empty()) text += ", " + messages.text("readme.version", {{"version", visible(package.version)}});
    if (package.example) text += ". " + messages.text("done.verified.example");
    if (package.draft) text += ". " + messages.text("done.verified.draft");
    return text;
}

/// The line that `sha256sum` prints of the anchor, so that either can be compared with the sender's.
std::string anchor_line(const package::Proved& package) {
    const bool archive = package.anchor != "SHA256SUMS";
    return "  " + visible(package.sha256) + "  " + visible(archive ? package.name : join_path(package.name, package.anchor));
}

void say(const std::string& name, const std::vector<package::Proved>& proved, const model::Messages& messages,
         std::vector<std::string>& lines) {
    if (proved.size() == 1) {
        lines.push_back(messages.text("done.verified", {{"path", name}, {"what", described(proved[0], messages)}}));
    } else {
        lines.push_back(messages.text("done.verified.all", {{"path", name}, {"count", std::to_string(proved.size())}}));
        for (const auto* word : {"example", "draft"})
            if (std::string(word) == "example" ? proved[0].example : proved[0].draft)
                lines.push_back(messages.text("done.verified." + std::string(word)) + ".");
    }
    lines.push_back(messages.text("done.anchor"));
    for (const auto& one : proved) lines.push_back(anchor_line(one));
}

}  // namespace

std::optional<UsageError> verify(Session& session, const model::Messages& messages, std::vector<std::string>& lines) {
    if (session.options.arguments.empty()) return UsageError{"usage.verify-what", {}};
    for (const auto& name : session.options.arguments)
        if (!session.workspace.is_file(name) && !session.workspace.is_folder(name))
            return UsageError{"usage.no-such-file", {{"path", name}}};
    for (const auto& name : session.options.arguments) {
        const std::size_t before = errors_of(session.problems);
        const auto proved = session.workspace.is_folder(name)
                                ? verify_folder(session, name)
                                : package::verify_zip(session.workspace.map(name)->view(), name, session.problems);
        if (errors_of(session.problems) == before) say(name, proved, messages, lines);
    }
    return std::nullopt;
}

}  // namespace cli
