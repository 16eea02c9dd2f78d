// SPDX-License-Identifier: MPL-2.0
// A YAML map with a known set of keys, as the project, kind, theme and schema files are: takes values out by key and
// reports what nobody took.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/document.h"

namespace reading {

/// Every question names its key, so that `finish` knows them all. A value of the wrong shape is an error
/// (`data-key.shape-…`) and counts as absent, as a null does.
class KeyedMap {
  public:
    /// `value` must outlive this; when it is no map that is reported once, and every key is absent.
    KeyedMap(const model::FrontMatterValue& value, model::Diagnostics& diagnostics);

    /// The raw value, or null when the key is absent.
    const model::FrontMatterValue* find(std::string_view key);
    std::string text(std::string_view key, std::string otherwise = "");
    /// As `text`, and an error (`data-key.missing`) when the key is absent or empty.
    std::string required_text(std::string_view key);
    bool flag(std::string_view key, bool otherwise = false);
    std::optional<double> number(std::string_view key);
    /// A list of scalars; a single scalar counts as a list of one.
    std::vector<std::string> texts(std::string_view key);
    /// The members of a list; none when the key is absent.
    const std::vector<model::FrontMatterValue>& list(std::string_view key);
    /// One of `choices`, or "" (`data-key.choice` when it is another).
    std::string choice(std::string_view key, const std::vector<std::string>& choices);
    /// `format: 1`: required, and an error when it is a number this program does not know.
    void format_one();

    /// Accepts a key without reading it.
    void allow(std::string_view key);
    /// Errors, or warnings, for the keys that nobody asked for: `data-key.unknown` names the nearest known one.
    void finish(model::Severity severity = model::Severity::error);

  private:
    void wrong_shape(std::string_view key, const model::FrontMatterValue& value, const char* expected);

    const model::FrontMatterValue& value_;
    model::Diagnostics& diagnostics_;
    std::set<std::string, std::less<>> known_;
    bool is_map_ = false;
};

/// The name among `names` that is fewest edits away, or "" when all differ in more than a third of their letters.
std::string nearest_name(std::string_view name, const std::set<std::string, std::less<>>& names);

}  // namespace reading
