// SPDX-License-Identifier: MPL-2.0
#include "read/project_file.h"

#include <set>
#include <string>
#include <utility>

#include "read/keyed_map.h"
#include "read/yaml.h"

namespace reading {
namespace {

using model::FrontMatterValue;

/// Ids name output files, so they are what every file system and web address takes.
bool is_file_name(const std::string& id) {
    return !id.empty() && id[0] != '-' &&
           id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

model::ProjectDocument read_document(const FrontMatterValue& value, model::Diagnostics& diagnostics) {
    model::ProjectDocument document;
    KeyedMap keys(value, diagnostics);
    document.id = keys.required_text("id");
    document.file = keys.required_text("file");
    document.part_of_agreement = keys.flag("del-af-aftalen");
    document.span = value.span;
    keys.finish();
    if (!document.id.empty() && !is_file_name(document.id))
        diagnostics.error("project-document.id", value.find("id")->span, {{"id", document.id}});
    return document;
}

void read_documents(KeyedMap& keys, model::Project& project, model::Diagnostics& diagnostics) {
    std::set<std::string> ids;
    for (const auto& value : keys.list("documents")) {
        auto document = read_document(value, diagnostics);
        if (document.id.empty() || document.file.empty()) continue;
        if (!ids.insert(document.id).second) {
            diagnostics.error("project-document.twice", document.span, {{"id", document.id}});
            continue;
        }
        project.documents.push_back(std::move(document));
    }
}

}  // namespace

std::optional<model::Project> read_project(model::SourceId source, const model::Sources& sources,
                                           model::Diagnostics& diagnostics) {
    const FrontMatterValue root = read_yaml_file(source, sources, diagnostics);
    KeyedMap keys(root, diagnostics);
    if (root.shape != FrontMatterValue::Shape::map) return std::nullopt;
    keys.format_one();
    model::Project project;
    project.title = keys.text("title");
    project.out = keys.text("out", project.out);
    project.parties = keys.text("parter");
    project.involved = keys.text("inddragede");
    project.tables = keys.text("tables");
    project.rule_set = keys.text("regelsaet");
    project.theme = keys.text("theme");
    project.bodies = keys.text("fora");
    project.approvals = keys.text("godkendelser");
    project.archive = keys.text("arkiv");
    project.journal = keys.text("journal");
    project.example = keys.flag("eksempel");
    read_documents(keys, project, diagnostics);
    // Read by the commands that publish and submit, which know their inner keys.
    keys.allow("publish");
    keys.allow("submit");
    keys.finish();
    project.span = root.span;
    return project;
}

}  // namespace reading
