// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/metadata.h"

namespace package {

inline constexpr const char* manifest_name = "manifest.json";
inline constexpr const char* checksums_name = "SHA256SUMS";
inline constexpr const char* readme_name = "LAES-MIG.txt";

/// A document in a package: what its files must say of themselves.
struct ListedDocument {
    std::string id;
    std::string role;                           // "agreement", "related"; "cover-letter", "annex", "approvals"
    const model::Metadata* metadata = nullptr;  // never null
    std::size_t page_count = 0;                 // 0: not known
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
    std::vector<std::pair<std::string, std::string>> facts;  // more texts: party, archive, sender, …
    std::vector<std::string> bundles;  // "publish": the slugs of all bundles made together with this one
    std::vector<ListedDocument> documents;
    std::vector<ListedFile> files;
};

/// The manifest as JSON: indented, keys in a fixed order.
std::string to_json(const Manifest& manifest);

/// A file with its size and hash taken from its bytes.
ListedFile listed(std::string path, std::string_view bytes, std::size_t document = ListedFile::none);

/// SHA256SUMS as `sha256sum -c` reads it: "<hash>  <path>" lines, sorted by the paths' bytes.
std::string checksums(std::vector<std::pair<std::string, std::string>> hash_by_path);

/// "application/pdf" by a path's ending; application/octet-stream when it is unknown.
std::string_view media_type(std::string_view path);
/// "pdf" of "a/b.pdf"; empty when the name has no ending.
std::string_view ending_of(std::string_view path);

}  // namespace package
