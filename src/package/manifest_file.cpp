// SPDX-License-Identifier: MPL-2.0
#include "package/manifest_file.h"

#include <nlohmann/json.hpp>

namespace package {
namespace {

using Json = nlohmann::json;

/// Takes values out of JSON; the first one of a wrong shape makes the whole a failure.
class Taking {
  public:
    std::string text(const Json& map, const char* key, bool required = true) {
        const auto found = map.find(key);
        if (found != map.end() && found->is_string()) return found->get<std::string>();
        good_ = good_ && found == map.end() && !required;
        return {};
    }

    std::uint64_t size(const Json& map, const char* key) {
        const auto found = map.find(key);
        if (found != map.end() && found->is_number_unsigned()) return found->get<std::uint64_t>();
        good_ = false;
        return 0;
    }

    std::vector<std::string> texts(const Json& map, const char* key) {
        std::vector<std::string> out;
        for (const auto& one : list(map, key)) {
            good_ = good_ && one.is_string();
            if (one.is_string()) out.push_back(one.get<std::string>());
        }
        return out;
    }

    /// The members of a list. Maps are asked for where maps are needed.
    const Json& list(const Json& map, const char* key) {
        static const Json none = Json::array();
        const auto found = map.find(key);
        if (found != map.end() && found->is_array()) return *found;
        good_ = false;
        return none;
    }

    bool is_map(const Json& value) {
        good_ = good_ && value.is_object();
        return value.is_object();
    }

    void must(bool holds) { good_ = good_ && holds; }
    bool good() const { return good_; }

  private:
    bool good_ = true;
};

void take_document(Taking& taking, const Json& value, FoundManifest& manifest) {
    if (!taking.is_map(value)) return;
    const std::string id = taking.text(value, "id");
    FoundDocument document;
    document.title = taking.text(value, "title");
    document.version = taking.text(value, "version", false);
    document.effective_date = taking.text(value, "effective_date", false);
    document.parties = taking.texts(value, "parties");
    if (taking.text(value, "role") == "agreement" && manifest.agreement.empty()) manifest.agreement = id;
    taking.must(manifest.documents.emplace(id, std::move(document)).second);
}

void take_file(Taking& taking, const Json& value, FoundManifest& manifest) {
    if (!taking.is_map(value)) return;
    const std::string path = taking.text(value, "path");
    FoundFile file;
    file.document = taking.text(value, "document", false);
    file.title = taking.text(value, "title", false);
    file.version = taking.text(value, "version", false);
    file.size = taking.size(value, "size");
    file.sha256 = taking.text(value, "sha256");
    taking.must(file.document.empty() || manifest.documents.contains(file.document));
    manifest.order.push_back(path);
    taking.must(manifest.files.emplace(path, std::move(file)).second);
}

}  // namespace

std::optional<FoundManifest> read_manifest(std::string_view bytes) {
    const Json json = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (!json.is_object()) return std::nullopt;
    Taking taking;
    FoundManifest manifest;
    taking.must(taking.size(json, "format") == 1);
    manifest.type = taking.text(json, "type");
    manifest.archive = taking.text(json, "archive", false);
    manifest.version = taking.text(json, "version", false);
    if (json.contains("bundles")) manifest.bundles = taking.texts(json, "bundles");
    for (const auto& one : taking.list(json, "documents")) take_document(taking, one, manifest);
    for (const auto& one : taking.list(json, "files")) take_file(taking, one, manifest);
    taking.must(manifest.type == "publish" || manifest.type == "submission");
    if (!taking.good()) return std::nullopt;
    return manifest;
}

std::optional<std::map<std::string, std::string, std::less<>>> read_checksums(std::string_view bytes) {
    constexpr std::size_t hash_length = 64;
    std::map<std::string, std::string, std::less<>> sums;
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        if (end == std::string_view::npos) return std::nullopt;
        const auto line = bytes.substr(0, end);
        bytes.remove_prefix(end + 1);
        if (line.size() <= hash_length + 2 || line.substr(hash_length, 2) != "  ") return std::nullopt;
        const auto hash = line.substr(0, hash_length);
        if (hash.find_first_not_of("0123456789abcdef") != std::string_view::npos) return std::nullopt;
        if (!sums.emplace(line.substr(hash_length + 2), hash).second) return std::nullopt;
    }
    return sums;
}

}  // namespace package
