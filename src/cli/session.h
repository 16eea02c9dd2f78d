// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/building.h"
#include "cli/library.h"
#include "cli/options.h"
#include "cli/reading.h"
#include "cli/workspace.h"

namespace cli {

/// The language of messages: --lang, else by LC_ALL, LC_MESSAGES and LANG: Danish for da*, English otherwise.
std::string message_language(const Options& options, const Workspace& workspace);

/// Whether a word on the command line means a Markdown file: by its ending, or because such a file is there.
bool names_a_source(const std::string& name, const Workspace& workspace);

/// The rule sets that are installed or in the project.
std::vector<model::RuleSet> all_rule_sets(const Workspace& workspace, const std::string& project_folder);

/// What every command that works on sources begins with: the place it works in, the files it reads and what all
/// documents share. `find_place` comes first, `read_shared` before anything is made.
class Session {
  public:
    Session(const Options& options, Workspace& workspace, std::string version);

    /// The project that the command line means, if any. Without one it is a usage error, unless only lone Markdown
    /// files are asked for and `lone_files` allows that.
    std::optional<UsageError> find_place(bool lone_files);
    /// The place of a command that a project may help but need not: its folder, or the current one.
    void find_place_if_any();

    /// Reads a document with its kind, rule set and words. `document` is null when the file is not there.
    Target read_target(std::string id, const std::string& path);
    /// The same for a document whose text is made by the program; `path` names it in messages.
    Target read_text(std::string id, const std::string& path, std::string text);
    /// Reads the tables that belong to the project; after the documents, whose files come first in the report.
    void read_shared();
    /// Reads theme, faces and colour profile, unless nothing is laid out. After an error in the theme no document is
    /// made.
    void prepare_for_layout();

    /// Documents that stand already as they would be made now are left alone from here on.
    void use(const BuildRecords& records) { around_->records = &records; }

    /// Every target through its steps, several at a time. One that could not be read whole has no files.
    std::vector<Made> make(const std::vector<Target>& targets);
    /// What a document's steps found joins `problems`.
    void report(const Made& made);

    const ProjectPlace& place() const { return place_; }
    const model::Project& project() const { return *place_.project; }
    /// There is an aftale.yaml that cannot be used; the problems say why.
    bool has_broken_project() const { return broken_project_; }
    const Library& library() const { return *library_; }
    FileReader& reader() { return *reader_; }
    const Surroundings& around() const { return *around_; }
    /// Where documents go: --out, else what the project says, else the current folder.
    std::string out_folder() const;
    std::string program() const { return "aftale " + version_; }

    const Options& options;
    Workspace& workspace;
    model::Sources sources;
    model::Diagnostics problems;

  private:
    std::string folder_to_search_from() const;
    void enter(const std::string& folder, bool has_project);
    void check_named_paths();
    Target target_of(std::string id, const std::string& path, const model::Document* document);
    std::vector<Made> make_each(const std::vector<Target>& targets);

    std::string version_;
    std::unique_ptr<Library> library_;
    std::unique_ptr<FileReader> reader_;
    ProjectPlace place_;
    std::unique_ptr<Surroundings> around_;
    bool theme_is_broken_ = false;  // the problems say why; nothing can be laid out
    bool broken_project_ = false;
};

}  // namespace cli
