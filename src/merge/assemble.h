// SPDX-License-Identifier: MPL-2.0
// Takes one document as read and everything it wants, gives the Assembly that every later stage reads.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/assembly.h"
#include "model/data_table.h"
#include "model/document.h"
#include "model/kind.h"
#include "model/messages.h"
#include "model/project.h"
#include "model/theme.h"

namespace merge {

/// What `{{…}}`, `src="…"` and pictures name. Paths are as written; `from` is the file that they are written in, so
/// that two files in different folders may write the same path. Each gives null for what does not exist: merging
/// reports it at its place, so whoever fills these stays silent about missing files. Pointers stay valid during
/// `assemble`.
struct Lookups {
    std::function<const model::Document*(model::SourceId from, std::string_view path)> document;
    std::function<const model::DataTable*(model::SourceId from, std::string_view path)> table;
    std::function<const std::string*(model::SourceId from, std::string_view path)> image;
    /// `tabel.NAME`: a table of the project's tables folder by its file's name without extension.
    std::function<const model::DataTable*(std::string_view name)> named_table;
    /// Names that `named_table` knows and paths that exist, for "did you mean"; both may be empty.
    std::vector<std::string> table_names;
    std::vector<std::string> kind_ids;
};

struct Inputs {
    std::string id;
    std::string source_path;                    // as the user would type it
    const model::Document* document = nullptr;  // never null
    const model::Messages* words = nullptr;     // never null: the document words of document_language()
    const model::Kind* kind = nullptr;          // null: the document names none, or one that does not exist
    const model::Project* project = nullptr;
    const model::DataTable* parties = nullptr;  // the project's party table
    const model::DataTable* bodies = nullptr;   // the project's `fora`
    const model::Sources* sources = nullptr;    // sharpens spans inside attributes and expressions, when given
    const model::Logo* logo = nullptr;          // above the titles; its picture is looked up from its span's source
    std::string running_title;                  // of the agreement; empty: the document's own title
    bool example = false;
    /// The document is made for a package that must not be sent: its cover and its running head say so.
    bool draft_package = false;
    /// Nothing but a workbook is made of it: a long table may leave its rows in their file (model::Table::more).
    bool workbook_alone = false;
    Lookups look_up;
};

/// What must be known of a document before its Inputs can be filled.
std::string document_language(const model::Document& document);  // "da" when it says nothing
std::string document_kind(const model::Document& document);      // empty when it names none
/// The names NAME of every `tabel.NAME` in the document's values, with the place of the first use.
std::vector<model::Want> value_tables(const model::Document& document);

/// Merges, resolves and numbers. Author's mistakes go to `diagnostics` (those of merging stop the build) and something
/// harmless stands in for what was wrong, so that the result always keeps the invariants of model::Assembly.
model::Assembly assemble(const Inputs& inputs, model::Diagnostics& diagnostics);

/// Throws support::BrokenInvariant unless the assembly keeps what model/assembly.h promises.
void prove_invariants(const model::Assembly& assembly);

}  // namespace merge
