// SPDX-License-Identifier: MPL-2.0
#include "read/docx/package.h"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "read/docx/xml.h"
#include "support/part_name.h"
#include "support/zip.h"

namespace reading::docx {
namespace {

constexpr std::string_view zip_mark = "PK\x03\x04";
constexpr std::string_view old_office_mark = "\xD0\xCF\x11\xE0";  // .doc, or a file with a password

std::string folder_of(std::string_view part) {
    return std::string(part.substr(0, part.rfind('/') + 1));
}

std::string last_step(std::string_view address) {
    return std::string(address.substr(address.rfind('/') + 1));
}

}  // namespace

std::optional<Package> Package::open(std::string_view bytes, const std::string& file, model::Diagnostics& diagnostics) {
    Package package;
    if (!package.load(bytes, file, diagnostics) || !package.find_document(file, diagnostics)) return std::nullopt;
    return package;
}

bool Package::load(std::string_view bytes, const std::string& file, model::Diagnostics& diagnostics) {
    const auto refuse = [&](const char* key) {
        diagnostics.error(key, {}, {{"file", file}});
        return false;
    };
    if (bytes.empty()) return refuse("docx-zip.empty");
    if (bytes.starts_with(old_office_mark)) return refuse("docx-zip.old");
    if (!bytes.starts_with(zip_mark)) return refuse("docx-zip");
    try {
        for (auto& entry : support::zip_read(bytes, largest_package))
            parts_.emplace("/" + entry.path, std::move(entry.bytes));
    } catch (const support::ZipTooLarge&) {
        return refuse("docx-zip.large");
    } catch (const std::runtime_error&) {
        return refuse("docx-zip.damaged");
    }
    return true;
}

bool Package::find_document(const std::string& file, model::Diagnostics& diagnostics) {
    package_relationships_ = relationships_of("/");
    std::string name;
    for (const auto& [id, relationship] : package_relationships_)
        if (relationship.type == "officeDocument") name = relationship.target;
    if (name.empty() || !parts_.contains(name)) {
        diagnostics.error("docx-parts", {}, {{"file", file}});
        return false;
    }
    document_ = part(name);
    if (!document_) {
        diagnostics.error("docx-xml", {}, {{"file", file}, {"part", name.substr(1)}});
        return false;
    }
    if (!is(document_->document_element(), "w:document") || !body()) {
        diagnostics.error("docx-parts.other", {}, {{"file", file}});
        return false;
    }
    relationships_ = relationships_of(name);
    return true;
}

std::map<std::string, Relationship> Package::relationships_of(const std::string& part_name) const {
    std::map<std::string, Relationship> found;
    const std::string folder = folder_of(part_name);
    const auto tree = part(folder + "_rels/" + last_step(part_name) + ".rels");
    if (!tree) return found;
    for (const auto node : tree->document_element().children("rel:Relationship")) {
        Relationship relationship;
        relationship.type = last_step(node.attribute("Type").value());
        relationship.external = node.attribute("TargetMode").value() == std::string_view("External");
        const std::string_view target = node.attribute("Target").value();
        relationship.target = relationship.external ? std::string(target) : "/" + support::part_name(folder, target);
        found.emplace(node.attribute("Id").value(), std::move(relationship));
    }
    return found;
}

std::unique_ptr<pugi::xml_document> Package::part(std::string_view name) const {
    const auto found = parts_.find(name);
    return found == parts_.end() ? nullptr : parse_xml(found->second);
}

std::unique_ptr<pugi::xml_document> Package::related(std::string_view type) const {
    for (const auto& [id, relationship] : relationships_)
        if (relationship.type == type && !relationship.external)
            if (auto tree = part(relationship.target)) return tree;
    return nullptr;
}

std::string Package::custom_property(std::string_view name) const {
    for (const auto& [id, relationship] : package_relationships_) {
        if (relationship.type != "custom-properties" && relationship.type != "customProperties") continue;
        const auto tree = part(relationship.target);
        if (!tree) continue;
        for (const auto property : tree->document_element().children("prop:property"))
            if (name == property.attribute("name").value()) return property.first_child().text().get();
    }
    return {};
}

}  // namespace reading::docx
