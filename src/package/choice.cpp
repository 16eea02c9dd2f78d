// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <array>
#include <string_view>

#include "package/publish.h"
#include "support/ensure.h"

namespace package {
namespace {

template <std::size_t Count>
bool is_one_of(std::string_view word, const std::array<std::string_view, Count>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Statuses in which a document says what is agreed now.
bool is_current(std::string_view status) {
    constexpr std::array<std::string_view, 4> current = {"godkendt-af-parterne", "indsendt", "godkendt-af-sst",
                                                         "gaeldende"};
    return is_one_of(status, current);
}

/// Papers of meetings and letters: public when somebody asks, but no part of what the parties publish together.
bool is_working_paper(std::string_view kind) {
    constexpr std::array<std::string_view, 5> papers = {"dagsorden", "referat", "sagsfremstilling", "foelgebrev",
                                                        "godkendelser"};
    return is_one_of(kind, papers);
}

bool is_draft(std::string_view status) {
    constexpr std::array<std::string_view, 4> drafts = {"", "udkast", "i-hoering", "til-godkendelse"};
    return is_one_of(status, drafts);
}

std::string status_word(const model::Metadata& metadata) {
    return metadata.status_title.empty() ? metadata.status : metadata.status_title;
}

std::vector<std::string> named(const model::Project& project, const std::vector<Candidate>& candidates,
                               model::Diagnostics& diagnostics) {
    std::vector<std::string> ids;
    for (const auto& name : project.publish->documents) {
        const auto found = std::find_if(candidates.begin(), candidates.end(),
                                        [&](const Candidate& candidate) { return candidate.id == name.id; });
        if (found == candidates.end()) continue;  // reading said that it does not exist
        if (is_draft(found->metadata->status))
            diagnostics.error("pub-final-only", name.span,
                              {{"id", name.id}, {"status", status_word(*found->metadata)}});
        else
            ids.push_back(name.id);
    }
    return ids;
}

}  // namespace

std::vector<std::string> choose_documents(const model::Project& project, const std::vector<Candidate>& candidates,
                                          model::Diagnostics& diagnostics) {
    if (project.publish && !project.publish->documents.empty()) return named(project, candidates, diagnostics);
    std::vector<std::string> ids;
    const model::Span where = project.publish ? project.publish->span : project.span;
    for (const auto& candidate : candidates) {
        support::ensure(candidate.metadata != nullptr, "a candidate for publication has its metadata");
        const model::Metadata& metadata = *candidate.metadata;
        if (is_working_paper(metadata.kind))
            diagnostics.note("publish-left-out.kind", where, {{"id", candidate.id}, {"kind", metadata.kind_title}});
        else if (!is_current(metadata.status))
            diagnostics.note("publish-left-out.status", where,
                             {{"id", candidate.id}, {"status", status_word(metadata)}});
        else
            ids.push_back(candidate.id);
    }
    if (ids.empty()) diagnostics.error("publish-nothing", where);
    return ids;
}

}  // namespace package
