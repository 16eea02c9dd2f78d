// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"

namespace cli {

/// `form KIND`: a Word file to be filled in, OUT/forms/KIND.docx.
std::optional<UsageError> make_form(Session& session, const model::Messages& messages, std::vector<std::string>& lines);

/// `new KIND ID`: the beginning of a source, ID.md in the project's folder. Never over a file that exists.
std::optional<UsageError> begin_document(Session& session, const model::Messages& messages, std::vector<std::string>& lines);

/// `import FILE.docx …`: a source from each filled-in form, beside the current folder's other files or where -o says;
/// with --dry-run on standard output only.
std::optional<UsageError> import_forms(Session& session, const model::Messages& messages, std::vector<std::string>& lines);

}  // namespace cli
