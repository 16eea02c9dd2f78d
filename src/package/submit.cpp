// SPDX-License-Identifier: MPL-2.0
#include "package/submit.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

#include "model/status.h"
#include "package/checksums.h"
#include "package/manifest.h"
#include "package/readme.h"
#include "support/ensure.h"
#include "support/stored_zip.h"

namespace package {
namespace {

constexpr const char* folder = "submission/";

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

/// The members of a front-matter list, as metadata keeps it.
std::set<std::string> split(std::string_view list) {
    std::set<std::string> members;
    while (!list.empty()) {
        const auto end = list.find("; ");
        members.emplace(list.substr(0, end));
        list.remove_prefix(end == std::string_view::npos ? list.size() : end + 2);
    }
    return members;
}

/// What keeps a package from being complete. In a draft all of it is a warning.
class Completeness {
  public:
    Completeness(const SubmissionInputs& inputs, const SubmittedDocument& agreement, model::Diagnostics& diagnostics)
        : inputs_(inputs), agreement_(*agreement.metadata), where_(agreement.needed.where), diagnostics_(diagnostics) {}

    void check() {
        if (agreement_.version.empty()) report("submit-version", where_);
        statuses();
        sender();
        approvals();
        for (const auto& document : inputs_.documents)
            if (document.needed.role == SubmissionRole::cover_letter && document.metadata) letter(document);
    }

  private:
    void report(const char* key, model::Span where, model::MessageArgs args = {}) {
        const auto severity = inputs_.draft ? model::Severity::warning : model::Severity::error;
        diagnostics_.add({severity, key, where, std::move(args)});
    }

    static std::string shown(const model::Metadata& m) { return m.status_title.empty() ? m.status : m.status_title; }

    /// The agreement is what the parties approved, and no annex is a draft that may still change.
    void statuses() {
        for (const auto& document : inputs_.documents) {
            if (!document.metadata) continue;
            const auto use = model::status_use(document.metadata->status);
            const model::MessageArgs args = {{"id", document.needed.id}, {"status", shown(*document.metadata)}};
            const model::Span where = place(document, "status");
            if (document.needed.role == SubmissionRole::agreement) {
                if (!use.submits)
                    report("submit-status", where, args);
                else if (use.was_sent)
                    diagnostics_.note("submit-status.again", where, args);
            } else if (document.needed.role == SubmissionRole::annex && use.draft) {
                report("submit-status.annex", where, args);
            }
        }
    }

    static model::Span place(const SubmittedDocument& document, std::string_view key) {
        const auto found = document.places.find(key);
        return found == document.places.end() ? document.needed.where : found->second;
    }

    /// Only the region's council submits: the sender must be the region among the parties.
    void sender() {
        const std::string& name = inputs_.project->submit->sender;
        const bool region = std::any_of(
            agreement_.parties.begin(), agreement_.parties.end(),
            [&](const model::Party& party) { return party.type == model::PartyType::region && party.name == name; });
        if (!region) report("subm-sender", inputs_.project->submit->sender_span, {{"sender", name}});
    }

    void approvals() {
        if (agreement_.parties.empty()) return report("submit-parties", where_);
        if (!inputs_.approvals) {
            // Where the project names a table that could not be read, reading it has said what is wrong.
            if (!diagnostics_.has_errors()) report("submit-project.approvals", inputs_.project->span);
            return;
        }
        std::vector<std::string> silent, undecided, undated, future, old, other;
        for (const auto& one : missing_approvals(agreement_, *inputs_.approvals, inputs_.today)) {
            switch (one.reason) {
                case MissingApproval::Reason::no_row:
                    silent.push_back(one.party);
                    break;
                case MissingApproval::Reason::not_approved:
                    undecided.push_back(one.said.empty() ? one.party : one.party + " (" + one.said + ")");
                    break;
                case MissingApproval::Reason::no_date:
                    undated.push_back(one.party);
                    break;
                case MissingApproval::Reason::in_future:
                    future.push_back(one.party + " (" + one.said + ")");
                    break;
                case MissingApproval::Reason::before_period:
                    old.push_back(one.party + " (" + one.said + ")");
                    break;
                case MissingApproval::Reason::no_version:
                    other.push_back(one.party);
                    break;
                case MissingApproval::Reason::other_version:
                    other.push_back(one.party + " (" + one.said + ")");
                    break;
            }
        }
        const model::Span table = inputs_.approvals->span;
        if (!silent.empty()) report("submit-approvals.none", table, {{"names", joined(silent)}});
        if (!undecided.empty()) report("submit-approvals.undecided", table, {{"names", joined(undecided)}});
        if (!undated.empty()) report("submit-approvals.undated", table, {{"names", joined(undated)}});
        if (!future.empty()) report("submit-approvals.future", table, {{"names", joined(future)}});
        if (!old.empty()) report("submit-approvals.before", table, {{"names", joined(old)}});
        if (!other.empty())
            report("submit-approvals.version", table, {{"names", joined(other)}, {"version", agreement_.version}});
    }

