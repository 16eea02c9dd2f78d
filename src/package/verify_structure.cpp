// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "package/checksums.h"
#include "package/publish.h"
#include "package/submit.h"
#include "package/verify_files.h"

namespace package {
namespace {

using Paths = std::vector<std::string>;

/// The endings of each document's files, in the order in which the manifest has them.
std::vector<Paths> formats_by_document(const Manifest& manifest) {
    std::vector<Paths> formats(manifest.documents.size());
    for (const auto& file : manifest.files)
        if (file.document != ListedFile::none) formats[file.document].emplace_back(ending_of(file.path));
    return formats;
}

/// A submission's files, by the roles of its documents: numbered, in the formats of each role, then LAES-MIG.txt.
Paths paths_of_submission(const Manifest& manifest) {
    Paths paths;
    for (std::size_t i = 0; i < manifest.documents.size(); ++i)
        for (const auto& format : formats_of_role(manifest.documents[i].role))
            paths.push_back(numbered_stem(i + 1, manifest.documents[i].id) + "." + format);
    paths.emplace_back(readme_name);
    return paths;
}

/// A bundle's files: every document in the formats of the first one, then the package's own.
Paths paths_of_bundle(const Manifest& manifest) {
    Paths paths;
    const auto formats = formats_by_document(manifest);
    for (const auto& document : manifest.documents)
        for (const auto& format : formats.front()) paths.push_back(document.id + "." + format);
    paths.emplace_back(front_page_name);
    paths.emplace_back(readme_name);
    return paths;
}

/// Cover letter, agreement, annexes, approvals, in this order; or agreement and related documents in any.
bool roles_fit(const Manifest& manifest) {
    static const std::array<std::string, 4> order = {"cover-letter", "agreement", "annex", "approvals"};
    std::map<std::string, std::size_t> counts;
    auto at = order.begin();
    for (const auto& document : manifest.documents) {
        ++counts[document.role];
        if (!manifest.is_submission()) {
            if (document.role != "agreement" && document.role != "related") return false;
            continue;
        }
        at = std::find(at, order.end(), document.role);
        if (at == order.end()) return false;
    }
    if (!manifest.is_submission()) return !manifest.documents.empty();
    return counts["cover-letter"] == 1 && counts["agreement"] > 0 && counts["approvals"] == 1;
}

bool is_bundle_of_its_party(const Manifest& m) {
    const std::string slug = slug_of(m.party);
    const bool own_slug = m.slug == slug || m.slug.starts_with(slug + "-");
    const std::set<std::string> all(m.bundles.begin(), m.bundles.end());
    const bool safe = std::all_of(all.begin(), all.end(), [](const std::string& one) {
        return is_safe_path(one) && one.find('/') == std::string::npos;
    });
    return own_slug && safe && all.size() == m.bundles.size() && all.contains(m.slug) && !m.draft;
}

/// What the manifest says of the package as a whole fits what it says of its documents.
bool heads_fit(const Manifest& m) {
    const ListedDocument& main = m.documents[main_document(m.documents)];
    if (m.version != main.facts.version) return false;
    if (!m.is_submission())
        return is_bundle_of_its_party(m) && m.archive.empty() && m.sender.empty() && m.recipient.empty();
    return m.title == main.facts.title && m.archive == archive_name(main.id, m.version, m.draft) && m.party.empty() &&
           m.code.empty() && m.website.empty() && m.slug.empty() && m.bundles.empty() && !m.sender.empty() &&
           !m.recipient.empty();
}

}  // namespace

void verify_structure(const Manifest& manifest, Findings& findings) {
    if (!roles_fit(manifest)) return findings.report("verify-list.roles", manifest_name);
    if (!heads_fit(manifest)) findings.report("verify-list.head", manifest_name);
    const Paths wanted = manifest.is_submission() ? paths_of_submission(manifest) : paths_of_bundle(manifest);
    Paths found;
    for (const auto& file : manifest.files) found.push_back(file.path);
    std::set<std::string> missing(wanted.begin(), wanted.end()), foreign;
    for (const auto& path : found)
        if (missing.erase(path) == 0) foreign.insert(path);
    for (const auto& path : missing) findings.report("verify-list.without", path);
    for (const auto& path : foreign) findings.report("verify-list.beyond", path);
    if (missing.empty() && foreign.empty() && found != wanted) findings.report("verify-list.order", manifest_name);
    for (const auto& file : manifest.files) {
        const bool own = file.path == readme_name || (!manifest.is_submission() && file.path == front_page_name);
        if (own != (file.document == ListedFile::none)) findings.report("verify-list.detached", file.path);
    }
}

}  // namespace package
