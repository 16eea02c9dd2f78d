// SPDX-License-Identifier: MPL-2.0
// The lines between `---` and `---` at the top of a source.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/kind.h"
#include "model/messages.h"

namespace writing::markdown {

/// True for a key of the kind, a part of one ("varighed.fra"), and the keys that every document may have.
bool is_known_key(std::string_view name, const model::Kind& kind);

/// The parts that a field of type map has, read from its placeholder: "{fra: 2024-02-01, til: …}" gives fra and til.
/// None when nothing says them.
std::vector<std::pair<std::string, std::string>> parts_of(const model::KindField& field);

/// What is to be written in a section, in brackets that the checks find.
std::string missing_text(const model::KindSection& section, const model::Messages& words);

class FrontMatter {
  public:
    FrontMatter(const model::Kind& kind, const model::Messages& words) : kind_(kind), words_(words) {}

    /// How a value is written: as the text it is, as it stands (true and false), or as a list of the entries that
    /// semicolons part.
    enum class Form { text, bare, list };
    /// Sets a key, or a part of one ("varighed.fra"); a later value wins.
    void set(std::string_view name, std::string_view value, Form form = Form::text);

    /// Which of the kind's keys that were not set are written: those that must be given (as an empty key with a
    /// comment, which the checks report), or all, the optional ones as comments.
    enum class Absent { required, all };
    std::string source(Absent absent) const;

  private:
    struct Entry {
        std::string name;
        std::string value;
        Form form = Form::text;
        std::vector<std::pair<std::string, std::string>> parts;
    };
    const Entry* find(std::string_view name) const;
    static std::string line(const Entry& entry);
    std::string absent_line(const model::KindField& field) const;

    const model::Kind& kind_;
    const model::Messages& words_;
    std::vector<Entry> entries_;
};

}  // namespace writing::markdown
