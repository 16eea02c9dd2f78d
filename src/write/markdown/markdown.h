// SPDX-License-Identifier: MPL-2.0
// Sources in the dialect of docs/markdown.md: from filled-in forms, and the beginnings of new documents and forms from
// what a kind of document has. Reading what is written here gives the same words and values back.
// `words` are the texts of templates/locale/LANGUAGE/document.yaml and form.yaml.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/date.h"
#include "model/form.h"
#include "model/kind.h"
#include "model/messages.h"

namespace writing::markdown {

/// The source that a filled-in form makes: front matter with the keys that the kind or every document knows, and the
/// kind's sections in their order. Optional sections that nobody wrote in are left out, others keep their heading
/// with a sentence to be filled in. A repeated part is a table in the section that it stood in.
std::string write(const model::FilledForm& form, const model::Kind& kind, const model::Messages& words);

/// A form for a kind that has no template of its own (templates/forms/ID.md): a field for every key and section.
std::string form_source(const model::Kind& kind, const model::Messages& words);

/// A new document: every key of the kind (those that may wait as comments) and every section with its guidance, marked
/// so that the checks say what is still to be written. `today` becomes its date. `repeats` are the repeated parts of
/// the kind's form: each becomes a table in its section, with a row to be filled in.
std::string start_of(const model::Kind& kind, const std::string& id, const model::Messages& words,
                     std::optional<model::Date> today = {}, const std::vector<model::FilledRepeat>& repeats = {});

/// Blocks as Markdown: reading them gives the same blocks, but for what one kind of mark can write in several ways.
/// Takes what reading a Word file makes: paragraphs, headings, lists, tables, quotes, code, and inlines without notes
/// and review marks.
std::string write_blocks(const model::Blocks& blocks);

}  // namespace writing::markdown
