// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/source.h"

namespace model {

/// `error` stops what the contract says it stops, `warning` and `note` never do; `todo` is an error of a later status.
enum class Severity { error, warning, todo, note };

using MessageArgs = std::vector<std::pair<std::string, std::string>>;

/// What is wrong, where, in words looked up later: `key` names a text in the message catalogues, `args` fill its
/// `{name}` fields. The rule's id is the key up to its first dot ("yaml-syntax.unclosed" belongs to "yaml-syntax").
struct Diagnostic {
    Severity severity = Severity::error;
    std::string key;
    Span where;
    MessageArgs args;
    /// Set by the stages whose errors keep a document from being written (reading and merging), not by the rule book.
    bool stops_build = false;
    /// The place lists a document that cannot be read (a line of aftale.yaml): that one is not written, every other is.
    /// Without it, an error in a file that no document is made of stops them all.
    bool stops_only_listed = false;

    std::string_view rule() const;
    bool operator==(const Diagnostic&) const = default;
};

/// The problems of a run, in the order they were found.
class Diagnostics {
  public:
    /// An error of reading or merging: the document it is found in is not written.
    void error(std::string key, Span where, MessageArgs args = {});
    /// An error that stops only the document that `where` lists (Diagnostic::stops_only_listed).
    void error_of_listed(std::string key, Span where, MessageArgs args = {});
    void warning(std::string key, Span where, MessageArgs args = {});
    void note(std::string key, Span where, MessageArgs args = {});
    void add(Diagnostic diagnostic);
    void append(Diagnostics other);

    const std::vector<Diagnostic>& all() const { return all_; }
    bool empty() const { return all_.empty(); }
    bool stops_build() const;
    bool has_errors() const;
    /// Sorts by file (in the order of reading), place and key, and drops repeated ones.
    void sort_and_deduplicate();

  private:
    std::vector<Diagnostic> all_;
};

}  // namespace model
