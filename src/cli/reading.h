// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "cli/library.h"
#include "cli/workspace.h"
#include "merge/assemble.h"
#include "model/data_table.h"
#include "model/diagnostic.h"
#include "model/document.h"
#include "model/kind.h"
#include "model/project.h"
#include "model/rule_set.h"
#include "model/theme.h"
#include "read/table.h"

namespace cli {

/// The project a run works on: the folder of aftale.yaml, or only a folder for a lone file.
struct ProjectPlace {
    std::string folder;                   // as the user would type it; "" is the current one
    std::optional<model::Project> project;
};

/// The nearest folder upwards from `start` that holds aftale.yaml; nullopt when none does.
std::optional<std::string> find_project(const Workspace& workspace, const std::string& start);

/// Reads every file of a run once and remembers what each path meant where it was written. All problems go to one list.
/// A path is looked for from the file that names it, from the project's folder and from its tables folder; one that leads
/// out of the project's folder is an error and is not read.
class FileReader {
  public:
    FileReader(const Workspace& workspace, const Library& library, model::Sources& sources, model::Diagnostics& problems);

    /// Reads aftale.yaml of a folder. nullopt when it cannot be used; the problems say why.
    std::optional<model::Project> project(const std::string& folder);
    /// All later paths belong to this place.
    void enter(const ProjectPlace& place);

    /// A document and everything it wants, and so on until nothing is wanted. Null when the file is not there.
    const model::Document* document(const std::string& path);
    /// The same for a text that is in no file; `path` names it in messages and says where its own paths count from.
    const model::Document* document_of_text(const std::string& path, std::string text);
    /// A table that the program made itself, under the bare name that documents merge it by.
    void add_table(const std::string& name, model::DataTable table);
    /// The table of all documents that the project lists, under its name (merge::portfolio_name); made when first asked for.
    const model::DataTable* portfolio();
    /// A table file that the project names; null when `path` is empty or the file is not there (a problem at `where`).
    const model::DataTable* project_table(const std::string& path, model::Span where);
    /// The sources of those tables, and of all that they refer to.
    std::set<model::SourceId> project_sources() const { return with_used(project_sources_); }
    /// Says at `where` when a path that the project file names leads out of the project's folder, and when nothing is there.
    void check_project_file(const std::string& path, model::Span where);
    void check_project_folder(const std::string& path, model::Span where, model::Severity when_missing);

    /// Whether a path stays in the project's folder, links resolved.
    bool is_inside(const std::string& path) const { return inside(workspace_.canonical(path)); }
    /// The sources that a document was made of: its own, and all it wanted, and so on.
    std::set<model::SourceId> sources_of(const model::Document& document) const;

    const model::Kind* kind(const std::string& id);
    std::optional<model::RuleSet> rule_set(const std::string& id);
    std::optional<model::Theme> theme(const std::string& id);

    /// What merging asks while it works; valid as long as the reader.
    merge::Lookups lookups() const;
    /// Places of paths that led out of the project: merging finds nothing there and need not say so again.
    const std::vector<model::Span>& refused() const { return refused_; }
    /// How each table file that was read is written, in the order of reading.
    const std::vector<std::pair<std::string, reading::TableForm>>& table_forms() const { return table_forms_; }

  private:
    using Asked = std::tuple<model::SourceId, model::WantKind, std::string>;

    std::optional<std::string> resolve(model::SourceId from, const model::Want& want);
    bool inside(const std::string& canonical) const;
    bool leads_out(const std::string& path, model::Span where);
    std::set<model::SourceId> with_used(std::set<model::SourceId> found) const;
    void read_wanted(model::Want want, model::SourceId from);
    const model::Document* read_source(const std::string& path, const std::string& canonical, std::string bytes);
    std::string project_table_file(const std::string& name) const;
    const model::Document* read_document(const std::string& path, const std::string& canonical);
    model::SourceId read_schema(const std::string& stem, const std::string& part);
    const model::DataTable* referenced_table(const std::string& file, const model::ForeignKey& key, model::SourceId from);
    const model::DataTable* read_table_file(const std::string& path, const std::string& canonical);
    void read_named_table(const std::string& name, model::SourceId from);
    std::vector<std::string> table_names() const;
    const model::DataTable* named_table(std::string_view name) const;

    const Workspace& workspace_;
    const Library& library_;
    model::Sources& sources_;
    model::Diagnostics& problems_;
    ProjectPlace place_;
    std::vector<std::string> roots_;  // canonical folders that may be read from
    std::map<std::string, std::unique_ptr<model::Document>> documents_;  // by canonical path
    std::map<std::string, std::unique_ptr<model::DataTable>> tables_;
    std::map<std::string, std::unique_ptr<std::string>> images_;
    std::map<Asked, std::string> meanings_;  // what a file asks for by a path → canonical path
    std::map<std::string, const model::DataTable*, std::less<>> named_tables_;
    std::map<std::string, std::vector<model::SourceId>> sources_by_path_;   // canonical path → itself, its schema
    std::map<model::SourceId, std::set<std::string>> used_by_;               // source → canonical paths it wanted
    std::map<std::string, std::unique_ptr<model::Kind>> kinds_;
    std::map<std::string, std::optional<model::RuleSet>> rule_sets_;
    std::vector<std::pair<std::string, reading::TableForm>> table_forms_;
    std::vector<model::Span> refused_;
    std::set<model::SourceId> project_sources_;
};

}  // namespace cli
