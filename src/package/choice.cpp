// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "model/status.h"
#include "package/publish.h"
#include "support/ensure.h"

namespace package {
namespace {

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
        if (model::status_use(found->metadata->status).draft)
            diagnostics.error("pub-final-only", name.span,
                              {{"id", name.id}, {"status", status_word(*found->metadata)}});
        else
            ids.push_back(name.id);
    }
    return ids;
}

/// A partner's page says that it publishes the agreement: one that does not hold it would mislead. Who names the
/// documents has chosen so, and is told; nobody else means it.
void expect_agreement(const std::vector<Candidate>& candidates, const std::vector<std::string>& ids, model::Span where,
                      bool chosen, model::Diagnostics& diagnostics) {
    const Candidate* left_out = nullptr;
    for (const auto& candidate : candidates) {
        if (!candidate.part_of_agreement) continue;
        if (std::find(ids.begin(), ids.end(), candidate.id) != ids.end()) return;
        if (left_out == nullptr) left_out = &candidate;
    }
    if (left_out == nullptr) return;
    const model::MessageArgs args = {{"id", left_out->id}, {"status", status_word(*left_out->metadata)}};
    if (chosen)
        diagnostics.warning("publish-agreement.chosen", where, args);
    else
        diagnostics.error("publish-agreement", where, args);
}

std::vector<std::string> current_ones(const std::vector<Candidate>& candidates, model::Span where,
                                      model::Diagnostics& diagnostics) {
    std::vector<std::string> ids;
    for (const auto& candidate : candidates) {
        support::ensure(candidate.metadata != nullptr, "a candidate for publication has its metadata");
        const model::Metadata& metadata = *candidate.metadata;
        if (!candidate.for_public)
            diagnostics.note("publish-left-out.kind", where, {{"id", candidate.id}, {"kind", metadata.kind_title}});
        else if (!model::status_use(metadata.status).current)
            diagnostics.note("publish-left-out.status", where,
                             {{"id", candidate.id}, {"status", status_word(metadata)}});
        else
            ids.push_back(candidate.id);
    }
    if (ids.empty()) diagnostics.error("publish-nothing", where);
    return ids;
}

}  // namespace

std::vector<std::string> choose_documents(const model::Project& project, const std::vector<Candidate>& candidates,
                                          model::Diagnostics& diagnostics) {
    const model::Span where = project.publish ? project.publish->span : project.span;
    const bool chosen = project.publish && !project.publish->documents.empty();
    auto ids = chosen ? named(project, candidates, diagnostics) : current_ones(candidates, where, diagnostics);
    if (!ids.empty()) expect_agreement(candidates, ids, where, chosen, diagnostics);
    return ids;
}

}  // namespace package
