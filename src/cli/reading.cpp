// SPDX-License-Identifier: MPL-2.0
#include "cli/reading.h"

#include <algorithm>

#include "cli/explain.h"
#include "merge/portfolio.h"
#include "read/kind_file.h"
#include "read/markdown.h"
#include "read/project_file.h"
#include "read/rule_set_file.h"
#include "read/table.h"
#include "read/theme_file.h"

namespace cli {
namespace {

std::string stem_of(const std::string& name) {
    return name.substr(0, name.rfind('.'));
}

void read_cell(std::string_view text, const reading::TextPlaces& places, model::Blocks& blocks,
               std::vector<model::Footnote>& footnotes, model::Diagnostics& problems) {
    reading::read_markdown_fragment(text, places, blocks, footnotes, problems);
}

/// "maal.xlsx#Mål" names a part of a workbook: the file, and what is wanted of it.
std::pair<std::string, std::string> split_part(const std::string& path) {
    const auto mark = path.find(".xlsx#");
    if (mark == std::string::npos) return {path, ""};
    return {path.substr(0, mark + 5), path.substr(mark + 6)};
}

bool is_table_name(const std::string& name) {
    return (name.ends_with(".csv") || name.ends_with(".yaml") || name.ends_with(".xlsx")) && !name.ends_with(".schema.yaml");
}

}  // namespace

std::optional<std::string> find_project(const Workspace& workspace, const std::string& start) {
    std::string folder = start;
    for (std::string canonical = workspace.canonical(start); ; canonical = folder_of(canonical)) {
        if (workspace.is_file(join_path(folder, "aftale.yaml"))) return folder;
        if (canonical == "/" || canonical.empty()) return std::nullopt;
        folder = folder.empty() || folder == "." ? ".." : folder + "/..";
    }
}

FileReader::FileReader(const Workspace& workspace, const Library& library, model::Sources& sources,
                       model::Diagnostics& problems)
    : workspace_(workspace), library_(library), sources_(sources), problems_(problems) {}

std::optional<model::Project> FileReader::project(const std::string& folder) {
    const std::string path = join_path(folder, "aftale.yaml");
    auto bytes = workspace_.read(path);
    if (!bytes) return std::nullopt;
    auto project = reading::read_project(sources_.add(path, std::move(*bytes)), sources_, problems_);
    if (project) project->folder = folder;
    return project;
}

void FileReader::enter(const ProjectPlace& place) {
    place_ = place;
    roots_ = {workspace_.canonical(place.folder.empty() ? "." : place.folder)};
}

const model::Document* FileReader::document(const std::string& path) {
    // A lone file reads from its own folder; a project's files from the project's.
    if (!place_.project) roots_.push_back(workspace_.canonical(folder_of(path).empty() ? "." : folder_of(path)));
    return read_document(path, workspace_.canonical(path));
}

const model::DataTable* FileReader::project_table(const std::string& path, model::Span where) {
    if (path.empty()) return nullptr;
    if (leads_out(path, where)) return nullptr;
    const std::string full = join_path(place_.folder, path);
    const std::string canonical = workspace_.canonical(full);
    const model::DataTable* table = read_table_file(full, canonical);
    if (table == nullptr) problems_.error("file-missing.project", where, {{"path", path}});
    if (table != nullptr) project_sources_.insert(sources_by_path_[canonical].begin(), sources_by_path_[canonical].end());
    return table;
}

bool FileReader::leads_out(const std::string& path, model::Span where) {
    const bool out = !inside(workspace_.canonical(join_path(place_.folder, path)));
    if (out) problems_.error("path-outside", where, {{"path", path}});
    return out;
}

void FileReader::check_project_file(const std::string& path, model::Span where) {
    if (path.empty() || leads_out(path, where)) return;
    if (!workspace_.is_file(join_path(place_.folder, path))) problems_.error("file-missing.project", where, {{"path", path}});
}

void FileReader::check_project_folder(const std::string& path, model::Span where, model::Severity when_missing) {
    const std::string full = join_path(place_.folder, path);
    const std::string canonical = workspace_.canonical(full);
    // The project's own folder is one that it may name.
    const bool own = std::find(roots_.begin(), roots_.end(), canonical) != roots_.end();
    if (path.empty() || own || leads_out(path, where) || workspace_.is_folder(full)) return;
    const bool stops = when_missing == model::Severity::error;
    problems_.add({when_missing, "file-missing.folder", where, {{"path", path}}, stops, false});
}

bool FileReader::inside(const std::string& canonical) const {
    return std::any_of(roots_.begin(), roots_.end(), [&](const std::string& root) {
        return canonical.starts_with(root == "/" ? root : root + "/");
    });
}

/// The file behind `src="parter"` and its like: a table that the project file names, by the key that names it.
std::string FileReader::project_table_file(const std::string& name) const {
    if (!place_.project) return {};
    const model::Project& project = *place_.project;
    const std::map<std::string, std::string> files = {{"parter", project.parties},
                                                      {"inddragede", project.involved},
                                                      {"fora", project.bodies},
                                                      {"godkendelser", project.approvals},
                                                      {"journal", project.journal}};
    const auto found = files.find(name);
    return found == files.end() ? "" : found->second;
}

void FileReader::add_table(const std::string& name, model::DataTable table) {
    tables_["made:" + name] = std::make_unique<model::DataTable>(std::move(table));
}

const model::DataTable* FileReader::portfolio() {
    const std::string name = "made:" + std::string(merge::portfolio_name);
    if (const auto known = tables_.find(name); known != tables_.end()) return known->second.get();
    if (!place_.project) return nullptr;
    std::vector<merge::PortfolioDocument> listed;
    for (const auto& document : place_.project->documents) {
        const std::string path = join_path(place_.folder, document.file);
        const std::string canonical = workspace_.canonical(path);
        merge::PortfolioDocument made{document.id, {}, nullptr};
        if (const auto read = documents_.find(canonical); read != documents_.end()) {
            made.front_matter = read->second->front_matter;
        } else {
            auto bytes = inside(canonical) ? workspace_.read(path) : std::nullopt;
            if (!bytes) continue;  // whoever builds it says so
            model::Diagnostics of_another;
            made.front_matter = reading::read_markdown(sources_.add(path, std::move(*bytes)), sources_, of_another).front_matter;
        }
        if (const auto* kind_id = made.front_matter.find("dokumenttype"); kind_id != nullptr && !kind_id->scalar.empty())
            made.kind = kind(kind_id->scalar);
        listed.push_back(std::move(made));
    }
    const model::Messages words = library_.document_words("da");
    return (tables_[name] = std::make_unique<model::DataTable>(merge::portfolio(listed, words))).get();
}

std::optional<std::string> FileReader::resolve(model::SourceId from, const model::Want& want) {
    if (want.kind == model::WantKind::table) {
        if (want.path == merge::portfolio_name) portfolio();
        if (tables_.contains("made:" + want.path)) {
            meanings_[{from, want.kind, want.path}] = "made:" + want.path;
            return std::nullopt;
        }
        if (const std::string file = project_table_file(want.path); !file.empty()) {
            const std::string path = join_path(place_.folder, file);
            meanings_[{from, want.kind, want.path}] = workspace_.canonical(path);
            used_by_[from].insert(workspace_.canonical(path));
            return inside(workspace_.canonical(path)) ? std::optional(path) : std::nullopt;
        }
    }
    std::vector<std::string> places = {folder_of(sources_[from].path()), place_.folder};
    if (place_.project && want.kind == model::WantKind::table)
        places.push_back(join_path(place_.folder, place_.project->tables));
    bool outside = want.path.starts_with('/');
    const auto [file, part] = want.kind == model::WantKind::table ? split_part(want.path) : std::pair(want.path, std::string());
    const std::string suffix = part.empty() ? "" : "#" + part;
    for (const auto& folder : places) {
        const std::string path = join_path(folder, file);
        const std::string canonical = workspace_.canonical(path);
        if (!inside(canonical)) {
            outside = true;
            continue;
        }
        if (!workspace_.is_file(path)) continue;
        meanings_[{from, want.kind, want.path}] = canonical + suffix;
        used_by_[from].insert(canonical + suffix);
        return path + suffix;
    }
    if (outside) {
        problems_.error("path-outside", want.where, {{"path", want.path}});
        refused_.push_back(want.where);
    }
    return std::nullopt;
}

void FileReader::read_wanted(model::Want want, model::SourceId from) {
    const auto path = resolve(from, want);
    if (!path) return;
    const std::string canonical = meanings_.at({from, want.kind, want.path});
    switch (want.kind) {
        case model::WantKind::include: read_document(*path, canonical); break;
        case model::WantKind::table: read_table_file(*path, canonical); break;
        case model::WantKind::image:
            if (!images_.contains(canonical))
                if (auto bytes = workspace_.read(*path))
                    images_[canonical] = std::make_unique<std::string>(std::move(*bytes));
            break;
    }
}

const model::Document* FileReader::read_document(const std::string& path, const std::string& canonical) {
    if (const auto known = documents_.find(canonical); known != documents_.end()) return known->second.get();
    auto bytes = workspace_.read(path);
    return bytes ? read_source(path, canonical, std::move(*bytes)) : nullptr;
}

const model::Document* FileReader::document_of_text(const std::string& path, std::string text) {
    return read_source(path, "made:" + path, std::move(text));
}

const model::Document* FileReader::read_source(const std::string& path, const std::string& canonical, std::string bytes) {
    const model::SourceId source = sources_.add(path, std::move(bytes));
    sources_by_path_[canonical] = {source};
    auto read = std::make_unique<model::Document>(reading::read_markdown(source, sources_, problems_));
    const model::Document* document = (documents_[canonical] = std::move(read)).get();
    // Entered above before its wants are read: a file that includes itself is found here, and merging reports it.
    for (const auto& want : document->wants) read_wanted(want, source);
    for (const auto& want : merge::value_tables(*document)) read_named_table(want.path, source);
    return document;
}

const model::DataTable* FileReader::read_table_file(const std::string& path, const std::string& canonical) {
    if (const auto known = tables_.find(canonical); known != tables_.end()) return known->second.get();
    const auto [file, part] = split_part(path);
    auto bytes = workspace_.read(file);
    if (!bytes) return nullptr;
    const model::SourceId source = sources_.add(file, std::move(*bytes));
    const model::SourceId schema = read_schema(stem_of(file), part);
    sources_by_path_[canonical] = {source, schema};
    reading::TableForm form;
    auto read = std::make_unique<model::DataTable>(
        reading::read_table(source, schema, sources_, read_cell, problems_, &form, part));
    table_forms_.emplace_back(file, std::move(form));
    // Entered before its keys are followed: a table may refer to one that refers back.
    const model::DataTable* table = (tables_[canonical] = std::move(read)).get();
    reading::check_foreign_keys(
        *table, [&](const model::ForeignKey& key) { return referenced_table(file, key, source); }, problems_);
    return table;
}

/// Of a workbook's part NAME.PART.schema.yaml, else NAME.schema.yaml; 0 when there is none.
model::SourceId FileReader::read_schema(const std::string& stem, const std::string& part) {
    std::vector<std::string> names = {stem + ".schema.yaml"};
    if (!part.empty() && part.find('/') == std::string::npos) names.insert(names.begin(), stem + "." + part + ".schema.yaml");
    for (const auto& name : names)
        if (inside(workspace_.canonical(name)))
            if (auto bytes = workspace_.read(name)) return sources_.add(name, std::move(*bytes));
    return 0;
}

/// The table that a foreign key names: as the project does, by its file's name without the ending, or by its path.
const model::DataTable* FileReader::referenced_table(const std::string& file, const model::ForeignKey& key, model::SourceId from) {
    std::vector<std::string> paths;
    if (const std::string named = project_table_file(key.resource); !named.empty()) paths.push_back(join_path(place_.folder, named));
    std::vector<std::string> folders = {folder_of(file)};
    if (place_.project) folders.push_back(join_path(place_.folder, place_.project->tables));
    for (const auto& folder : folders)
        for (const char* ending : {"", ".yaml", ".csv", ".xlsx"}) paths.push_back(join_path(folder, key.resource + ending));
    for (const auto& path : paths) {
        const std::string canonical = workspace_.canonical(path);
        if (!workspace_.is_file(path) || !inside(canonical)) continue;
        used_by_[from].insert(canonical);
        return read_table_file(path, canonical);
    }
    return nullptr;
}

std::vector<std::string> FileReader::table_names() const {
    std::vector<std::string> names;
    if (!place_.project) return names;
    for (const auto& name : workspace_.list(join_path(place_.folder, place_.project->tables)))
        if (is_table_name(name)) names.push_back(stem_of(name));
    names.emplace_back(merge::portfolio_name);
    return names;
}

void FileReader::read_named_table(const std::string& name, model::SourceId from) {
    if (const auto made = tables_.find("made:" + name); made != tables_.end()) {
        named_tables_[name] = made->second.get();
        return;
    }
    if (!place_.project) return;
    if (name == merge::portfolio_name) {
        named_tables_[name] = portfolio();
        return;
    }
    for (const char* ending : {".yaml", ".csv", ".xlsx"}) {
        const std::string path = join_path(join_path(place_.folder, place_.project->tables), name + ending);
        const std::string canonical = workspace_.canonical(path);
        if (workspace_.is_file(path) && inside(canonical)) {
            used_by_[from].insert(canonical);
            named_tables_[name] = read_table_file(path, canonical);
            return;
        }
    }
}

const model::DataTable* FileReader::named_table(std::string_view name) const {
    const auto found = named_tables_.find(name);
    return found == named_tables_.end() ? nullptr : found->second;
}

std::set<model::SourceId> FileReader::sources_of(const model::Document& document) const {
    return with_used({document.source});
}

std::set<model::SourceId> FileReader::with_used(std::set<model::SourceId> found) const {
    std::vector<model::SourceId> open(found.begin(), found.end());
    while (!open.empty()) {
        const auto used = used_by_.find(open.back());
        open.pop_back();
        if (used == used_by_.end()) continue;
        for (const auto& path : used->second) {
            const auto sources = sources_by_path_.find(path);
            if (sources == sources_by_path_.end()) continue;
            for (const model::SourceId source : sources->second)
                if (found.insert(source).second) open.push_back(source);
        }
    }
    return found;
}

const model::Kind* FileReader::kind(const std::string& id) {
    if (const auto known = kinds_.find(id); known != kinds_.end()) return known->second.get();
    std::unique_ptr<model::Kind> kind;
    if (auto file = library_.find_named("kinds", id)) {
        auto read = reading::read_kind(sources_.add(file->path, std::move(file->bytes)), sources_, problems_);
        if (read) kind = std::make_unique<model::Kind>(std::move(*read));
    }
    return (kinds_[id] = std::move(kind)).get();
}

std::optional<model::RuleSet> FileReader::rule_set(const std::string& id) {
    if (const auto known = rule_sets_.find(id); known != rule_sets_.end()) return known->second;
    auto& set = rule_sets_[id];
    if (auto file = library_.find_named("rule-sets", id))
        set = reading::read_rule_set(sources_.add(file->path, std::move(file->bytes)), sources_, problems_);
    return set;
}

std::optional<model::Theme> FileReader::theme(const std::string& id) {
    auto file = library_.find_named("theme", id);
    if (!file) return std::nullopt;
    const model::SourceId source = sources_.add(file->path, std::move(file->bytes));
    auto theme = reading::read_theme(source, sources_, problems_);
    if (theme && theme->logo) read_wanted({model::WantKind::image, theme->logo->path, theme->logo->span}, source);
    return theme;
}

merge::Lookups FileReader::lookups() const {
    const auto meaning = [this](model::SourceId from, model::WantKind kind, std::string_view path) -> const std::string* {
        const auto found = meanings_.find({from, kind, std::string(path)});
        return found == meanings_.end() ? nullptr : &found->second;
    };
    const auto in = [meaning](model::WantKind kind, const auto& files) {
        return [meaning, kind, &files](model::SourceId from, std::string_view path) {
            const std::string* canonical = meaning(from, kind, path);
            const auto found = canonical == nullptr ? files.end() : files.find(*canonical);
            return found == files.end() ? nullptr : found->second.get();
        };
    };
    merge::Lookups lookups;
    lookups.document = in(model::WantKind::include, documents_);
    lookups.table = in(model::WantKind::table, tables_);
    lookups.image = in(model::WantKind::image, images_);
    lookups.named_table = [this](std::string_view name) { return named_table(name); };
    lookups.table_names = table_names();
    lookups.kind_ids = library_.names("kinds");
    return lookups;
}

}  // namespace cli
