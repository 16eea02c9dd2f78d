// SPDX-License-Identifier: MPL-2.0
#include "package/file_facts.h"

#include <exception>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "package/page_text.h"
#include "support/zip.h"

namespace package {
namespace {

using Json = nlohmann::json;

constexpr std::size_t largest_package = std::size_t{512} << 20;

std::string joined(const pugi::xml_node& list) {
    std::string out;
    for (const auto& item : list.children("rdf:li")) out += (out.empty() ? "" : ", ") + std::string(item.child_value());
    return out;
}

std::optional<FileFacts> from_xmp(std::string_view bytes) {
    const auto begin = bytes.find("<?xpacket begin=");
    const auto end = bytes.find("<?xpacket end=", begin == std::string_view::npos ? 0 : begin);
    if (begin == std::string_view::npos || end == std::string_view::npos) return std::nullopt;
    pugi::xml_document xml;
    if (!xml.load_buffer(bytes.data() + begin, end - begin, pugi::parse_default, pugi::encoding_utf8))
        return std::nullopt;
    const pugi::xml_node about = xml.child("x:xmpmeta").child("rdf:RDF").child("rdf:Description");
    if (!about) return std::nullopt;
    FileFacts facts;
    facts.title = about.child("dc:title").child("rdf:Alt").child_value("rdf:li");
    facts.language = about.child("dc:language").child("rdf:Bag").child_value("rdf:li");
    facts.subject = about.child("dc:description").child("rdf:Alt").child_value("rdf:li");
    facts.keywords = joined(about.child("dc:subject").child("rdf:Bag"));
    facts.program = about.child_value("xmp:CreatorTool");
    facts.version = about.child_value("aftale:Version");
    facts.kind = about.child_value("aftale:Dokumenttype");
    facts.status = about.child_value("aftale:Status");
    facts.effective_date = about.child_value("aftale:Ikrafttraedelse");
    facts.election_period = about.child_value("aftale:Valgperiode");
    facts.agreement_period = about.child_value("aftale:Aftaleperiode");
    for (const auto& party : about.child("aftale:Parter").child("rdf:Bag").children("rdf:li"))
        facts.parties.emplace_back(party.child_value());
    return facts;
}

/// docProps/custom.xml: a long text goes on in "Version 2", …; the parties in "Parter 2", ….
void add_custom(FileFacts& facts, const pugi::xml_node& properties) {
    const auto is = [](std::string_view name, std::string_view wanted) {
        if (!name.starts_with(wanted)) return false;
        const auto rest = name.substr(wanted.size());
        return rest.empty() ||
               (rest.size() > 1 && rest[0] == ' ' && rest.find_first_not_of("0123456789", 1) == std::string_view::npos);
    };
    for (const auto& property : properties.children("property")) {
        const std::string_view name = property.attribute("name").value();
        const std::string value = property.first_child().child_value();
        if (is(name, "Version")) facts.version += value;
        if (is(name, "Status")) facts.status += value;
        if (is(name, "Dokumenttype")) facts.kind += value;
        if (is(name, "Valgperiode")) facts.election_period += value;
        if (is(name, "Aftaleperiode")) facts.agreement_period += value;
        if (name == "Sprog") facts.language = value;
        if (name == "Ikrafttr\u00E6delse") facts.effective_date = value.substr(0, 10);
        if (is(name, "Parter")) facts.parties.push_back(value);
    }
}

void add_core(FileFacts& facts, const pugi::xml_node& core) {
    facts.title = core.child_value("dc:title");
    facts.subject = core.child_value("dc:subject");
    facts.keywords = core.child_value("cp:keywords");
    if (core.child("dc:language")) facts.language = core.child_value("dc:language");
}

std::optional<FileFacts> from_office(std::string_view bytes) {
    FileFacts facts;
    facts.joins_parties = true;
    bool core = false;
    for (const auto& part : support::zip_read(bytes, largest_package)) {
        if (part.path != "docProps/core.xml" && part.path != "docProps/custom.xml") continue;
        pugi::xml_document xml;
        if (!xml.load_buffer(part.bytes.data(), part.bytes.size())) return std::nullopt;
        if (part.path == "docProps/custom.xml") {
            add_custom(facts, xml.child("Properties"));
        } else {
            add_core(facts, xml.child("cp:coreProperties"));
            core = true;
        }
    }
    return core ? std::optional(facts) : std::nullopt;
}

std::optional<FileFacts> from_flat_opc(std::string_view bytes) {
    pugi::xml_document xml;
    if (!xml.load_buffer(bytes.data(), bytes.size())) return std::nullopt;
    FileFacts facts;
    facts.joins_parties = true;
    bool core = false;
    for (const auto& part : xml.child("pkg:package").children("pkg:part")) {
        const std::string_view name = part.attribute("pkg:name").value();
        const pugi::xml_node data = part.child("pkg:xmlData");
        if (name == "/docProps/custom.xml") add_custom(facts, data.child("Properties"));
        if (name != "/docProps/core.xml") continue;
        add_core(facts, data.child("cp:coreProperties"));
        core = true;
    }
    return core ? std::optional(facts) : std::nullopt;
}

std::string text_of(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

void add_properties(FileFacts& facts, const Json& json) {
    const auto properties = json.find("additionalProperty");
    if (properties == json.end() || !properties->is_array()) return;
    for (const auto& property : *properties) {
        if (!property.is_object()) continue;
        const std::string id = text_of(property, "propertyID"), value = text_of(property, "value");
        if (id == "Valgperiode") facts.election_period = value;
        if (id == "Aftaleperiode") facts.agreement_period = value;
        if (id == "Status") facts.status = value;
        if (id == "Dokumenttype") facts.kind = value;
    }
}

std::optional<FileFacts> from_page(std::string_view bytes) {
    constexpr std::string_view opening = "<script type=\"application/ld+json\">";
    const auto begin = bytes.find(opening);
    const auto end = bytes.find("</script>", begin == std::string_view::npos ? 0 : begin);
    if (begin == std::string_view::npos || end == std::string_view::npos) return std::nullopt;
    const auto text = bytes.substr(begin + opening.size(), end - begin - opening.size());
    const Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    if (!json.is_object()) return std::nullopt;
    FileFacts facts;
    facts.title = text_of(json, "name");
    facts.language = text_of(json, "inLanguage");
    facts.subject = text_of(json, "about");
    facts.keywords = text_of(json, "keywords");
    facts.version = text_of(json, "version");
    facts.effective_date = text_of(json, "temporalCoverage").substr(0, 10);
    add_properties(facts, json);
    if (const auto parties = json.find("legislationPassedBy"); parties != json.end() && parties->is_array())
        for (const auto& party : *parties)
            if (party.is_object()) facts.parties.push_back(text_of(party, "name"));
    // What a reader sees and hears must be what the data says.
    if (const auto lang = page_language(bytes); !lang.empty() && lang != facts.language) facts.language = lang;
    for (const char* name : {"title", "h1"})
        if (auto shown = element_text(bytes, name)) facts.visible.push_back(std::move(*shown));
    return facts;
}

}  // namespace

bool carries_facts(std::string_view ending) {
    return ending == "pdf" || ending == "docx" || ending == "xlsx" || ending == "xml" || ending == "html";
}

std::optional<FileFacts> read_file_facts(std::string_view ending, std::string_view bytes) {
    try {
        if (ending == "pdf") return bytes.starts_with("%PDF-") ? from_xmp(bytes) : std::nullopt;
        if (ending == "docx" || ending == "xlsx") return from_office(bytes);
        if (ending == "xml") return from_flat_opc(bytes);
        if (ending == "html") return from_page(bytes);
    } catch (const std::exception&) {
        // A ZIP that is none, or unpacks to more than is sane.
    }
    return std::nullopt;
}

}  // namespace package
