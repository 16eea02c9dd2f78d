// SPDX-License-Identifier: MPL-2.0
// What a package says of itself: one value, written as manifest.json and read back from it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/metadata.h"

namespace package {

inline constexpr const char* manifest_name = "manifest.json";
inline constexpr const char* checksums_name = "SHA256SUMS";
inline constexpr const char* readme_name = "LAES-MIG.txt";
inline constexpr const char* front_page_name = "index.html";

/// What every format of a document says of it (docs/commands.md, "Metadata"); empty: the author did not say.
/// Dates are ISO 8601, an agreement period is an ISO interval.
struct DocumentFacts {
    std::string title, language, subject;
    std::vector<std::string> keywords;
    std::string version, kind, kind_title, status, status_title;
    std::string date, effective_date, election_period, agreement_period;
    std::vector<std::string> parties;

    /// As the files show them: the title of a kind or status, or its id when it has none.
    const std::string& shown_kind() const { return kind_title.empty() ? kind : kind_title; }
    const std::string& shown_status() const { return status_title.empty() ? status : status_title; }
};

DocumentFacts facts_of(const model::Metadata& metadata);

/// A document in a package: what its files must say of themselves.
struct ListedDocument {
    std::string id;
    std::string role;  // "agreement", "related"; "cover-letter", "annex", "approvals"
    DocumentFacts facts;
    std::size_t page_count = 0;  // 0: not known
};

struct ListedFile {
    std::string path;
    std::size_t document = none;  // index of its ListedDocument; `none`: the package's own file
    std::size_t size = 0;
    std::string sha256;

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
};

/// What manifest.json says. Everything but the manifest itself and SHA256SUMS is listed.
struct Manifest {
    std::string type;  // "publish" or "submission"
    std::string program;
    std::string title;
    std::string version;  // of the agreement
    bool example = false;
    bool draft = false;
    std::string party, code, website, slug;  // "publish": whose website, and the name of its folder
    std::vector<std::string> bundles;        // "publish": the slugs of all bundles made together with this one
    std::string archive, sender, recipient;  // "submission": the ZIP's name, who sends it to whom
    std::vector<ListedDocument> documents;
    std::vector<ListedFile> files;

    bool is_submission() const { return type == "submission"; }
};

/// The manifest as JSON: indented, keys in a fixed order, what is empty left out.
std::string to_json(const Manifest& manifest);

/// A manifest.json as it was found: any bytes, so nothing in it is trusted.
struct FoundManifest {
    Manifest manifest;
    bool canonical = false;  // `to_json` gives these very bytes: no key is unknown, repeated, moved or spelt otherwise
};
/// nullopt when the bytes are no manifest: longer than any, no JSON, another format, an id or path twice, a missing or
/// misshapen value.
std::optional<FoundManifest> read_manifest(std::string_view bytes);

/// A number for all that a manifest says but of the package's own files: SHA-256 of the manifest without them. It stands
/// in LAES-MIG.txt, so that the manifest cannot be made to say something else without it.
std::string seal_of(Manifest manifest);

/// A file with its size and hash taken from its bytes.
ListedFile listed(std::string path, std::string_view bytes, std::size_t document = ListedFile::none);

/// The document that gives a package its title and version: the first part of the agreement, else the first one.
std::size_t main_document(const std::vector<ListedDocument>& documents);

/// "sundhedsaftale-v1.0.zip", or "…-kladde.zip"; characters that names of files should not have become hyphens.
std::string archive_name(const std::string& id, const std::string& version, bool draft);

/// "application/pdf" by a path's ending; application/octet-stream when it is unknown.
std::string_view media_type(std::string_view path);
/// "pdf" of "a/b.pdf"; empty when the name has no ending.
std::string_view ending_of(std::string_view path);

}  // namespace package
