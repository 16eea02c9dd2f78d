// SPDX-License-Identifier: MPL-2.0
#include "package/manifest.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "support/hash.h"

namespace package {
namespace {

using Json = nlohmann::ordered_json;

Json document(const ListedDocument& listed) {
    const model::Metadata& m = *listed.metadata;
    Json made = {{"id", listed.id}, {"role", listed.role}, {"title", m.title}, {"language", m.language}};
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) made[key] = value;
    };
    add("version", m.version);
    add("kind", m.kind);
    add("status", m.status);
    if (m.date) add("date", model::to_iso(*m.date));
    if (m.effective_date) add("effective_date", model::to_iso(*m.effective_date));
    if (m.election_period) add("election_period", model::to_text(*m.election_period));
    if (m.agreement_period) add("agreement_period", model::to_iso_interval(*m.agreement_period));
    made["parties"] = Json::array();
    for (const auto& party : m.parties) made["parties"].push_back(party.name);
    if (listed.page_count != 0) made["pages"] = listed.page_count;
    return made;
}

Json file(const ListedFile& listed, const Manifest& manifest) {
    Json made = {{"path", listed.path}};
    if (listed.document != ListedFile::none) {
        const ListedDocument& of = manifest.documents.at(listed.document);
        made["document"] = of.id;
        made["title"] = of.metadata->title;
        if (!of.metadata->version.empty()) made["version"] = of.metadata->version;
        if (!of.metadata->kind.empty()) made["kind"] = of.metadata->kind;
    }
    made["media_type"] = media_type(listed.path);
    made["size"] = listed.size;
    made["sha256"] = listed.sha256;
    return made;
}

}  // namespace

std::string to_json(const Manifest& manifest) {
    Json made = {{"format", 1}, {"type", manifest.type}, {"program", manifest.program}, {"title", manifest.title}};
    if (!manifest.version.empty()) made["version"] = manifest.version;
    made["example"] = manifest.example;
    made["draft"] = manifest.draft;
    for (const auto& [key, value] : manifest.facts)
        if (!value.empty()) made[key] = value;
    if (!manifest.bundles.empty()) made["bundles"] = manifest.bundles;
    made["documents"] = Json::array();
    for (const auto& one : manifest.documents) made["documents"].push_back(document(one));
    made["files"] = Json::array();
    for (const auto& one : manifest.files) made["files"].push_back(file(one, manifest));
    return made.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

ListedFile listed(std::string path, std::string_view bytes, std::size_t document) {
    return {std::move(path), document, bytes.size(), support::sha256_hex(bytes)};
}

std::string checksums(std::vector<std::pair<std::string, std::string>> hash_by_path) {
    std::sort(hash_by_path.begin(), hash_by_path.end());
    std::string out;
    for (const auto& [path, hash] : hash_by_path) {
        out += hash;
        out += "  ";
        out += path;
        out += '\n';
    }
    return out;
}

std::string_view ending_of(std::string_view path) {
    const auto slash = path.rfind('/');
    if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
    const auto dot = path.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
}

std::string_view media_type(std::string_view path) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> types = {
        {{"pdf", "application/pdf"},
         {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
         {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
         {"xml", "application/xml"},
         {"html", "text/html"},
         {"txt", "text/plain"},
         {"json", "application/json"}}};
    const auto ending = ending_of(path);
    for (const auto& [known, type] : types)
        if (known == ending) return type;
    return "application/octet-stream";
}

}  // namespace package
