// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>

#include "cli/options.h"
#include "model/diagnostic.h"
#include "model/messages.h"
#include "model/output.h"
#include "model/source.h"

namespace cli {

/// `file:line:column: error[rule]: message`, the source line with a caret, and the hint, for each problem.
/// `colour`: with ANSI escapes.
/// Words from outside as a terminal may be given them: control characters, line breaks and signs that turn the direction
/// of writing become their names ("<U+001B>"), bytes that are no UTF-8 too.
std::string visible(std::string_view text);

std::string report_human(const model::Diagnostics&, const model::Sources&, const model::Messages&, bool colour);
/// An array of objects: file, line, column, endLine, endColumn, severity, rule, message, hint. Columns in code points.
std::string report_json(const model::Diagnostics&, const model::Sources&, const model::Messages&);
/// SARIF 2.1.0 with one run; columnKind unicodeCodePoints.
std::string report_sarif(const model::Diagnostics&, const model::Sources&, const model::Messages&,
                         const std::string& program_version);
/// What the user is shown of the problems: errors and warnings; `check` and --verbose show to-dos and notes as well,
/// --quiet errors alone.
model::Diagnostics worth_saying(const model::Diagnostics& problems, const Options& options);
/// What the world refused, in the messages' language; in Danish and English when the catalogues are what is missing.
std::string words_of(const model::WorldError& error, const model::Messages& messages);
/// "2 errors, 1 warning" in the messages' language.
std::string summary(const model::Diagnostics&, const model::Messages&);

}  // namespace cli
