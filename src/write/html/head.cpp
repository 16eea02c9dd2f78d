// SPDX-License-Identifier: MPL-2.0
#include "write/html/head.h"

#include <nlohmann/json.hpp>

#include "model/date.h"
#include "write/html/style_sheet.h"

namespace writing::html {
namespace {

using Json = nlohmann::ordered_json;

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

Json party(const model::Party& party) {
    Json made = {{"@type", "GovernmentOrganization"}, {"name", party.name}};
    if (!party.website.empty()) made["url"] = party.website;
    if (!party.code.empty()) made["identifier"] = party.code;
    return made;
}

/// schema.org's temporalCoverage: from the day the agreement takes effect, open at the end when no end is planned.
std::string coverage(const model::Metadata& m) {
    if (!m.effective_date) return {};
    const bool ends = m.agreement_period && m.agreement_period->to;
    return to_iso(*m.effective_date) + "/" + (ends ? to_iso(*m.agreement_period->to) : "..");
}

void add_properties(Json& data, const model::Metadata& m, const model::Messages& words) {
    Json properties = Json::array();
    const auto add = [&](const char* id, const char* key, const std::string& value) {
        if (value.empty()) return;
        properties.push_back(
            {{"@type", "PropertyValue"}, {"propertyID", id}, {"name", words.text(key)}, {"value", value}});
    };
    add("Valgperiode", "cover.election-period", m.election_period ? to_text(*m.election_period) : "");
    add("Aftaleperiode", "cover.agreement-period", m.agreement_period ? to_iso_interval(*m.agreement_period) : "");
    add("Status", "cover.status", m.status_title.empty() ? m.status : m.status_title);
    add("Dokumenttype", "cover.kind", m.kind_title.empty() ? m.kind : m.kind_title);
    if (!properties.empty()) data["additionalProperty"] = std::move(properties);
}

void write_meta(Page& page, const char* name, const std::string& content) {
    if (content.empty()) return;
    page.out.empty("meta", {{"name", name}, {"content", content}});
    page.out.line_break();
}

}  // namespace

std::string linked_data(const model::Metadata& m, const model::Messages& words) {
    Json data = {
        {"@context", "https://schema.org"}, {"@type", "Legislation"}, {"name", m.title}, {"inLanguage", m.language}};
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) data[key] = value;
    };
    add("alternativeHeadline", m.subtitle);
    add("version", m.version);
    add("description", m.summary);
    add("about", m.subject);
    add("keywords", joined(m.keywords));
    add("legislationType", m.kind_title);
    if (m.date) add("legislationDate", to_iso(*m.date));
    add("temporalCoverage", coverage(m));
    if (!m.parties.empty()) {
        data["legislationPassedBy"] = Json::array();
        for (const auto& one : m.parties) data["legislationPassedBy"].push_back(party(one));
    }
    add_properties(data, m, words);
    // Neither HTML nor XML may find markup in it.
    std::string safe;
    for (const char c : data.dump(1, ' ', false, Json::error_handler_t::replace)) {
        if (c == '<')
            safe += "\\u003c";
        else if (c == '>')
            safe += "\\u003e";
        else if (c == '&')
            safe += "\\u0026";
        else
            safe += c;
    }
    return safe;
}

void write_head(Page& page) {
    const auto& m = page.assembly.metadata;
    auto& out = page.out;
    out.open("head");
    out.line_break();
    out.empty("meta", {{"charset", "utf-8"}});
    out.line_break();
    out.leaf("title", m.title.empty() ? page.assembly.id : m.title);
    out.line_break();
    write_meta(page, "viewport", "width=device-width, initial-scale=1");
    write_meta(page, "color-scheme", "light dark");
    write_meta(page, "description", m.summary.empty() ? m.subject : m.summary);
    write_meta(page, "keywords", joined(m.keywords));
    write_meta(page, "author", joined(m.authors));
    write_meta(page, "version", m.version);
    write_meta(page, "dcterms.subject", m.subject);
    out.open("style");
    out.raw(style_sheet(page.assembly, page.theme, page.words));
    out.close();
    out.line_break();
    out.open("script", {{"type", "application/ld+json"}});
    out.raw(linked_data(m, page.words));
    out.close();
    out.line_break();
    out.close();
    out.line_break();
}

}  // namespace writing::html
