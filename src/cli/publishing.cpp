// SPDX-License-Identifier: MPL-2.0
#include "cli/publishing.h"

#include <algorithm>
#include <map>

#include "cli/own_folder.h"
#include "package/manifest.h"
#include "package/publish.h"
#include "read/kind_file.h"
#include "support/ensure.h"
#include "support/hash.h"
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
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const model::Kind* kind = targets[i].kind;
        const bool for_public = kind == nullptr || reading::kind_is_published(kind->span.source, session.sources);
        candidates.push_back({targets[i].id, &merged[i].metadata, listed(session.project(), targets[i].id).part_of_agreement,
                              for_public});
    }
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
    std::map<std::string, support::SharedBytes> originals;
    for (const auto& document : made)
        for (const auto& file : document.files) originals[file.path] = file.bytes;
    std::vector<std::string> folders;
    std::vector<PlacedFile> files;
    for (const auto& bundle : bundles) {
        refuse_foreign_files(session.workspace, join_path(session.out_folder(), bundle.folder));
        folders.push_back(bundle.folder);
        for (const auto& file : bundle.files) files.push_back({file.path, file.bytes});
        for (const auto& copy : bundle.copies) files.push_back({copy.path, originals.at(copy.of)});
    }
    session.workspace.replace_folders(session.out_folder(), folders, files, {});
}

std::vector<package::PublishedDocument> published(const Session& session, const std::vector<Target>& targets,
                                                  const std::vector<Made>& made) {
    std::vector<package::PublishedDocument> documents;
    for (std::size_t i = 0; i < targets.size(); ++i)
        documents.push_back({targets[i].id, &made[i].metadata, listed(session.project(), targets[i].id).part_of_agreement,
                             made[i].files, made[i].page_count});
    return documents;
}

/// What was written, what it holds, and the number by which each folder can be told from another.
void say_published(const Session& session, const model::Messages& messages, const std::vector<package::Bundle>& bundles,
                   const std::vector<Target>& targets, std::vector<std::string>& lines) {
    const auto number = [](std::size_t count) { return std::to_string(count); };
    lines.push_back(messages.text(bundles.size() == 1 ? "done.published-one" : "done.published",
                                  {{"count", number(bundles.size())}, {"folder", join_path(session.out_folder(), "publish")}}));
    std::string ids;
    for (const auto& target : targets) ids += (ids.empty() ? "" : ", ") + target.id;
    lines.push_back(messages.text("done.published.documents", {{"names", ids}}));
    std::string others;
    for (const auto& document : session.project().documents)
        if (std::none_of(targets.begin(), targets.end(), [&](const Target& target) { return target.id == document.id; }))
            others += (others.empty() ? "" : ", ") + document.id;
    if (!others.empty()) lines.push_back(messages.text("done.published.left-out", {{"names", others}}));
    const auto& deadline = session.project().publish ? session.project().publish->deadline : std::nullopt;
    if (deadline && *deadline < session.around().today)
        lines.push_back(messages.text("done.published.late", {{"date", to_words(*deadline, messages)}}));
    lines.push_back(messages.text("done.published.not-sent"));
    if (session.project().example) lines.push_back(messages.text("done.verified.example") + ".");
    lines.push_back(messages.text("done.anchor"));
    for (const auto& bundle : bundles)
        for (const auto& file : bundle.files)
            if (file.path == bundle.folder + "/" + package::checksums_name)
                lines.push_back("  " + support::sha256_hex_of(file.bytes) + "  " + join_path(session.out_folder(), file.path));
}

/// The parties' folders, made of the session's project. False when a problem stops them.
std::optional<UsageError> publish_all(Session& session, const model::Messages& messages, std::vector<std::string>& lines) {
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
    inputs.today = session.around().today;
    inputs.page_template = page->bytes;
    inputs.program = session.program();
    const std::vector<package::Bundle> bundles = package::publish(inputs, session.problems);
    if (session.problems.has_errors() || bundles.empty()) return std::nullopt;
    write_bundles(session, bundles, made);
    say_published(session, messages, bundles, targets, lines);
    return std::nullopt;
}

}  // namespace

std::optional<UsageError> publish(Session& session, const model::Messages& messages, std::vector<std::string>& lines) {
    if (auto wrong = session.find_place(false)) return wrong;
    if (!session.place().project) return std::nullopt;
    if (auto wrong = publish_all(session, messages, lines)) return wrong;
    if (session.problems.has_errors())
        lines.push_back(messages.text("done.nothing-written", {{"folder", join_path(session.out_folder(), "publish")}}));
    return std::nullopt;
}

}  // namespace cli
