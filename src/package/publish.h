// SPDX-License-Identifier: MPL-2.0
// What the partners' websites get: takes finished documents, gives one static bundle for each partner. Uploads nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/messages.h"
#include "model/metadata.h"
#include "model/output.h"
#include "model/project.h"
#include "model/theme.h"

namespace package {

/// A document that might be published: merged, so that its metadata is known, but not yet written.
struct Candidate {
    std::string id;
    const model::Metadata* metadata = nullptr;  // never null
    bool part_of_agreement = false;
    bool for_public = true;  // the kind's `udgives`
};

/// The ids of the documents to publish, in the project's order: those that `publish.dokumenter` names, else all that
/// are current and meant for the public. A named draft is an error (`pub-final-only`); a note tells what the default
/// leaves out, and why. The agreement itself left out is an error, or a warning for who names the documents.
std::vector<std::string> choose_documents(const model::Project& project, const std::vector<Candidate>& candidates,
                                          model::Diagnostics& diagnostics);

struct PublishedDocument {
    std::string id;
    const model::Metadata* metadata = nullptr;  // never null
    bool part_of_agreement = false;
    std::vector<model::OutputFile> files;  // as `build` writes them: id.pdf, id.docx, …
    std::size_t page_count = 0;
};

struct PublishInputs {
    const model::Project* project = nullptr;   // never null
    std::vector<PublishedDocument> documents;  // in the order in which pages list them
    std::vector<model::Party> partners;        // all of them, whatever `only` says: their slugs depend on each other
    std::vector<std::string> only;             // slugs of the bundles wanted; empty: all
    const model::Theme* theme = nullptr;       // never null
    const model::Messages* words = nullptr;    // never null: every text of the documents' language
    model::Date today;                         // the day from which the deadline is counted
    std::string page_template;                 // templates/web/forside.html.mustache
    std::string program;                       // "aftale 1.0.0"
};

/// One partner's folder. `copies` name the documents' files by their path in PublishedDocument::files, so that the same
/// bytes are kept once however many partners there are.
struct Bundle {
    std::string slug;
    std::string party;
    std::string folder;                     // "publish/<slug>"
    std::vector<model::OutputFile> files;   // publish/<slug>/index.html, LAES-MIG.txt, manifest.json, SHA256SUMS
    std::vector<model::OutputCopy> copies;  // publish/<slug>/id.pdf of id.pdf
};

/// One bundle per partner, in their order. Gives nothing when an error keeps them from being made.
std::vector<Bundle> publish(const PublishInputs& inputs, model::Diagnostics& diagnostics);

/// A name for folders and addresses: ASCII, lower case, hyphens. "Ærø Kommune" becomes "aeroe-kommune".
std::string slug_of(std::string_view name);
/// The slugs of all partners, each its own: a repeated one gets its party's code, else a number.
std::vector<std::string> partner_slugs(const std::vector<model::Party>& partners);
/// Finds the partner that a user means by slug, name, name without "Kommune" or "Region", or code; case does not count.
std::optional<std::size_t> find_partner(const std::vector<model::Party>& partners, std::string_view wanted);

}  // namespace package
