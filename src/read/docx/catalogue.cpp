// SPDX-License-Identifier: MPL-2.0
#include "read/docx/catalogue.h"

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

}  // namespace

std::optional<Catalogue> read_catalogue(const Package& package) {
    for (const auto& [id, relationship] : package.relationships()) {
        if (relationship.type != "customXml" || relationship.external) continue;
        const auto tree = package.part(relationship.target);
        if (tree && is(tree->document_element(), "form:form")) return read_form(tree->document_element());
    }
    return std::nullopt;
}

}  // namespace reading::docx
