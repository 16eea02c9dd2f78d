// SPDX-License-Identifier: MPL-2.0
#include "package/publish.h"

#include <algorithm>
#include <iterator>

#include "package/checksums.h"
#include "package/front_page.h"
#include "package/manifest.h"
#include "package/readme.h"
#include "support/ensure.h"

namespace package {
namespace {

std::string file_name(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

/// What all bundles share: made once, hashed once.
struct Shared {
    std::vector<ListedDocument> documents;
    std::vector<ListedFile> files;
};

Shared shared_by_all(const PublishInputs& inputs) {
    Shared shared;
    for (const auto& document : inputs.documents) {
        support::ensure(document.metadata != nullptr, "a published document has its metadata");
        shared.documents.push_back({document.id, document.part_of_agreement ? "agreement" : "related",
                                    facts_of(*document.metadata), document.page_count});
        for (const auto& file : document.files)
            shared.files.push_back(listed(file_name(file.path), file.bytes.view(), shared.documents.size() - 1));
    }
    return shared;
}

bool can_be_published(const PublishInputs& inputs, model::Diagnostics& diagnostics) {
    const model::Span where = inputs.project->publish ? inputs.project->publish->span : inputs.project->span;
    if (inputs.partners.empty()) diagnostics.error("publish-partners", where);
    const bool nothing = std::all_of(inputs.documents.begin(), inputs.documents.end(),
                                     [](const PublishedDocument& document) { return document.files.empty(); });
    if (nothing) diagnostics.error("publish-nothing", where);
    bool taken = false;
    for (const auto& document : inputs.documents) {
        if (document.id != "index") continue;  // index.html is the front page
        diagnostics.error("publish-index", where, {{"id", document.id}});
        taken = true;
    }
    return !inputs.partners.empty() && !nothing && !taken;
}

Manifest manifest_of(const PublishInputs& inputs, const Shared& shared, const model::Party& partner,
                     const std::string& slug, const std::vector<std::string>& together) {
    const DocumentFacts& main = shared.documents.at(main_document(shared.documents)).facts;
    Manifest manifest;
    manifest.type = "publish";
    manifest.program = inputs.program;
    manifest.title = inputs.project->title.empty() ? main.title : inputs.project->title;
    manifest.version = main.version;
    manifest.example = inputs.project->example;
    manifest.party = partner.name;
    manifest.code = partner.code;
    manifest.website = partner.website;
    manifest.slug = slug;
    manifest.bundles = together;
    manifest.documents = shared.documents;
    manifest.files = shared.files;
    return manifest;
}

Bundle bundle_for(const PublishInputs& inputs, const Shared& shared, const model::Party& partner,
                  const std::string& slug, const std::vector<std::string>& together, const std::string& page) {
    Bundle bundle{slug, partner.name, "publish/" + slug, {}, {}};
    Manifest manifest = manifest_of(inputs, shared, partner, slug, together);
    std::vector<std::pair<std::string, std::string>> hashes;
    for (const auto& file : shared.files) hashes.emplace_back(file.path, file.sha256);
    const auto add = [&](const char* name, std::string bytes, bool in_manifest) {
        ListedFile own = listed(name, bytes);
        hashes.emplace_back(name, own.sha256);
        if (in_manifest) manifest.files.push_back(std::move(own));
        bundle.files.push_back({bundle.folder + "/" + name, std::move(bytes)});
    };
    add(front_page_name, page, true);
    add(readme_name, bundle_readme(inputs, manifest, partner), true);
    add(manifest_name, to_json(manifest), false);
    bundle.files.push_back({bundle.folder + "/" + checksums_name, checksums(std::move(hashes))});
    for (const auto& document : inputs.documents)
        for (const auto& file : document.files)
            bundle.copies.push_back({bundle.folder + "/" + file_name(file.path), file.path});
    return bundle;
}

}  // namespace

std::vector<Bundle> publish(const PublishInputs& inputs, model::Diagnostics& diagnostics) {
    support::ensure(inputs.project && inputs.theme && inputs.words, "publish has all it needs");
    if (!can_be_published(inputs, diagnostics)) return {};
    const Shared shared = shared_by_all(inputs);
    const auto slugs = partner_slugs(inputs.partners);
    const auto is_wanted = [&](const std::string& slug) {
        return inputs.only.empty() || std::find(inputs.only.begin(), inputs.only.end(), slug) != inputs.only.end();
    };
    std::vector<std::string> together;
    std::copy_if(slugs.begin(), slugs.end(), std::back_inserter(together), is_wanted);
    std::vector<Bundle> bundles;
    for (std::size_t i = 0; i < inputs.partners.size(); ++i) {
        if (!is_wanted(slugs[i])) continue;
        const std::string page = front_page({inputs, shared.documents, shared.files, inputs.partners[i]}, diagnostics);
        if (page.empty()) return {};
        bundles.push_back(bundle_for(inputs, shared, inputs.partners[i], slugs[i], together, page));
    }
    return bundles;
}

}  // namespace package
