// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>

#include "package/manifest.h"

namespace package {
namespace {

using Json = nlohmann::json;

/// More than any package of ours needs, and less than a reader of JSON chokes on.
constexpr std::size_t longest_manifest = std::size_t{4} << 20;

/// Takes values out of JSON; the first one of a wrong shape makes the whole a failure.
class Taking {
  public:
    std::string text(const Json& map, const char* key) { return take_text(map, key, true); }
    std::string text_if(const Json& map, const char* key) { return take_text(map, key, false); }

    std::uint64_t number(const Json& map, const char* key) {
        const auto found = map.find(key);
        if (found != map.end() && found->is_number_unsigned()) return found->get<std::uint64_t>();
        good_ = false;
        return 0;
    }

    bool yes(const Json& map, const char* key) {
        const auto found = map.find(key);
        if (found != map.end() && found->is_boolean()) return found->get<bool>();
        good_ = false;
        return false;
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
    std::string take_text(const Json& map, const char* key, bool required) {
        const auto found = map.find(key);
        if (found != map.end() && found->is_string()) return found->get<std::string>();
        good_ = good_ && found == map.end() && !required;
        return {};
    }

    bool good_ = true;
};

DocumentFacts take_facts(Taking& taking, const Json& value) {
    DocumentFacts facts;
    facts.title = taking.text(value, "title");
    facts.language = taking.text(value, "language");
    facts.subject = taking.text_if(value, "subject");
    if (value.contains("keywords")) facts.keywords = taking.texts(value, "keywords");
    facts.version = taking.text_if(value, "version");
    facts.kind = taking.text_if(value, "kind");
    facts.kind_title = taking.text_if(value, "kind_title");
    facts.status = taking.text_if(value, "status");
    facts.status_title = taking.text_if(value, "status_title");
    facts.date = taking.text_if(value, "date");
    facts.effective_date = taking.text_if(value, "effective_date");
    facts.election_period = taking.text_if(value, "election_period");
    facts.agreement_period = taking.text_if(value, "agreement_period");
    facts.parties = taking.texts(value, "parties");
    return facts;
}

void take_documents(Taking& taking, const Json& json, Manifest& manifest) {
    std::set<std::string> ids;
    for (const auto& value : taking.list(json, "documents")) {
        if (!taking.is_map(value)) continue;
        ListedDocument document{taking.text(value, "id"), taking.text(value, "role"), take_facts(taking, value), 0};
        if (value.contains("pages")) document.page_count = taking.number(value, "pages");
        taking.must(ids.insert(document.id).second);
        manifest.documents.push_back(std::move(document));
    }
}

void take_files(Taking& taking, const Json& json, Manifest& manifest) {
    std::set<std::string> paths;
    for (const auto& value : taking.list(json, "files")) {
        if (!taking.is_map(value)) continue;
        ListedFile file{taking.text(value, "path"), ListedFile::none, taking.number(value, "size"),
                        taking.text(value, "sha256")};
        if (value.contains("document")) {
            const std::string id = taking.text(value, "document");
            const auto of = std::find_if(manifest.documents.begin(), manifest.documents.end(),
                                         [&](const ListedDocument& document) { return document.id == id; });
            taking.must(of != manifest.documents.end());
            if (of != manifest.documents.end()) file.document = static_cast<std::size_t>(of - manifest.documents.begin());
        }
        taking.must(paths.insert(file.path).second);
        manifest.files.push_back(std::move(file));
    }
}

}  // namespace

std::optional<FoundManifest> read_manifest(std::string_view bytes) {
    if (bytes.size() > longest_manifest) return std::nullopt;
    const Json json = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (!json.is_object()) return std::nullopt;
    Taking taking;
    FoundManifest found;
    Manifest& manifest = found.manifest;
    taking.must(taking.number(json, "format") == 1);
    manifest.type = taking.text(json, "type");
    taking.must(manifest.type == "publish" || manifest.type == "submission");
    manifest.program = taking.text(json, "program");
    manifest.title = taking.text(json, "title");
    manifest.version = taking.text_if(json, "version");
    manifest.example = taking.yes(json, "example");
    manifest.draft = taking.yes(json, "draft");
    manifest.party = taking.text_if(json, "party");
    manifest.code = taking.text_if(json, "code");
    manifest.website = taking.text_if(json, "website");
    manifest.slug = taking.text_if(json, "slug");
    if (json.contains("bundles")) manifest.bundles = taking.texts(json, "bundles");
    manifest.archive = taking.text_if(json, "archive");
    manifest.sender = taking.text_if(json, "sender");
    manifest.recipient = taking.text_if(json, "recipient");
    take_documents(taking, json, manifest);
    take_files(taking, json, manifest);
    if (!taking.good()) return std::nullopt;
    found.canonical = to_json(manifest) == bytes;
    return found;
}

}  // namespace package
