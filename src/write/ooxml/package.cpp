// SPDX-License-Identifier: MPL-2.0
#include "write/ooxml/package.h"

#include <algorithm>
#include <set>

#include "support/base64.h"
#include "support/ensure.h"
#include "support/xml.h"
#include "support/zip.h"

namespace writing::ooxml {
namespace {

constexpr std::string_view relationships_type = "application/vnd.openxmlformats-package.relationships+xml";

std::string folder_of(std::string_view name) {
    return std::string(name.substr(0, name.rfind('/') + 1));
}

// ISO/IEC 29500-2, 9.3: the relationships of /word/document.xml stand in /word/_rels/document.xml.rels.
std::string relationships_name(std::string_view part) {
    return folder_of(part) + "_rels/" + std::string(part.substr(part.rfind('/') + 1)) + ".rels";
}

std::string relationships_xml(const std::vector<Relationship>& relationships) {
    std::string out;
    support::XmlWriter xml(out);
    xml.declaration();
    xml.open("Relationships", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/relationships"}});
    for (const auto& r : relationships) {
        if (r.external)
            xml.empty("Relationship",
                      {{"Id", r.id}, {"Type", r.type}, {"Target", r.target}, {"TargetMode", "External"}});
        else
            xml.empty("Relationship", {{"Id", r.id}, {"Type", r.type}, {"Target", r.target}});
    }
    xml.close();
    return out;
}

std::string extension_of(std::string_view name) {
    const auto dot = name.rfind('.');
    return dot == std::string_view::npos ? std::string() : std::string(name.substr(dot + 1));
}

std::string content_types(const Package& package) {
    std::string out;
    support::XmlWriter xml(out);
    xml.declaration();
    xml.open("Types", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"}});
    xml.empty("Default", {{"Extension", "rels"}, {"ContentType", relationships_type}});
    xml.empty("Default", {{"Extension", "xml"}, {"ContentType", "application/xml"}});
    std::set<std::string> pictures;
    for (const auto& part : package.parts)
        if (!is_xml(part.content_type) && pictures.insert(extension_of(part.name)).second)
            xml.empty("Default", {{"Extension", extension_of(part.name)}, {"ContentType", part.content_type}});
    for (const auto& part : package.parts)
        if (is_xml(part.content_type))
            xml.empty("Override", {{"PartName", part.name}, {"ContentType", part.content_type}});
    xml.close();
    return out;
}

// The package's own relationships first, then each part with its relationships after it.
std::vector<Part> flatten(const Package& package) {
    std::vector<Part> all;
    all.push_back({"/_rels/.rels", std::string(relationships_type), relationships_xml(package.relationships), {}});
    for (const auto& part : package.parts) {
        all.push_back({part.name, part.content_type, part.bytes, {}});
        if (!part.relationships.empty())
            all.push_back({relationships_name(part.name),
                           std::string(relationships_type),
                           relationships_xml(part.relationships),
                           {}});
    }
    return all;
}

std::string_view without_declaration(std::string_view xml) {
    if (!xml.starts_with("<?xml")) return xml;
    const auto end = xml.find("?>");
    support::ensure(end != std::string_view::npos, "an XML declaration ends");
    xml.remove_prefix(end + 2);
    while (!xml.empty() && (xml.front() == '\n' || xml.front() == '\r')) xml.remove_prefix(1);
    return xml;
}

// Lines of 76 characters: Word refuses longer ones in pkg:binaryData.
bool has_elements(std::string_view xml, std::size_t after) {
    const auto next = xml.find('<', after);
    return next != std::string_view::npos && xml[next + 1] != '/' && xml.substr(after, next - after).empty();
}

// Breaks the line after each tag that no text follows; texts stay with their element.
void append_indented(std::string& out, std::string_view xml) {
    std::size_t depth = 1;
    for (std::size_t i = 0; i < xml.size();) {
        const auto begin = xml.find('<', i);
        if (begin == std::string_view::npos) break;
        const auto end = xml.find('>', begin);
        const std::string_view tag = xml.substr(begin, end + 1 - begin);
        const bool closing = tag[1] == '/';
        if (closing) --depth;
        out.append(depth * 2, ' ');
        out += tag;
        i = end + 1;
        if (!closing && !tag.ends_with("/>") && tag[1] != '?') {
            if (has_elements(xml, i)) {
                ++depth;
            } else {
                const auto stop = xml.find('>', i);
                out += xml.substr(i, stop + 1 - i);
                i = stop + 1;
            }
        }
        out += '\n';
    }
}

}  // namespace

const Part* Package::find(std::string_view name) const {
    const auto found = std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.name == name; });
    return found == parts.end() ? nullptr : &*found;
}

std::string relate(std::vector<Relationship>& relationships, std::string_view type, std::string_view target,
                   bool external) {
    const std::string id = "rId" + std::to_string(relationships.size() + 1);
    relationships.push_back({id, std::string(type), std::string(target), external});
    return id;
}

bool is_xml(std::string_view content_type) {
    return content_type.ends_with("+xml") || content_type == "application/xml";
}

std::string to_zip(const Package& package) {
    std::vector<support::ZipEntry> entries;
    entries.push_back({"[Content_Types].xml", content_types(package), false});
    for (auto& part : flatten(package))
        entries.push_back({part.name.substr(1), std::move(part.bytes), !is_xml(part.content_type)});
    return support::zip_write(entries);
}

std::string to_flat_opc(const Package& package, std::string_view progid) {
    std::string out;
    support::XmlWriter xml(out);
    xml.declaration();
    out += "<?mso-application progid=\"" + std::string(progid) + "\"?>\n";
    xml.open("pkg:package", {{"xmlns:pkg", "http://schemas.microsoft.com/office/2006/xmlPackage"}});
    for (const auto& part : flatten(package)) {
        if (is_xml(part.content_type)) {
            xml.open("pkg:part", {{"pkg:name", part.name}, {"pkg:contentType", part.content_type}});
            xml.open("pkg:xmlData");
            xml.raw(without_declaration(part.bytes));
        } else {
            xml.open("pkg:part",
                     {{"pkg:name", part.name}, {"pkg:contentType", part.content_type}, {"pkg:compression", "store"}});
            xml.open("pkg:binaryData");
            out += support::base64(part.bytes, 76);
        }
        xml.close();
        xml.close();
    }
    xml.close();
    return out;
}

std::string dump(const Package& package) {
    std::string out;
    for (const auto& part : flatten(package)) {
        out += "part " + part.name + " " + part.content_type + "\n";
        if (is_xml(part.content_type))
            append_indented(out, without_declaration(part.bytes));
        else
            out += "  " + std::to_string(part.bytes.size()) + " bytes\n";
    }
    return out;
}

}  // namespace writing::ooxml
