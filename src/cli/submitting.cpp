// SPDX-License-Identifier: MPL-2.0
#include "cli/publishing.h"

#include <algorithm>

#include "package/submit.h"
#include "support/ensure.h"

namespace cli {
namespace {

const std::string folder_name = "submission";

std::set<Format> formats_of(const std::vector<std::string>& names) {
    std::set<Format> formats;
    for (const auto& name : names)
        if (const auto format = format_named(name)) formats.insert(*format);
    return formats;
}

/// Closing the package judges the approvals itself and names every party that is missing, so these rules need not say it
/// as well. A draft may go out before its approvals: there they are to-dos.
Made without_approvals(Made made, bool draft) {
    static const std::set<std::string_view> judged = {"approval-region", "approval-all-municipalities", "approval-decision-clear",
                                                     "approval-same-version"};
    model::Diagnostics kept;
    for (auto problem : made.problems.all()) {
        if (judged.contains(problem.rule())) continue;
        if (draft && problem.rule().starts_with("approval-") && problem.severity == model::Severity::error)
            problem.severity = model::Severity::todo;
        kept.add(std::move(problem));
    }
    made.problems = std::move(kept);
    return made;
}

/// The documents of a package, made in the order in which each knows what it must say of the others.
class Gathering {
  public:
    Gathering(Session& session, const std::vector<package::NeededDocument>& needed) : session_(session), made_(needed.size()) {
        for (const auto& document : needed) documents_.push_back({document, nullptr, {}, 0});
    }

    /// False when a problem stops the package.
    bool make() {
        make_those({package::SubmissionRole::agreement, package::SubmissionRole::annex});
        if (session_.problems.has_errors()) return false;
        make_those({package::SubmissionRole::approvals});
        if (session_.problems.has_errors()) return false;
        std::vector<package::SubmittedDocument> enclosed;
        for (const auto& document : documents_)
            if (document.needed.role != package::SubmissionRole::cover_letter) enclosed.push_back(document);
        session_.reader().add_table("bilag", package::enclosures(enclosed));
        make_those({package::SubmissionRole::cover_letter});
        return !session_.problems.has_errors();
    }

    const std::vector<package::SubmittedDocument>& documents() const { return documents_; }

  private:
    void make_those(const std::set<package::SubmissionRole>& roles) {
        std::vector<Target> targets;
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < documents_.size(); ++i) {
            if (!roles.contains(documents_[i].needed.role)) continue;
            auto target = read(documents_[i].needed);
            if (!target) continue;
            target->formats = formats_of(documents_[i].needed.formats);
            target->draft_package = session_.options.draft;
            targets.push_back(std::move(*target));
            places.push_back(i);
        }
        if (!prepared_) {
            session_.read_shared();
            session_.prepare_for_layout();
            prepared_ = true;
        }
        std::vector<Made> made = session_.make(targets);
        for (std::size_t i = 0; i < made.size(); ++i) {
            session_.report(without_approvals(made[i], session_.options.draft));
            Made& kept = made_[places[i]] = std::move(made[i]);
            auto& document = documents_[places[i]];
            document.metadata = &kept.metadata;
            document.files = kept.files;
            document.page_count = kept.page_count;
        }
    }

    std::optional<Target> read(const package::NeededDocument& needed) {
        const std::string path = join_path(session_.place().folder, needed.file);
        if (!needed.file.empty()) {
            if (!session_.reader().is_inside(path)) {
                session_.problems.error("path-outside.listed", needed.where, {{"path", path}});
                return std::nullopt;
            }
            if (!session_.workspace.is_file(path)) {
                session_.problems.error("file-missing.project", needed.where, {{"path", path}});
                return std::nullopt;
            }
        }
        const bool is_letter = needed.role == package::SubmissionRole::cover_letter ||
                               needed.role == package::SubmissionRole::approvals;
        return is_letter ? read_letter(needed, path) : session_.read_target(needed.id, path);
    }

    /// The project's own letter as it stands, or the installed one with the agreement's data in its front matter.
    Target read_letter(const package::NeededDocument& needed, const std::string& path) {
        if (!needed.file.empty()) return session_.read_target(needed.id, path);
        const auto installed = session_.library().find(needed.letter);
        if (!installed) throw model::WorldError("world-data", needed.letter, "templates/" + needed.letter);
        const auto agreement = std::find_if(documents_.begin(), documents_.end(), [](const package::SubmittedDocument& document) {
            return document.needed.role == package::SubmissionRole::agreement;
        });
        support::ensure(agreement != documents_.end() && agreement->metadata != nullptr, "the agreement is made before its letters");
        std::vector<package::NeededDocument> needed_ones;
        for (const auto& document : documents_) needed_ones.push_back(document.needed);
        return session_.read_text(needed.id, installed->path,
                                  package::with_agreement_data(installed->bytes, *agreement->metadata, session_.project(),
                                                               needed_ones, session_.around().today));
    }

    Session& session_;
    std::vector<package::SubmittedDocument> documents_;
    std::vector<Made> made_;
    bool prepared_ = false;
};

/// A package of another version that stands where the new one goes is kept beside it.
std::string keep_older(const Session& session, const std::string& archive) {
    const std::string folder = join_path(session.out_folder(), folder_name);
    for (const auto& name : session.workspace.list(folder)) {
        if (!name.ends_with(".zip") || folder_name + "/" + name == archive) continue;
        std::string kept = folder + "-" + name.substr(0, name.size() - 4);
        for (int i = 2; session.workspace.is_folder(kept); ++i)
            kept = folder + "-" + name.substr(0, name.size() - 4) + "-" + std::to_string(i);
        session.workspace.move_folder(folder, kept);
        return kept;
    }
    return {};
}

}  // namespace

std::optional<UsageError> submit(Session& session, const model::Messages& messages, std::vector<std::string>& lines) {
    if (!session.options.arguments.empty())
        return UsageError{"usage.no-arguments", {{"command", "submit"}, {"word", session.options.arguments[0]}}};
    if (auto wrong = session.find_place(false)) return wrong;
    if (!session.place().project) return std::nullopt;
    const auto needed = package::needs(session.project(), session.problems);
    if (session.problems.has_errors()) return std::nullopt;
    Gathering gathering(session, needed);
    if (!gathering.make()) return std::nullopt;

    package::SubmissionInputs inputs;
    inputs.project = &session.project();
    inputs.documents = gathering.documents();
    inputs.approvals = session.around().approvals;
    const model::Messages words = session.library().all_messages("da");
    inputs.words = &words;
    inputs.draft = session.options.draft;
    inputs.program = session.program();
    const package::Submission submission = package::submit(inputs, session.problems);
    if (session.problems.has_errors() || submission.archive.empty()) return std::nullopt;
    const std::string folder = join_path(session.out_folder(), folder_name);
    refuse_foreign_files(session.workspace, folder);
    const std::string kept = keep_older(session, submission.archive);
    std::vector<PlacedFile> files;
    for (const auto& file : submission.files) files.push_back({file.path, &file.bytes});
    session.workspace.replace_folders(session.out_folder(), {folder_name}, files);
    if (!kept.empty()) lines.push_back(messages.text("done.submission.kept", {{"folder", kept}}));
    lines.push_back(messages.text("done.submission", {{"archive", join_path(session.out_folder(), submission.archive)},
                                                      {"count", std::to_string(submission.files.size() - 1)}}));
    lines.push_back(messages.text(session.options.draft ? "done.submission.draft" : "done.submission.not-sent",
                                  {{"sender", session.project().submit->sender}, {"recipient", session.project().submit->recipient}}));
    return std::nullopt;
}

}  // namespace cli
