// SPDX-License-Identifier: MPL-2.0
#include "cli/publishing.h"
#include "package/verify.h"

namespace cli {
namespace {

void verify_folder(Session& session, const std::string& folder) {
    std::map<std::string, support::SharedBytes> kept;
    for (const auto& path : session.workspace.list_deep(folder))
        if (auto bytes = session.workspace.map(join_path(folder, path))) kept.emplace(path, std::move(*bytes));
    package::FileSet files;
    for (const auto& [path, bytes] : kept) files.emplace(path, bytes.view());
    package::verify(files, folder, session.problems);
}

std::size_t errors_of(const model::Diagnostics& problems) {
    std::size_t count = 0;
    for (const auto& problem : problems.all()) count += problem.severity == model::Severity::error ? 1 : 0;
    return count;
}

}  // namespace

std::optional<UsageError> verify(Session& session, const model::Messages& messages, std::vector<std::string>& lines) {
    if (session.options.arguments.empty()) return UsageError{"usage.verify-what", {}};
    for (const auto& name : session.options.arguments)
        if (!session.workspace.is_file(name) && !session.workspace.is_folder(name))
            return UsageError{"usage.no-such-file", {{"path", name}}};
    for (const auto& name : session.options.arguments) {
        const std::size_t before = errors_of(session.problems);
        if (session.workspace.is_folder(name)) {
            verify_folder(session, name);
        } else {
            package::verify_zip(session.workspace.map(name)->view(), name, session.problems);
        }
        if (errors_of(session.problems) == before) lines.push_back(messages.text("done.verified", {{"path", name}}));
    }
    return std::nullopt;
}

}  // namespace cli
