// SPDX-License-Identifier: MPL-2.0
#include "package/file_facts.h"

#include <exception>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "support/zip.h"

namespace package {
namespace {

using Json = nlohmann::json;

constexpr std::size_t largest_package = std::size_t{512} << 20;
constexpr std::size_t property_limit = 255;  // characters of an Office property as we write it

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
    facts.version = about.child_value("aftale:Version");
    facts.effective_date = about.child_value("aftale:Ikrafttraedelse");
    for (const auto& party : about.child("aftale:Parter").child("rdf:Bag").children("rdf:li"))
        facts.parties.emplace_back(party.child_value());
    return facts;
}

void add_names(std::vector<std::string>& names, std::string_view joined) {
    while (!joined.empty()) {
        const auto end = joined.find("; ");
        names.emplace_back(joined.substr(0, end));
        joined.remove_prefix(end == std::string_view::npos ? joined.size() : end + 2);
    }
}

/// docProps/custom.xml: the parties may go on in "Parter 2", "Parter 3", …
void add_custom(FileFacts& facts, const pugi::xml_node& properties) {
    for (const auto& property : properties.children("property")) {
        const std::string_view name = property.attribute("name").value();
        const std::string value = property.first_child().child_value();
        if (name == "Version") facts.version = value;
        if (name == "Ikrafttr\u00E6delse") facts.effective_date = value.substr(0, 10);
        if (name == "Parter" || name.starts_with("Parter ")) add_names(facts.parties, value);
    }
}

std::optional<FileFacts> from_office(std::string_view bytes) {
    FileFacts facts;
    facts.longest_text = property_limit;
    bool core = false;
    for (const auto& part : support::zip_read(bytes, largest_package)) {
        if (part.path != "docProps/core.xml" && part.path != "docProps/custom.xml") continue;
        pugi::xml_document xml;
        if (!xml.load_buffer(part.bytes.data(), part.bytes.size())) return std::nullopt;
        if (part.path == "docProps/custom.xml") {
            add_custom(facts, xml.child("Properties"));
        } else {
            facts.title = xml.child("cp:coreProperties").child_value("dc:title");
            core = true;
        }
    }
    return core ? std::optional(facts) : std::nullopt;
}

std::optional<FileFacts> from_flat_opc(std::string_view bytes) {
    pugi::xml_document xml;
    if (!xml.load_buffer(bytes.data(), bytes.size())) return std::nullopt;
    FileFacts facts;
    facts.longest_text = property_limit;
    bool core = false;
    for (const auto& part : xml.child("pkg:package").children("pkg:part")) {
        const std::string_view name = part.attribute("pkg:name").value();
        const pugi::xml_node data = part.child("pkg:xmlData");
        if (name == "/docProps/custom.xml") add_custom(facts, data.child("Properties"));
        if (name != "/docProps/core.xml") continue;
        facts.title = data.child("cp:coreProperties").child_value("dc:title");
        core = true;
    }
    return core ? std::optional(facts) : std::nullopt;
}

std::string text_of(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
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
    facts.version = text_of(json, "version");
    facts.effective_date = text_of(json, "temporalCoverage").substr(0, 10);
    if (const auto parties = json.find("legislationPassedBy"); parties != json.end() && parties->is_array())
        for (const auto& party : *parties)
            if (party.is_object()) facts.parties.push_back(text_of(party, "name"));
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