    /// Where the letter gives the agreement's data once more, they are the same.
    void letter(const SubmittedDocument& document) {
        const model::Metadata& m = *document.metadata;
        const auto same = [&](const char* key, const char* name, const std::string& in_letter,
                              const std::string& in_agreement) {
            // What the letter does not say of itself, it merges from the agreement (the table `pakken`).
            if (!in_letter.empty() && in_letter != in_agreement)
                report(key, place(document, name), {{"letter", in_letter}, {"agreement", in_agreement}});
        };
        same("subm-same-data.version", "version", m.version, agreement_.version);
        same("subm-same-data.effective", "ikrafttraedelse", m.effective_date ? model::to_iso(*m.effective_date) : "",
             agreement_.effective_date ? model::to_iso(*agreement_.effective_date) : "");
        same("subm-same-data.election", "valgperiode", m.election_period ? to_text(*m.election_period) : "",
             agreement_.election_period ? to_text(*agreement_.election_period) : "");
        enclosures(m, place(document, "bilag"));
        dates(document);
        std::set<std::string> named, parties;
        for (const auto& party : m.parties) named.insert(party.name);
        for (const auto& party : agreement_.parties) parties.insert(party.name);
        if (!named.empty() && named != parties)
            report("subm-same-data.parties", place(document, "parter"),
                   {{"letter", std::to_string(named.size())}, {"agreement", std::to_string(parties.size())}});
    }

    /// A letter is written when everybody has approved, and before the agreement takes effect.
    void dates(const SubmittedDocument& letter) {
        const auto& written = letter.metadata->date;
        if (!written) return;
        const auto iso = [](const model::Date& date) { return model::to_iso(date); };
        const auto last = inputs_.approvals ? last_approval(agreement_, *inputs_.approvals, inputs_.today) : std::nullopt;
        const model::Span where = place(letter, "date");
        if (last && *written < *last)
            diagnostics_.warning("submit-dates.approvals", where, {{"letter", iso(*written)}, {"approved", iso(*last)}});
        if (agreement_.effective_date && *written > *agreement_.effective_date)
            diagnostics_.warning("submit-dates.effective", where,
                                 {{"letter", iso(*written)}, {"effective", iso(*agreement_.effective_date)}});
    }

    /// The ids that the letter's `bilag` names are those of what is enclosed.
    void enclosures(const model::Metadata& letter, model::Span where) {
        const auto found = std::find_if(letter.other.begin(), letter.other.end(),
                                        [](const auto& key_and_value) { return key_and_value.first == "bilag"; });
        if (found == letter.other.end()) return;
        std::set<std::string> named = split(found->second), enclosed;
        for (const auto& document : inputs_.documents)
            if (document.needed.role != SubmissionRole::cover_letter) enclosed.insert(document.needed.id);
        std::vector<std::string> unnamed, absent;
        std::set_difference(enclosed.begin(), enclosed.end(), named.begin(), named.end(), std::back_inserter(unnamed));
        std::set_difference(named.begin(), named.end(), enclosed.begin(), enclosed.end(), std::back_inserter(absent));
        if (!unnamed.empty()) report("subm-annexes.unnamed", where, {{"names", joined(unnamed)}});
        if (!absent.empty()) report("subm-annexes.absent", where, {{"names", joined(absent)}});
    }

