// SPDX-License-Identifier: MPL-2.0
// What Sundhedsstyrelsen gets: says which documents it takes, and closes them into one package. Sends nothing.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/data_table.h"
#include "model/diagnostic.h"
#include "model/messages.h"
#include "model/metadata.h"
#include "model/output.h"
#include "model/project.h"

namespace package {

enum class SubmissionRole { cover_letter, agreement, annex, approvals };

/// One document of the package, in the order in which its files are numbered.
struct NeededDocument {
    SubmissionRole role = SubmissionRole::annex;
    std::string id;                    // "sundhedsaftale"; "foelgebrev" and "godkendelser" for the letters
    std::string file;                  // a path relative to the project's folder; empty: the installed `letter`
    std::string letter;                // path below templates/: "letters/foelgebrev.md"; empty when `file` says it
    std::vector<std::string> formats;  // "pdf", "docx", "xlsx"
    std::string stem;                  // "02-sundhedsaftale": names its files in the package
    model::Span where;                 // what asks for it
};

/// What must be built, numbered: cover letter, agreement, annexes as listed, approvals. Empty when an error says why
/// nothing can be submitted (`submit-project…`).
std::vector<NeededDocument> needs(const model::Project& project, model::Diagnostics& diagnostics);

/// "02-sundhedsaftale": names the files of the second document.
std::string numbered_stem(std::size_t number, const std::string& id);
/// "cover-letter", "agreement", "annex", "approvals": the role as manifest.json has it.
const char* role_name(SubmissionRole role);
/// The formats in which a document of this role is enclosed.
std::vector<std::string> formats_of_role(std::string_view role);

struct SubmittedDocument {
    NeededDocument needed;
    const model::Metadata* metadata = nullptr;  // never null
    std::vector<model::OutputFile> files;       // in the formats needed; any path, the ending counts
    std::size_t page_count = 0;
    std::map<std::string, model::Span, std::less<>> places;  // of its front matter's values, by key
};

struct SubmissionInputs {
    const model::Project* project = nullptr;      // never null
    std::vector<SubmittedDocument> documents;     // those of `needs`, in its order
    const model::DataTable* approvals = nullptr;  // null: the project has none
    const model::Messages* words = nullptr;       // never null: every text of the agreement's language
    bool draft = false;                           // marks the package, and lets what is incomplete pass as warnings
    model::Date today;                            // approvals after this day have not been given yet
    std::string program;                          // "aftale 1.0.0"
};

struct Submission {
    std::string archive;                   // "submission/sundhedsaftale-v1.0.zip"; empty when nothing was made
    std::vector<model::OutputFile> files;  // the archive and everything in it loose, below submission/
};

/// Says all that keeps the package from being sent: who has not approved this version, statuses that are no final ones,
/// a letter that does not fit the agreement. Errors, or warnings for a draft. Documents that could not be made may lack
/// their metadata.
void check_completeness(const SubmissionInputs& inputs, model::Diagnostics& diagnostics);

/// Closes the package. Refuses, with diagnostics that name who and what is missing, when a party has not approved this
/// version or the letter does not fit the agreement; then `files` is empty.
Submission submit(const SubmissionInputs& inputs, model::Diagnostics& diagnostics);

/// The table `bilag` that cover letters merge: nr, titel, version, fil, format, sider, one row for each enclosed document. The
/// letter itself is left out if it is among `documents`.
model::DataTable enclosures(const std::vector<SubmittedDocument>& documents);

/// The table `pakken` that letters merge, one row of texts in the catalogue's language: version, parter, kommuner,
/// godkendte and mangler (how many), seneste (the day of the last approval that counts), valgperiode, aftaleperiode,
/// ikrafttraedelse, of the agreement itself; kladde ("ja" or "nej").
model::DataTable package_facts(const model::Metadata& agreement, const model::DataTable* approvals, bool draft,
                               model::Date today, const model::Messages& words);

/// The table `parternes-godkendelser`: one row for each party of the agreement, in its order, with the decision that
/// counts, in the columns part, organ, dato, beslutning, version of `approvals`; a party without one has the words
/// `submit.no-approval` as its decision.
model::DataTable approvals_overview(const model::Metadata& agreement, const model::DataTable& approvals,
                                    const model::Messages& words);

/// A letter with the agreement's language, version, status and rule set written into its front matter, and with who
/// sends what to whom (`afsender`, `modtager`, `bilag`), for the keys that it does not give itself. `date` is the
/// letter's own. Meant for the installed letters.
std::string with_agreement_data(std::string_view letter, const model::Metadata& agreement,
                                const model::Project& project, const std::vector<NeededDocument>& needed,
                                model::Date date);

/// A party whose approval of `version` cannot be found, and why.
struct MissingApproval {
    enum class Reason { no_row, not_approved, no_date, in_future, before_period, no_version, other_version };
    std::string party;
    Reason reason = Reason::no_row;
    std::string said;   // the decision, the version or the day that stands there
    model::Span where;  // the row, when there is one
};
/// The parties among `agreement.parties` that have not approved the agreement's version. A later row of a party stands
/// for its earlier ones; only the decision "godkendt" counts, with a version and a date no later than `today` and not
/// before the agreement's election period.
std::vector<MissingApproval> missing_approvals(const model::Metadata& agreement, const model::DataTable& approvals,
                                               model::Date today);
/// The day of the last approval that counts.
std::optional<model::Date> last_approval(const model::Metadata& agreement, const model::DataTable& approvals,
                                         model::Date today);

}  // namespace package
