// SPDX-License-Identifier: MPL-2.0
#include "write/pdf/xmp.h"

#include <vector>

#include "support/xml.h"
#include "write/pdf/syntax.h"

namespace writing::pdf {
namespace {

using support::XmlWriter;

constexpr const char* own_namespace = "urn:x-aftale:metadata:1.0#";

std::string joined(const std::vector<std::string>& texts, const char* separator) {
    std::string out;
    for (const auto& text : texts) out += (out.empty() ? "" : separator) + text;
    return out;
}

const std::string& first_of(const std::string& wanted, const std::string& otherwise) {
    return wanted.empty() ? otherwise : wanted;
}

/// One of our own properties: its XMP name, value type and description for the extension schema.
struct OwnProperty {
    const char* name;
    const char* type;
    const char* description;
};
constexpr OwnProperty own_properties[] = {
    {"Version", "Text", "Version of the document"},
    {"Parter", "bag Text", "Parties to the agreement"},
    {"Ikrafttraedelse", "Date", "Day on which the agreement takes effect"},
    {"Valgperiode", "Text", "Election period, years"},
    {"Aftaleperiode", "Text", "Agreement period, an ISO 8601 interval"},
    {"Status", "Text", "Status of the document"},
    {"Dokumenttype", "Text", "Kind of document"},
};

void property_if(XmlWriter& xml, const char* name, const std::string& value) {
    if (!value.empty()) xml.leaf(name, value);
}

void container(XmlWriter& xml, const char* property, const char* kind, const std::vector<std::string>& values) {
    if (values.empty()) return;
    xml.open(property);
    xml.open(kind);
    for (const auto& value : values) xml.leaf("rdf:li", value);
    xml.close();
    xml.close();
}

void alternative(XmlWriter& xml, const char* property, const std::string& value) {
    if (value.empty()) return;
    xml.open(property);
    xml.open("rdf:Alt");
    xml.leaf("rdf:li", value, {{"xml:lang", "x-default"}});
    xml.close();
    xml.close();
}

void describe_document(XmlWriter& xml, const FileFacts& facts) {
    const auto& m = facts.metadata;
    const std::string time = iso_date_time(facts.modified);
    alternative(xml, "dc:title", m.title);
    container(xml, "dc:creator", "rdf:Seq", m.authors);
    alternative(xml, "dc:description", m.subject);
    container(xml, "dc:subject", "rdf:Bag", m.keywords);
    container(xml, "dc:language", "rdf:Bag", {m.language});
    xml.leaf("dc:format", "application/pdf");
    xml.leaf("xmp:CreatorTool", facts.program);
    xml.leaf("xmp:CreateDate", time);
    xml.leaf("xmp:ModifyDate", time);
    xml.leaf("xmp:MetadataDate", time);
    xml.leaf("pdf:Producer", facts.program);
    property_if(xml, "pdf:Keywords", joined(m.keywords, ", "));
    xml.leaf("pdfaid:part", "3");
    xml.leaf("pdfaid:conformance", "A");
    xml.leaf("pdfuaid:part", "1");
}

void describe_agreement(XmlWriter& xml, const model::Metadata& m) {
    property_if(xml, "aftale:Version", m.version);
    std::vector<std::string> parties;
    for (const auto& party : m.parties) parties.push_back(party.name);
    container(xml, "aftale:Parter", "rdf:Bag", parties);
    if (m.effective_date) xml.leaf("aftale:Ikrafttraedelse", model::to_iso(*m.effective_date));
    if (m.election_period) xml.leaf("aftale:Valgperiode", model::to_text(*m.election_period));
    if (m.agreement_period) xml.leaf("aftale:Aftaleperiode", model::to_iso_interval(*m.agreement_period));
    property_if(xml, "aftale:Status", first_of(m.status_title, m.status));
    property_if(xml, "aftale:Dokumenttype", first_of(m.kind_title, m.kind));
}

void schema_property(XmlWriter& xml, const OwnProperty& property, const char* category) {
    xml.open("rdf:li", {{"rdf:parseType", "Resource"}});
    xml.leaf("pdfaProperty:name", property.name);
    xml.leaf("pdfaProperty:valueType", property.type);
    xml.leaf("pdfaProperty:category", category);
    xml.leaf("pdfaProperty:description", property.description);
    xml.close();
}

template <class Fill>
void schema(XmlWriter& xml, const char* title, const char* uri, const char* prefix, Fill&& properties) {
    xml.open("rdf:li", {{"rdf:parseType", "Resource"}});
    xml.leaf("pdfaSchema:schema", title);
    xml.leaf("pdfaSchema:namespaceURI", uri);
    xml.leaf("pdfaSchema:prefix", prefix);
    xml.open("pdfaSchema:property");
    xml.open("rdf:Seq");
    properties();
    xml.close();
    xml.close();
    xml.close();
}

/// ISO 19005-3, 6.6.2.3.3: properties outside the predefined schemas are described in the file itself.
void extension_schemas(XmlWriter& xml) {
    xml.open("pdfaExtension:schemas");
    xml.open("rdf:Bag");
    schema(xml, "PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", [&] {
        schema_property(xml, {"part", "Integer", "Part of ISO 14289 that the file conforms to"}, "internal");
    });
    schema(xml, "Agreement metadata", own_namespace, "aftale", [&] {
        for (const auto& property : own_properties) schema_property(xml, property, "external");
    });
    xml.close();
    xml.close();
}

}  // namespace

std::string xmp_packet(const FileFacts& facts) {
    std::string out = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n";
    XmlWriter xml(out);
    xml.open("x:xmpmeta", {{"xmlns:x", "adobe:ns:meta/"}});
    xml.open("rdf:RDF", {{"xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}});
    xml.open("rdf:Description", {{"rdf:about", ""},
                                 {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
                                 {"xmlns:xmp", "http://ns.adobe.com/xap/1.0/"},
                                 {"xmlns:pdf", "http://ns.adobe.com/pdf/1.3/"},
                                 {"xmlns:pdfaid", "http://www.aiim.org/pdfa/ns/id/"},
                                 {"xmlns:pdfuaid", "http://www.aiim.org/pdfua/ns/id/"},
                                 {"xmlns:aftale", own_namespace},
                                 {"xmlns:pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"},
                                 {"xmlns:pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"},
                                 {"xmlns:pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"}});
    describe_document(xml, facts);
    describe_agreement(xml, facts.metadata);
    extension_schemas(xml);
    xml.close();
    xml.close();
    xml.close();
    return out + "\n<?xpacket end=\"w\"?>";
}

std::string information(const FileFacts& facts) {
    const auto& m = facts.metadata;
    const std::string date = byte_string(pdf_date(facts.modified));
    std::string text = "<<";
    const auto entry = [&](const char* key, const std::string& value) {
        if (!value.empty()) text += key + text_string(value);
    };
    entry("/Title", m.title);
    entry("/Author", joined(m.authors, "; "));
    entry("/Subject", m.subject);
    entry("/Keywords", joined(m.keywords, ", "));
    entry("/Creator", facts.program);
    entry("/Producer", facts.program);
    return text + "/CreationDate" + date + "/ModDate" + date + ">>";
}

}  // namespace writing::pdf
