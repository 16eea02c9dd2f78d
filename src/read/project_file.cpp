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
    if (const auto* file = value.find("file")) document.file_span = file->span;
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

/// Ids of documents: a list, or one alone.
std::vector<model::DocumentName> document_names(KeyedMap& keys, std::string_view key, model::Diagnostics& diagnostics) {
    std::vector<model::DocumentName> names;
    const FrontMatterValue* value = keys.find(key);
    keys.texts(key);  // says what has the wrong shape
    if (!value) return names;
    std::set<std::string> seen;
    const auto add = [&](const FrontMatterValue& item) {
        if (item.shape != FrontMatterValue::Shape::scalar) return;
        if (seen.insert(item.scalar).second)
            names.push_back({item.scalar, item.span});
        else
            diagnostics.error("project-names.twice", item.span, {{"id", item.scalar}, {"key", std::string(key)}});
    };
    add(*value);
    for (const auto& item : value->list) add(item);
    return names;
}

/// Every name must be one of the project's documents.
void check_names(const std::vector<model::DocumentName>& names, const model::Project& project,
                 model::Diagnostics& diagnostics) {
    std::set<std::string, std::less<>> known;
    for (const auto& document : project.documents) known.insert(document.id);
    for (const auto& name : names) {
        if (known.contains(name.id)) continue;
        const std::string nearest = nearest_name(name.id, known);
        if (nearest.empty())
            diagnostics.error("project-names.unknown", name.span, {{"id", name.id}});
        else
            diagnostics.error("project-names.unknown-near", name.span, {{"id", name.id}, {"nearest", nearest}});
    }
}

model::Publish read_publish(const FrontMatterValue& value, model::Diagnostics& diagnostics) {
    model::Publish publish;
    KeyedMap keys(value, diagnostics);
    const std::string targets = keys.choice("maalgrupper", {"parter"});
    if (!targets.empty()) publish.targets = targets;
    publish.documents = document_names(keys, "dokumenter", diagnostics);
    const FrontMatterValue* named = keys.find("dokumenter");
    if (named != nullptr && publish.documents.empty() && named->list.empty())
        diagnostics.error("project-publish.documents", named->span);
    if (const FrontMatterValue* day = keys.find("frist")) {
        publish.deadline = model::parse_danish_date(keys.text("frist"));
        if (!publish.deadline && day->shape == FrontMatterValue::Shape::scalar)
            diagnostics.error("project-publish.deadline", day->span, {{"value", day->scalar}});
    }
    publish.contact = keys.text("kontakt");
    publish.address = keys.text("sti");
    publish.span = value.span;
    keys.finish();
    return publish;
}

model::Submit read_submit(const FrontMatterValue& value, model::Diagnostics& diagnostics) {
    model::Submit submit;
    KeyedMap keys(value, diagnostics);
    submit.recipient = keys.text("modtager");
    submit.sender = keys.text("afsender");
    const FrontMatterValue* sender = keys.find("afsender");
    submit.sender_span = sender ? sender->span : value.span;
    submit.annexes = document_names(keys, "bilag", diagnostics);
    submit.cover_letter = keys.text("foelgebrev");
    submit.approvals_letter = keys.text("godkendelsesoversigt");
    submit.span = value.span;
    keys.finish();
    return submit;
}

void read_uses(KeyedMap& keys, model::Project& project, model::Diagnostics& diagnostics) {
    if (const FrontMatterValue* publish = keys.find("publish")) {
        project.publish = read_publish(*publish, diagnostics);
        check_names(project.publish->documents, project, diagnostics);
    }
    if (const FrontMatterValue* submit = keys.find("submit")) {
        project.submit = read_submit(*submit, diagnostics);
        if (const FrontMatterValue* letter = submit->find("foelgebrev")) project.value_spans["foelgebrev"] = letter->span;
        check_names(project.submit->annexes, project, diagnostics);
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
    read_uses(keys, project, diagnostics);
    keys.finish();
    project.span = root.span;
    for (const auto& [key, value] : root.map) project.value_spans.emplace(key, value.span);
    return project;
}

}  // namespace reading
