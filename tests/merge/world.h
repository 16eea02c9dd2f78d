// SPDX-License-Identifier: MPL-2.0
// A project in memory, for the tests of merging and checking: files by path, read by the real readers.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "merge/assemble.h"
#include "model/rule_set.h"

class World {
  public:
    World();

    /// A file, and for CSV and YAML the table that it is read as when something wants it.
    World& file(const std::string& path, std::string bytes);
    /// The party table of the project: a file that was given before.
    World& parties(const std::string& path);
    /// A kind of the repository's templates.
    World& kind(const std::string& id);

    /// Reads and merges one of the files, and proves the invariants of what came out. Problems add to `diagnostics`.
    model::Assembly merge(const std::string& path);

    const model::Document& document(const std::string& path);
    const model::DataTable* table(const std::string& path);

    /// Keys of the problems found so far, in order, with the source text under each: "table-missing «tabeller/x.csv»".
    std::vector<std::string> problems() const;
    /// The problem with this key; fails the test when there is none.
    const model::Diagnostic& problem(const std::string& key) const;
    std::string text(model::Span span) const;

    model::Sources sources;
    model::Diagnostics diagnostics;
    model::Messages words;
    std::optional<model::Kind> used_kind;
    merge::Inputs inputs;

  private:
    std::map<std::string, model::SourceId> ids_;
    std::map<std::string, std::string> bytes_;
    std::map<std::string, std::unique_ptr<model::Document>> documents_;
    std::map<std::string, std::unique_ptr<model::DataTable>> tables_;
};

/// The words of a file of the repository.
std::string repository_file(const std::string& path);
model::Messages messages_of(const std::string& language, const std::string& room);
