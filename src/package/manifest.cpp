// SPDX-License-Identifier: MPL-2.0
#include "package/manifest.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "support/hash.h"

namespace package {
namespace {

using Json = nlohmann::ordered_json;

void add(Json& map, const char* key, const std::string& value) {
    if (!value.empty()) map[key] = value;
}

Json document(const ListedDocument& listed) {
    const DocumentFacts& f = listed.facts;
    Json made = {{"id", listed.id}, {"role", listed.role}, {"title", f.title}, {"language", f.language}};
    add(made, "subject", f.subject);
    if (!f.keywords.empty()) made["keywords"] = f.keywords;
    add(made, "version", f.version);
    add(made, "kind", f.kind);
    add(made, "kind_title", f.kind_title);
    add(made, "status", f.status);
    add(made, "status_title", f.status_title);
    add(made, "date", f.date);
    add(made, "effective_date", f.effective_date);
    add(made, "election_period", f.election_period);
    add(made, "agreement_period", f.agreement_period);
    made["parties"] = f.parties;
    if (listed.page_count != 0) made["pages"] = listed.page_count;
    return made;
}

Json file(const ListedFile& listed, const Manifest& manifest) {
    Json made = {{"path", listed.path}};
    if (listed.document != ListedFile::none) {
        const ListedDocument& of = manifest.documents.at(listed.document);
        made["document"] = of.id;
        made["title"] = of.facts.title;
        add(made, "version", of.facts.version);
        add(made, "kind", of.facts.kind);
    }
    made["media_type"] = media_type(listed.path);
    made["size"] = listed.size;
    made["sha256"] = listed.sha256;
    return made;
}

}  // namespace

DocumentFacts facts_of(const model::Metadata& m) {
    DocumentFacts facts;
    facts.title = m.title;
    facts.language = m.language;
    facts.subject = m.subject;
    facts.keywords = m.keywords;
    facts.version = m.version;
    facts.kind = m.kind;
    facts.kind_title = m.kind_title;
    facts.status = m.status;
    facts.status_title = m.status_title;
    facts.date = m.date ? model::to_iso(*m.date) : "";
    facts.effective_date = m.effective_date ? model::to_iso(*m.effective_date) : "";
    facts.election_period = m.election_period ? model::to_text(*m.election_period) : "";
    facts.agreement_period = m.agreement_period ? model::to_iso_interval(*m.agreement_period) : "";
    for (const auto& party : m.parties) facts.parties.push_back(party.name);
    return facts;
}

std::string to_json(const Manifest& manifest) {
    Json made = {{"format", 1}, {"type", manifest.type}, {"program", manifest.program}, {"title", manifest.title}};
    add(made, "version", manifest.version);
    made["example"] = manifest.example;
    made["draft"] = manifest.draft;
    add(made, "party", manifest.party);
    add(made, "code", manifest.code);
    add(made, "website", manifest.website);
    add(made, "slug", manifest.slug);
    if (!manifest.bundles.empty()) made["bundles"] = manifest.bundles;
    add(made, "archive", manifest.archive);
    add(made, "sender", manifest.sender);
    add(made, "recipient", manifest.recipient);
    made["documents"] = Json::array();
    for (const auto& one : manifest.documents) made["documents"].push_back(document(one));
    made["files"] = Json::array();
    for (const auto& one : manifest.files) made["files"].push_back(file(one, manifest));
    return made.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string seal_of(Manifest manifest) {
    std::erase_if(manifest.files, [](const ListedFile& file) { return file.document == ListedFile::none; });
    return support::sha256_hex(to_json(manifest));
}

ListedFile listed(std::string path, std::string_view bytes, std::size_t document) {
    return {std::move(path), document, bytes.size(), support::sha256_hex(bytes)};
}

std::size_t main_document(const std::vector<ListedDocument>& documents) {
    const auto found = std::find_if(documents.begin(), documents.end(),
                                    [](const ListedDocument& document) { return document.role == "agreement"; });
    return found == documents.end() ? 0 : static_cast<std::size_t>(found - documents.begin());
}

std::string archive_name(const std::string& id, const std::string& version, bool draft) {
    std::string name = id + (version.empty() ? "" : "-v");
    for (const char c : version) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
        name += kept ? c : '-';
    }
    return name + (draft ? "-kladde.zip" : ".zip");
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
