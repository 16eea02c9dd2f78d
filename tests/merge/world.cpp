// SPDX-License-Identifier: MPL-2.0
#include "merge/world.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "catch.h"
#include "read/kind_file.h"
#include "read/markdown.h"
#include "read/message_file.h"
#include "read/table.h"

std::string repository_file(const std::string& path) {
    std::ifstream in(std::string(AFTALE_SOURCE_DIR) + "/" + path, std::ios::binary);
    if (!in) throw std::runtime_error("no such file in the repository: " + path);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

model::Messages messages_of(const std::string& language, const std::string& room) {
    model::Sources sources;
    model::Diagnostics diagnostics;
    model::Messages messages(language, {});
    const std::string path = "templates/locale/" + language + "/" + room + ".yaml";
    reading::read_messages(sources.add(path, repository_file(path)), sources, messages, diagnostics);
    if (!diagnostics.empty()) throw std::runtime_error("the catalogue cannot be read: " + path);
    return messages;
}

World::World() : words(messages_of("da", "document")) {
    inputs.words = &words;
    inputs.sources = &sources;
    inputs.look_up.document = [this](model::SourceId, std::string_view path) -> const model::Document* {
        return ids_.count(std::string(path)) ? &document(std::string(path)) : nullptr;
    };
    inputs.look_up.table = [this](model::SourceId, std::string_view path) { return table(std::string(path)); };
    inputs.look_up.image = [this](model::SourceId, std::string_view path) -> const std::string* {
        const auto found = bytes_.find(std::string(path));
        return found == bytes_.end() ? nullptr : &found->second;
    };
    inputs.look_up.named_table = [this](std::string_view name) -> const model::DataTable* {
        for (const char* end : {".csv", ".yaml"})
            if (const auto* found = table("tabeller/" + std::string(name) + end)) return found;
        return nullptr;
    };
}

World& World::file(const std::string& path, std::string bytes) {
    bytes_[path] = bytes;
    ids_[path] = sources.add(path, std::move(bytes));
    return *this;
}

World& World::parties(const std::string& path) {
    inputs.parties = table(path);
    return *this;
}

World& World::kind(const std::string& id) {
    const std::string path = "templates/kinds/" + id + ".yaml";
    used_kind = reading::read_kind(sources.add(path, repository_file(path)), sources, diagnostics);
    inputs.kind = &*used_kind;
    return *this;
}

const model::Document& World::document(const std::string& path) {
    auto& made = documents_[path];
    if (!made) made = std::make_unique<model::Document>(reading::read_markdown(ids_.at(path), sources, diagnostics));
    return *made;
}

const model::DataTable* World::table(const std::string& path) {
    const auto id = ids_.find(path);
    if (id == ids_.end()) return nullptr;
    auto& made = tables_[path];
    if (!made) {
        const auto schema = ids_.find(path.substr(0, path.rfind('.')) + ".schema.yaml");
        const auto cell = [](std::string_view text, const auto& places, model::Blocks& blocks,
                             std::vector<model::Footnote>& notes, model::Diagnostics& problems) {
            reading::read_markdown_fragment(text, places, blocks, notes, problems);
        };
        made = std::make_unique<model::DataTable>(
            reading::read_table(id->second, schema == ids_.end() ? 0 : schema->second, sources, cell, diagnostics));
    }
    return made.get();
}

model::Assembly World::merge(const std::string& path) {
    inputs.id = path.substr(0, path.rfind('.'));
    inputs.source_path = path;
    inputs.document = &document(path);
    model::Assembly assembly = merge::assemble(inputs, diagnostics);
    merge::prove_invariants(assembly);
    return assembly;
}

std::string World::text(model::Span span) const {
    return span.known() ? std::string(sources[span.source].text(span)) : "(nowhere)";
}

std::vector<std::string> World::problems() const {
    std::vector<std::string> out;
    for (const auto& problem : diagnostics.all()) out.push_back(problem.key + " «" + text(problem.where) + "»");
    return out;
}

const model::Diagnostic& World::problem(const std::string& key) const {
    for (const auto& problem : diagnostics.all())
        if (problem.key == key) return problem;
    std::string found;
    for (const auto& line : problems()) found += line + "\n";
    FAIL("no problem " << key << " among:\n" << found);
    throw std::logic_error("unreachable");
}
