// SPDX-License-Identifier: MPL-2.0
// A manifest as it was found in a package: any bytes, so nothing in it is trusted.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace package {

struct FoundDocument {
    std::string title;
    std::string version;
    std::string effective_date;
    std::vector<std::string> parties;
};

struct FoundFile {
    std::string document;  // id; empty: the package's own
    std::string title;
    std::string version;
    std::uint64_t size = 0;
    std::string sha256;
};

struct FoundManifest {
    std::string type;       // "publish" or "submission"
    std::string archive;    // of a submission
    std::string version;    // of the agreement
    std::vector<std::string> bundles;  // folders of all bundles made together, this one's own among them
    std::string agreement;  // id of the document with the role "agreement" that comes first
    std::map<std::string, FoundDocument, std::less<>> documents;  // by id
    std::map<std::string, FoundFile, std::less<>> files;          // by path
    std::vector<std::string> order;                               // of the files' paths
};

/// nullopt when the bytes are no manifest that this program writes: no JSON, another format, a path or id twice, a
/// missing or misshapen value.
std::optional<FoundManifest> read_manifest(std::string_view bytes);

/// The lines of SHA256SUMS, hash by path; nullopt when a line is none, or a path stands twice.
std::optional<std::map<std::string, std::string, std::less<>>> read_checksums(std::string_view bytes);

}  // namespace package
