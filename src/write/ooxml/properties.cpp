// SPDX-License-Identifier: MPL-2.0
#include "write/ooxml/properties.h"

#include <array>
#include <cstdio>
#include <utility>

#include "support/utf8.h"
#include "support/xml.h"

namespace writing::ooxml {
namespace {

constexpr std::size_t longest_property = 255;  // characters; what Excel takes, so both formats keep to it

std::string join(const std::vector<std::string>& texts, std::string_view separator) {
    std::string out;
    for (const auto& text : texts) {
        if (!out.empty()) out += separator;
        out += text;
    }
    return out;
}

// The first `limit` characters of a text; the rest stays in `text`.
std::string take(std::string& text, std::size_t limit) {
    std::size_t offset = 0;
    for (std::size_t count = 0; count < limit && offset < text.size(); ++count) support::next_code_point(text, offset);
    std::string head = text.substr(0, offset);
    text.erase(0, offset);
    return head;
}

void add_text(std::vector<CustomProperty>& properties, const std::string& name, std::string text) {
    for (int part = 1; !text.empty(); ++part)
        properties.push_back({part == 1 ? name : name + " " + std::to_string(part), take(text, longest_property), {}});
}

// Whole names only: a name is cut just when it alone is too long.
void add_names(std::vector<CustomProperty>& properties, const std::string& name,
               const std::vector<std::string>& names) {
    std::vector<std::string> lines;
    for (std::string next : names) {
        next = take(next, longest_property);
        if (!lines.empty() &&
            support::count_code_points(lines.back()) + 2 + support::count_code_points(next) <= longest_property)
            lines.back() += "; " + next;
        else
            lines.push_back(std::move(next));
    }
    for (std::size_t i = 0; i < lines.size(); ++i)
        properties.push_back({i == 0 ? name : name + " " + std::to_string(i + 1), lines[i], {}});
}

std::string core_xml(const model::Metadata& metadata, std::int64_t created) {
    std::string out;
    support::XmlWriter xml(out);
    xml.declaration();
    xml.open("cp:coreProperties",
             {{"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
              {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
              {"xmlns:dcterms", "http://purl.org/dc/terms/"},
              {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"}});
    const auto leaf = [&](const char* name, const std::string& text) {
        if (!text.empty()) xml.leaf(name, text);
    };
    leaf("dc:title", metadata.title);
    leaf("dc:subject", metadata.subject);
    leaf("dc:creator", joined_authors(metadata));
    leaf("cp:keywords", joined_keywords(metadata));
    leaf("dc:description", metadata.summary);
    leaf("cp:category", metadata.kind_title);
    leaf("cp:contentStatus", metadata.status_title);
    leaf("dc:language", office_language(metadata.language));
    leaf("cp:version", metadata.version);
    const std::string time = to_timestamp(created);
    xml.leaf("dcterms:created", time, {{"xsi:type", "dcterms:W3CDTF"}});
    xml.leaf("dcterms:modified", time, {{"xsi:type", "dcterms:W3CDTF"}});
    xml.close();
    return out;
}

std::string app_xml(std::size_t pages) {
    std::string out;
    support::XmlWriter xml(out);
    xml.declaration();
    xml.open("Properties", {{"xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"}});
    if (pages > 0) xml.leaf("Pages", std::to_string(pages));
    xml.leaf("Application", "aftale");
    xml.close();
    return out;
}

std::string custom_xml(const std::vector<CustomProperty>& properties) {
    std::string out;
    support::XmlWriter xml(out);
    xml.declaration();
    xml.open("Properties", {{"xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"},
                            {"xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"}});
    int pid = 2;  // 0 and 1 are reserved (ISO/IEC 29500-1, 22.3.2.2)
    for (const auto& property : properties) {
        xml.open("property", {{"fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"},
                              {"pid", std::to_string(pid++)},
                              {"name", property.name}});
        if (property.date)
            xml.leaf("vt:filetime", model::to_iso(*property.date) + "T00:00:00Z");
        else
            xml.leaf("vt:lpwstr", property.text);
        xml.close();
    }
    xml.close();
    return out;
}

}  // namespace

std::vector<CustomProperty> custom_properties(const model::Metadata& metadata) {
    std::vector<CustomProperty> properties;
    add_text(properties, "Version", metadata.version);
    add_text(properties, "Status", metadata.status_title.empty() ? metadata.status : metadata.status_title);
    add_text(properties, "Dokumenttype", metadata.kind_title.empty() ? metadata.kind : metadata.kind_title);
    if (metadata.effective_date) properties.push_back({"Ikrafttrædelse", {}, metadata.effective_date});
    if (metadata.election_period) add_text(properties, "Valgperiode", model::to_text(*metadata.election_period));
    if (metadata.agreement_period)
        add_text(properties, "Aftaleperiode", model::to_iso_interval(*metadata.agreement_period));
    std::vector<std::string> parties;
    for (const auto& party : metadata.parties) parties.push_back(party.name);
    add_names(properties, "Parter", parties);
    return properties;
}

std::string to_timestamp(std::int64_t seconds) {
    constexpr std::int64_t day = 86400;
    const std::int64_t in_day = ((seconds % day) + day) % day;
    const model::Date date = model::from_days_since_epoch(static_cast<long>((seconds - in_day) / day));
    std::array<char, 16> time{};
    std::snprintf(time.data(), time.size(), "T%02d:%02d:%02dZ", static_cast<int>(in_day / 3600) % 100,
                  static_cast<int>(in_day / 60 % 60) % 100, static_cast<int>(in_day % 60) % 100);
    return model::to_iso(date) + time.data();
}

std::string office_language(const std::string& language) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> known = {{{"da", "da-DK"},
                                                                                             {"en", "en-GB"},
                                                                                             {"de", "de-DE"},
                                                                                             {"sv", "sv-SE"},
                                                                                             {"nb", "nb-NO"},
                                                                                             {"no", "nb-NO"},
                                                                                             {"nn", "nn-NO"},
                                                                                             {"fr", "fr-FR"},
                                                                                             {"fo", "fo-FO"},
                                                                                             {"kl", "kl-GL"}}};
    for (const auto& [tag, office] : known)
        if (tag == language) return std::string(office);
    return language.empty() ? "da-DK" : language;
}

std::string joined_keywords(const model::Metadata& metadata) {
    return join(metadata.keywords, ", ");
}

std::string joined_authors(const model::Metadata& metadata) {
    return join(metadata.authors, "; ");
}

void add_properties(Package& package, const model::Metadata& metadata, std::int64_t created, std::size_t pages,
                    const std::vector<CustomProperty>& more) {
    package.parts.push_back({"/docProps/core.xml",
                             "application/vnd.openxmlformats-package.core-properties+xml",
                             core_xml(metadata, created),
                             {}});
    package.parts.push_back({"/docProps/app.xml",
                             "application/vnd.openxmlformats-officedocument.extended-properties+xml",
                             app_xml(pages),
                             {}});
    const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    relate(package.relationships,
           "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
           "docProps/core.xml");
    relate(package.relationships, office + "extended-properties", "docProps/app.xml");
    auto properties = custom_properties(metadata);
    properties.insert(properties.end(), more.begin(), more.end());
    if (properties.empty()) return;
    package.parts.push_back({"/docProps/custom.xml",
                             "application/vnd.openxmlformats-officedocument.custom-properties+xml",
                             custom_xml(properties),
                             {}});
    relate(package.relationships, office + "custom-properties", "docProps/custom.xml");
}

}  // namespace writing::ooxml
