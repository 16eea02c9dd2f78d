// SPDX-License-Identifier: MPL-2.0
#include "cli/submitting.h"

#include <algorithm>
#include <map>

#include "cli/own_folder.h"
#include "package/submit.h"
#include "support/hash.h"
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
/// as well; that decisions stand in another order than they were taken, it does not see. A draft may go out before its approvals: there they are to-dos.
Made without_approvals(Made made, bool draft) {
    static const std::set<std::string_view> judged = {"approval-region", "approval-all-municipalities", "approval-decision-clear",
                                                     "approval-same-version"};
    model::Diagnostics kept;
    for (auto problem : made.problems.all()) {
        if (judged.contains(problem.rule()) && problem.key != "approval-decision-clear.order") continue;
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
        for (const auto& document : needed) documents_.push_back({document, nullptr, {}, 0, {}});
    }

    /// Makes all that can be made, so that what is wrong in one document is told together with what is in the others.
    void make() {
        make_those({package::SubmissionRole::agreement, package::SubmissionRole::annex});
        const model::Metadata* agreement = agreement_metadata();
        if (agreement == nullptr) return;
        const model::DataTable* approvals = session_.around().approvals;
        const model::Date today = session_.around().today;
        const model::Messages words = session_.library().all_messages(agreement->language.starts_with("en") ? "en" : "da");
        session_.reader().add_table(
            "pakken", package::package_facts(*agreement, approvals, session_.options.draft, today, words));
        const model::DataTable none;
        session_.reader().add_table("parternes-godkendelser",
                                    package::approvals_overview(*agreement, approvals ? *approvals : none, words));
        make_those({package::SubmissionRole::approvals});
        std::vector<package::SubmittedDocument> enclosed;
        for (const auto& document : documents_)
            if (document.needed.role != package::SubmissionRole::cover_letter) enclosed.push_back(document);
        session_.reader().add_table("bilag", package::enclosures(enclosed));
        make_those({package::SubmissionRole::cover_letter});
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
            remember_places(documents_[i], *target);
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

    static void remember_places(package::SubmittedDocument& document, const Target& target) {
        if (target.document == nullptr) return;
        for (const char* key : {"version", "status", "date", "ikrafttraedelse", "valgperiode", "parter", "bilag"})
            if (const auto* value = target.document->front_matter.find(key)) document.places[key] = value->span;
    }

    const model::Metadata* agreement_metadata() const {
        const auto agreement = std::find_if(documents_.begin(), documents_.end(), [](const package::SubmittedDocument& document) {
            return document.needed.role == package::SubmissionRole::agreement;
        });
        return agreement == documents_.end() ? nullptr : agreement->metadata;
    }

    /// The day of a letter that gives none: today for the cover letter, that of the last approval for the list of them.
    model::Date date_of(const package::NeededDocument& needed, const model::Metadata& agreement) const {
        const model::Date today = session_.around().today;
        if (needed.role != package::SubmissionRole::approvals || session_.around().approvals == nullptr) return today;
        return package::last_approval(agreement, *session_.around().approvals, today).value_or(today);
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
        const model::Metadata* agreement = agreement_metadata();
        support::ensure(agreement != nullptr, "the agreement is made before its letters");
        std::vector<package::NeededDocument> needed_ones;
        for (const auto& document : documents_) needed_ones.push_back(document.needed);
        return session_.read_text(needed.id, installed->path,
                                  package::with_agreement_data(installed->bytes, *agreement, session_.project(),
                                                               needed_ones, date_of(needed, *agreement)));
    }

    Session& session_;
    std::vector<package::SubmittedDocument> documents_;
    std::vector<Made> made_;
    bool prepared_ = false;
};

/// The name under which the package that stands where the new one goes is kept: one of another version, or one that is no
/// draft and has other files, for it may have been sent. Empty: nothing is lost with it.
std::string name_to_keep(const Session& session, const package::Submission& made) {
    const std::string folder = join_path(session.out_folder(), folder_name);
    const auto standing = standing_package(session.workspace, folder);
    if (!standing) return {};
    const std::string sums = folder_name + "/SHA256SUMS";
    const auto own = std::find_if(made.files.begin(), made.files.end(), [&](const auto& file) { return file.path == sums; });
    const bool same_name = folder_name + "/" + standing->archive == made.archive;
    const bool same_files = own != made.files.end() && session.workspace.read(join_path(folder, "SHA256SUMS")) == own->bytes.view();
    if (same_name && (standing->draft || same_files)) return {};
    const std::string name = folder_name + "-" + standing->archive.substr(0, standing->archive.rfind(".zip"));
    for (int i = 1;; ++i) {
        const std::string kept = i == 1 ? name : name + "-" + std::to_string(i);
        const std::string path = join_path(session.out_folder(), kept);
        if (!session.workspace.is_folder(path) && !session.workspace.is_file(path)) return kept;
    }
}

void write_package(Session& session, const model::Messages& messages, const package::Submission& submission,
                   std::vector<std::string>& lines) {
    refuse_foreign_files(session.workspace, join_path(session.out_folder(), folder_name));
    const std::string kept = name_to_keep(session, submission);
    std::vector<PlacedFile> files;
    for (const auto& file : submission.files) files.push_back({file.path, file.bytes});
    std::map<std::string, std::string> keep;
    if (!kept.empty()) keep.emplace(folder_name, kept);
    session.workspace.replace_folders(session.out_folder(), {folder_name}, files, keep);
    if (!kept.empty())
        lines.push_back(messages.text("done.submission.kept", {{"folder", join_path(session.out_folder(), kept)}}));
    const std::string archive = join_path(session.out_folder(), submission.archive);
    lines.push_back(messages.text("done.submission",
                                  {{"archive", archive}, {"count", std::to_string(submission.files.size() - 1)}}));
    const model::Project& project = session.project();
    const char* what = project.example         ? "done.submission.example"
                       : session.options.draft ? "done.submission.draft"
                                               : "done.submission.not-sent";
    if (project.example && session.options.draft) lines.push_back(messages.text("done.submission.draft"));
    lines.push_back(
        messages.text(what, {{"sender", project.submit->sender}, {"recipient", project.submit->recipient}}));
    lines.push_back(messages.text("done.anchor"));
    lines.push_back("  " + support::sha256_hex_of(submission.files.front().bytes) + "  " + archive);
}

void make_package(Session& session, const model::Messages& messages, std::vector<std::string>& lines) {
    const auto needed = package::needs(session.project(), session.problems);
    if (session.problems.has_errors()) return;
    Gathering gathering(session, needed);
    gathering.make();

    package::SubmissionInputs inputs;
    inputs.project = &session.project();
    inputs.documents = gathering.documents();
    inputs.approvals = session.around().approvals;
    const model::Messages words = session.library().all_messages("da");
    inputs.words = &words;
    inputs.draft = session.options.draft;
    inputs.today = session.around().today;
    inputs.program = session.program();
    if (session.problems.has_errors()) return package::check_completeness(inputs, session.problems);
    const package::Submission submission = package::submit(inputs, session.problems);
    if (!session.problems.has_errors() && !submission.archive.empty()) write_package(session, messages, submission, lines);
}

}  // namespace

std::optional<UsageError> submit(Session& session, const model::Messages& messages, std::vector<std::string>& lines) {
    if (!session.options.arguments.empty())
        return UsageError{"usage.no-arguments", {{"command", "submit"}, {"word", session.options.arguments[0]}}};
    if (auto wrong = session.find_place(false)) return wrong;
    if (!session.place().project) return std::nullopt;
    make_package(session, messages, lines);
    if (session.problems.has_errors())
        lines.push_back(
            messages.text("done.nothing-written", {{"folder", join_path(session.out_folder(), folder_name)}}));
    return std::nullopt;
}

}  // namespace cli
