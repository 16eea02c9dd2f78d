// SPDX-License-Identifier: MPL-2.0
#include "cli/publishing.h"

#include <algorithm>
#include <map>

#include "package/publish.h"
#include "support/ensure.h"
#include "support/nearest.h"

namespace cli {
namespace {

const model::ProjectDocument& listed(const model::Project& project, const std::string& id) {
    const auto found = std::find_if(project.documents.begin(), project.documents.end(),
                                    [&](const model::ProjectDocument& document) { return document.id == id; });
    support::ensure(found != project.documents.end(), "a chosen document is one of the project's");
    return *found;
}

std::vector<Target> read_listed(Session& session) {
    std::vector<Target> targets;
    for (const auto& document : session.project().documents) {
        const std::string path = join_path(session.place().folder, document.file);
        if (!session.reader().is_inside(path)) {
            session.problems.error_of_listed("path-outside.listed", document.span, {{"path", path}});
        } else if (!session.workspace.is_file(path)) {
            session.problems.error_of_listed("file-missing.project", document.span, {{"path", path}});
        } else {
            targets.push_back(session.read_target(document.id, path));
        }
    }
    return targets;
}

/// The targets that partners get, and nothing of what the others say: merging tells enough of them to choose.
std::vector<Target> choose(Session& session, std::vector<Target> targets) {
    for (auto& target : targets) target.formats.clear();
    const std::vector<Made> merged = session.make(targets);
    std::vector<package::Candidate> candidates;
    for (std::size_t i = 0; i < targets.size(); ++i) candidates.push_back({targets[i].id, &merged[i].metadata});
    const auto ids = package::choose_documents(session.project(), candidates, session.problems);
    std::vector<Target> chosen;
    for (const auto& id : ids)
        for (auto& target : targets)
            if (target.id == id) chosen.push_back(std::move(target));
    for (auto& target : chosen) target.formats = session.options.formats;
    return chosen;
}

/// The parties of the agreement itself, or those of whatever document names most.
const std::vector<model::Party>& partners_of(const std::vector<package::PublishedDocument>& documents) {
    static const std::vector<model::Party> none;
    const std::vector<model::Party>* most = &none;
    for (const auto& document : documents) {
        if (document.part_of_agreement && !document.metadata->parties.empty()) return document.metadata->parties;
        if (document.metadata->parties.size() > most->size()) most = &document.metadata->parties;
    }
    return *most;
}

std::optional<UsageError> choose_partners(package::PublishInputs& inputs, const std::vector<std::string>& wanted) {
    const std::vector<std::string> slugs = package::partner_slugs(inputs.partners);
    for (const auto& name : wanted) {
        const auto partner = package::find_partner(inputs.partners, name);
        if (!partner) return UsageError{"usage.no-such-partner", {{"name", name}, {"nearest", support::nearest(name, slugs)}}};
        inputs.only.push_back(slugs[*partner]);
    }
    return std::nullopt;
}

void write_bundles(Session& session, const std::vector<package::Bundle>& bundles, const std::vector<Made>& made) {
    std::map<std::string, const std::string*> originals;
    for (const auto& document : made)
        for (const auto& file : document.files) originals[file.path] = &file.bytes;
    std::vector<std::string> folders;
    std::vector<PlacedFile> files;
    for (const auto& bundle : bundles) {
        refuse_foreign_files(session.workspace, join_path(session.out_folder(), bundle.folder));
        folders.push_back(bundle.folder);
        for (const auto& file : bundle.files) files.push_back({file.path, &file.bytes});
        for (const auto& copy : bundle.copies) files.push_back({copy.path, originals.at(copy.of)});
    }
    session.workspace.replace_folders(session.out_folder(), folders, files);
}

std::vector<package::PublishedDocument> published(const Session& session, const std::vector<Target>& targets,
                                                  const std::vector<Made>& made) {
    std::vector<package::PublishedDocument> documents;
    for (std::size_t i = 0; i < targets.size(); ++i)
        documents.push_back({targets[i].id, &made[i].metadata, listed(session.project(), targets[i].id).part_of_agreement,
                             made[i].files, made[i].page_count});
    return documents;
}

}  // namespace

void refuse_foreign_files(const Workspace& workspace, const std::string& folder) {
    const std::vector<std::string> there = workspace.list_deep(folder);
    if (there.empty()) return;
    const auto sums = workspace.read(join_path(folder, "SHA256SUMS"));
    for (const auto& path : there) {
        const bool ours = sums && (path == "SHA256SUMS" || path.ends_with(".zip") || sums->find("  " + path + "\n") != std::string::npos);
        if (!ours) throw model::WorldError("world-foreign", join_path(folder, path), folder);
    }
}

std::optional<UsageError> publish(Session& session, const model::Messages& messages, std::vector<std::string>& lines) {
    if (auto wrong = session.find_place(false)) return wrong;
    if (!session.place().project) return std::nullopt;
    std::vector<Target> targets = read_listed(session);
    session.read_shared();
    session.prepare_for_layout();
    targets = choose(session, std::move(targets));
    const std::vector<Made> made = session.make(targets);
    for (const auto& document : made) session.report(document);

    package::PublishInputs inputs;
    inputs.project = &session.project();
    inputs.documents = published(session, targets, made);
    inputs.partners = partners_of(inputs.documents);
    if (auto wrong = choose_partners(inputs, session.options.arguments)) return wrong;
    if (session.problems.has_errors()) return std::nullopt;
    const model::Messages words = session.library().all_messages("da");
    inputs.theme = &session.around().theme;
    inputs.words = &words;
    const auto page = session.library().find("web/forside.html.mustache");
    if (!page) throw model::WorldError("world-data", "web/forside.html.mustache", "templates/web/forside.html.mustache");
    inputs.page_template = page->bytes;
    inputs.program = session.program();
    const std::vector<package::Bundle> bundles = package::publish(inputs, session.problems);
    if (session.problems.has_errors() || bundles.empty()) return std::nullopt;
    write_bundles(session, bundles, made);
    lines.push_back(messages.text("done.published", {{"count", std::to_string(bundles.size())},
                                                     {"documents", std::to_string(made.size())},
                                                     {"folder", join_path(session.out_folder(), "publish")}}));
    lines.push_back(messages.text("done.published.not-sent"));
    return std::nullopt;
}

}  // namespace cli
