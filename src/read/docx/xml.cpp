// SPDX-License-Identifier: MPL-2.0
#include "read/docx/xml.h"

#include <algorithm>
#include <array>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "support/utf8.h"

namespace reading::docx {
namespace {

// Transitional and strict names (ISO/IEC 29500-4 and -1) are one here.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> known_namespaces = {{
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"http://schemas.microsoft.com/office/word/2010/wordml", "w14"},
    {"http://schemas.microsoft.com/office/word/2012/wordml", "w15"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    {"http://schemas.openxmlformats.org/package/2006/relationships", "rel"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", "prop"},
    {"http://purl.oclc.org/ooxml/officeDocument/customProperties", "prop"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", "m"},
    {"http://purl.oclc.org/ooxml/officeDocument/math", "m"},
    {"urn:x-aftale:form:1.0", "form"},
}};

std::string_view prefix_for(std::string_view uri) {
    for (const auto& [known, prefix] : known_namespaces)
        if (known == uri) return prefix;
    return {};
}

// UTF-8 without the control characters that XML leaves out (XML 1.0, 2.2), also when written as a reference.
bool is_text(std::string_view text) {
    const auto is_control = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
    };
    return std::none_of(text.begin(), text.end(), is_control) &&
           support::find_invalid_utf8(text) == std::string_view::npos;
}

class Namer {
  public:
    /// False when the tree is too deep, declares too much, or holds bytes that are no text.
    bool name(pugi::xml_node node, int depth) {
        if (depth > deepest_element) return false;
        const std::size_t scope = declared_.size();
        if (!declare(node)) return false;
        rename(node);
        for (auto attribute : node.attributes()) rename(attribute);
        for (const auto child : node.children()) {
            if (!is_text(child.value())) return false;
            if (child.type() == pugi::node_element && !name(child, depth + 1)) return false;
        }
        declared_.resize(scope);
        return true;
    }

  private:
    bool declare(pugi::xml_node node) {
        for (const auto attribute : node.attributes()) {
            if (!is_text(attribute.value())) return false;
            const std::string_view key = attribute.name();
            if (key == "xmlns")
                declared_.emplace_back("", prefix_for(attribute.value()));
            else if (key.starts_with("xmlns:"))
                declared_.emplace_back(key.substr(6), prefix_for(attribute.value()));
        }
        return declared_.size() <= most_namespaces;
    }

    std::string_view meaning(std::string_view prefix) const {
        for (auto it = declared_.rbegin(); it != declared_.rend(); ++it)
            if (it->first == prefix) return it->second;
        return {};
    }

    template <class Named>
    void rename(Named named) {
        const std::string_view whole = named.name();
        const auto colon = whole.find(':');
        const bool prefixed = colon != std::string_view::npos;
        if (!prefixed && std::is_same_v<Named, pugi::xml_attribute>) return;  // no namespace is no namespace here
        const std::string_view written = prefixed ? whole.substr(0, colon) : std::string_view();
        const std::string_view wanted = meaning(written);
        if (wanted.empty() || wanted == written) return;
        named.set_name((std::string(wanted) + ":" + std::string(prefixed ? whole.substr(colon + 1) : whole)).c_str());
    }

    std::vector<std::pair<std::string, std::string_view>> declared_;
};

bool visit_below(pugi::xml_node node, const std::function<bool(pugi::xml_node)>& visit) {
    for (const auto child : node.children())
        if (child.type() == pugi::node_element && visit(child)) visit_below(child, visit);
    return true;
}

}  // namespace

std::unique_ptr<pugi::xml_document> parse_xml(std::string_view bytes) {
    if (bytes.size() > largest_part || std::count(bytes.begin(), bytes.end(), '<') > most_marks) return nullptr;
    auto document = std::make_unique<pugi::xml_document>();
    const auto result = document->load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    if (!result || !document->document_element()) return nullptr;
    return Namer().name(document->document_element(), 0) ? std::move(document) : nullptr;
}

bool is(pugi::xml_node node, std::string_view name) {
    return name == node.name();
}

std::string_view value_of(pugi::xml_node parent, const char* child) {
    return parent.child(child).attribute("w:val").value();
}

bool is_on(pugi::xml_node toggle) {
    if (!toggle) return false;
    const auto attribute = toggle.attribute("w:val");
    if (!attribute) return true;
    const std::string_view value = attribute.value();
    return value != "0" && value != "false" && value != "off" && value != "none";
}

void each_element(pugi::xml_node root, const std::function<bool(pugi::xml_node)>& visit) {
    visit_below(root, visit);
}

pugi::xml_node ancestor(pugi::xml_node node, std::string_view name) {
    for (node = node.parent(); node; node = node.parent())
        if (is(node, name)) return node;
    return {};
}

}  // namespace reading::docx
