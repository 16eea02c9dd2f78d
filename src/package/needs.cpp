// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <array>
#include <cstdio>

#include "package/submit.h"

namespace package {
namespace {

class Needs {
  public:
    explicit Needs(const model::Project& project) : project_(project), submit_(*project.submit) {}

    std::vector<NeededDocument> all() {
        letter(SubmissionRole::cover_letter, "foelgebrev", submit_.cover_letter);
        for (const auto& document : project_.documents)
            if (document.part_of_agreement) project_document(SubmissionRole::agreement, document, document.span);
        for (const auto& name : submit_.annexes) annex(name);
        letter(SubmissionRole::approvals, "godkendelser", submit_.approvals_letter);
        return std::move(needed_);
    }

  private:
    void add(NeededDocument document) {
        document.stem = numbered_stem(needed_.size() + 1, document.id);
        needed_.push_back(std::move(document));
    }

    void letter(SubmissionRole role, const std::string& id, const std::string& file) {
        add({role, id, file, file.empty() ? "letters/" + id + ".md" : "", formats_of_role(role_name(role)), "",
             file.empty() || role != SubmissionRole::cover_letter ? submit_.span : project_.value_span("foelgebrev")});
    }

    void project_document(SubmissionRole role, const model::ProjectDocument& document, model::Span where) {
        add({role, document.id, document.file, "", formats_of_role(role_name(role)), "", where});
    }

    /// An annex that is part of the agreement is enclosed already; an unknown one was reported when it was read.
    void annex(const model::DocumentName& name) {
        const auto& all = project_.documents;
        const auto found = std::find_if(all.begin(), all.end(),
                                        [&](const model::ProjectDocument& document) { return document.id == name.id; });
        if (found != all.end() && !found->part_of_agreement) project_document(SubmissionRole::annex, *found, name.span);
    }

    const model::Project& project_;
    const model::Submit& submit_;
    std::vector<NeededDocument> needed_;
};

}  // namespace

std::string numbered_stem(std::size_t number, const std::string& id) {
    std::array<char, 24> digits{};
    std::snprintf(digits.data(), digits.size(), "%02zu-", number);
    return digits.data() + id;
}

const char* role_name(SubmissionRole role) {
    switch (role) {
        case SubmissionRole::cover_letter:
            return "cover-letter";
        case SubmissionRole::agreement:
            return "agreement";
        case SubmissionRole::annex:
            return "annex";
        case SubmissionRole::approvals:
            return "approvals";
    }
    return "";
}

std::vector<std::string> formats_of_role(std::string_view role) {
    if (role == "cover-letter") return {"pdf", "docx"};
    if (role == "approvals") return {"pdf", "xlsx"};
    return {"pdf"};
}

std::vector<NeededDocument> needs(const model::Project& project, model::Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.all().size();
    if (!project.submit) {
        diagnostics.error("submit-project.none", project.span);
        return {};
    }
    if (std::none_of(project.documents.begin(), project.documents.end(),
                     [](const model::ProjectDocument& document) { return document.part_of_agreement; }))
        diagnostics.error("submit-project.agreement", project.span);
    if (project.submit->recipient.empty()) diagnostics.error("submit-project.recipient", project.submit->span);
    if (project.submit->sender.empty()) diagnostics.error("submit-project.sender", project.submit->span);
    if (project.approvals.empty()) diagnostics.error("submit-project.approvals", project.span);
    if (diagnostics.all().size() != before) return {};
    return Needs(project).all();
}

}  // namespace package