    const SubmissionInputs& inputs_;
    const model::Metadata& agreement_;
    model::Span where_;
    model::Diagnostics& diagnostics_;
};

const SubmittedDocument* agreement_of(const SubmissionInputs& inputs) {
    const auto found = std::find_if(
        inputs.documents.begin(), inputs.documents.end(),
        [](const SubmittedDocument& document) { return document.needed.role == SubmissionRole::agreement; });
    return found == inputs.documents.end() ? nullptr : &*found;
}

/// The files of the package in their numbered order, and what the manifest says of them.
class Closing {
  public:
    Closing(const SubmissionInputs& inputs, const SubmittedDocument& agreement)
        : inputs_(inputs), agreement_(*agreement.metadata) {
        archive_ = archive_name(agreement.needed.id, agreement_.version, inputs.draft);
    }

    Submission closed(model::Diagnostics& diagnostics) {
        take_documents(diagnostics);
        if (broken_) return {};
        add(readme_name, submission_readme(inputs_, manifest_of()), ListedFile::none);
        const std::string manifest = to_json(manifest_of());
        std::vector<std::pair<std::string, std::string>> hashes;
        for (const auto& file : listed_) hashes.emplace_back(file.path, file.sha256);
        hashes.emplace_back(manifest_name, listed(manifest_name, manifest).sha256);
        files_.push_back({manifest_name, manifest});
        files_.push_back({checksums_name, checksums(std::move(hashes))});
        return pack(diagnostics);
    }

  private:
    void add(const std::string& name, support::SharedBytes bytes, std::size_t document) {
        listed_.push_back(listed(name, bytes.view(), document));
        files_.push_back({name, std::move(bytes)});
    }

    void take_documents(model::Diagnostics& diagnostics) {
        for (const auto& document : inputs_.documents) {
            const NeededDocument& needed = document.needed;
            documents_.push_back({needed.id, role_name(needed.role), facts_of(*document.metadata), document.page_count});
            for (const auto& format : needed.formats) {
                const auto found =
                    std::find_if(document.files.begin(), document.files.end(),
                                 [&](const model::OutputFile& file) { return ending_of(file.path) == format; });
                if (found == document.files.end()) {
                    diagnostics.error("submit-missing-file", needed.where, {{"id", needed.id}, {"format", format}});
                    broken_ = true;
                } else {
                    add(needed.stem + "." + format, found->bytes, documents_.size() - 1);
                }
            }
        }
    }

    Manifest manifest_of() const {
        Manifest manifest;
        manifest.type = "submission";
        manifest.program = inputs_.program;
        manifest.title = agreement_.title;
        manifest.version = agreement_.version;
        manifest.example = inputs_.project->example;
        manifest.draft = inputs_.draft;
        manifest.archive = archive_;
        manifest.sender = inputs_.project->submit->sender;
        manifest.recipient = inputs_.project->submit->recipient;
        manifest.documents = documents_;
        manifest.files = listed_;
        return manifest;
    }

    Submission pack(model::Diagnostics& diagnostics) {
        std::vector<support::StoredFile> stored;
        for (const auto& file : files_) stored.push_back({file.path, file.bytes.view()});
        auto archive = support::write_stored_zip(stored);
        if (!archive) {
            diagnostics.error("submit-size", inputs_.project->submit->span);
            return {};
        }
        Submission made;
        made.archive = folder + archive_;
        made.files.push_back({made.archive, std::move(*archive)});
        for (auto& file : files_) made.files.push_back({folder + file.path, std::move(file.bytes)});
        return made;
    }

    const SubmissionInputs& inputs_;
    const model::Metadata& agreement_;
    std::string archive_;
    std::vector<ListedDocument> documents_;
    std::vector<ListedFile> listed_;
    std::vector<model::OutputFile> files_;
    bool broken_ = false;
};

}  // namespace

void check_completeness(const SubmissionInputs& inputs, model::Diagnostics& diagnostics) {
    support::ensure(inputs.project && inputs.project->submit, "a submission has its project");
    const SubmittedDocument* agreement = agreement_of(inputs);
    if (agreement && agreement->metadata) Completeness(inputs, *agreement, diagnostics).check();
}

Submission submit(const SubmissionInputs& inputs, model::Diagnostics& diagnostics) {
    support::ensure(inputs.project && inputs.project->submit && inputs.words, "submit has all it needs");
    const SubmittedDocument* agreement = agreement_of(inputs);
    support::ensure(agreement && agreement->metadata, "a submission has an agreement");
    model::Diagnostics found;
    check_completeness(inputs, found);
    const bool complete = !found.has_errors();
    diagnostics.append(std::move(found));
    if (!complete) return {};
    return Closing(inputs, *agreement).closed(diagnostics);
}

}  // namespace package
