// SPDX-License-Identifier: MPL-2.0
#include "read/docx/catalogue.h"

#include <algorithm>

#include "read/docx/xml.h"

namespace reading::docx {
namespace {

CatalogueField read_field(pugi::xml_node node) {
    CatalogueField field;
    field.name = node.attribute("name").value();
    field.title = node.attribute("title").value();
    field.type = node.attribute("type").value();
    field.tag = node.attribute("tag").value();
    field.bookmark = node.attribute("bookmark").value();
    field.section = node.attribute("section").value();
    field.prompt = node.attribute("prompt").value();
    for (const auto choice : node.children("form:choice"))
        field.choices.emplace_back(choice.attribute("value").value(), choice.attribute("shown").value());
    return field;
}

Catalogue read_form(pugi::xml_node root) {
    Catalogue catalogue;
    catalogue.kind = root.attribute("kind").value();
    catalogue.version = root.attribute("version").value();
    catalogue.language = root.attribute("language").value();
    for (const auto node : root.children("form:field")) catalogue.fields.push_back(read_field(node));
    for (const auto node : root.children("form:repeat")) {
        CatalogueRepeat repeat;
        repeat.name = node.attribute("name").value();
        repeat.title = node.attribute("title").value();
        repeat.bookmark = node.attribute("bookmark").value();
        repeat.section = node.attribute("section").value();
        for (const auto column : node.children("form:column")) repeat.columns.push_back(read_field(column));
        catalogue.repeats.push_back(std::move(repeat));
    }
    for (const auto node : root.children("form:words")) catalogue.words.emplace_back(node.attribute("text").value());
    return catalogue;
}

bool is_name(const std::string& name) {
    constexpr std::size_t longest = 200;
    const auto is_plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
               c == '_';
    };
    return !name.empty() && name.size() <= longest && std::all_of(name.begin(), name.end(), is_plain);
}

bool is_name_or_empty(const std::string& name) {
    return name.empty() || is_name(name);
}

}  // namespace

bool is_sound(const Catalogue& catalogue) {
    constexpr std::size_t most = 500;
    const auto has_name = [](const auto& described) {
        return is_name(described.name) && is_name_or_empty(described.section);
    };
    const auto is_sound_repeat = [&](const CatalogueRepeat& repeat) {
        return has_name(repeat) && repeat.columns.size() <= most &&
               std::all_of(repeat.columns.begin(), repeat.columns.end(), has_name);
    };
    return is_name_or_empty(catalogue.kind) && catalogue.fields.size() <= most && catalogue.repeats.size() <= most &&
           std::all_of(catalogue.fields.begin(), catalogue.fields.end(), has_name) &&
           std::all_of(catalogue.repeats.begin(), catalogue.repeats.end(), is_sound_repeat);
}

std::optional<Catalogue> read_catalogue(const Package& package) {
    for (const auto& [id, relationship] : package.relationships()) {
        if (relationship.type != "customXml" || relationship.external) continue;
        const auto tree = package.part(relationship.target);
        if (tree && is(tree->document_element(), "form:form")) return read_form(tree->document_element());
    }
    return std::nullopt;
}

}  // namespace reading::docx
