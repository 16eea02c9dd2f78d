// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

#include "model/diagnostic.h"
#include "model/messages.h"
#include "model/source.h"

namespace cli {

/// `file:line:column: error[rule]: message`, the source line with a caret, and the hint, for each problem.
/// `colour`: with ANSI escapes.
std::string report_human(const model::Diagnostics&, const model::Sources&, const model::Messages&, bool colour);
/// An array of objects: file, line, column, endLine, endColumn, severity, rule, message, hint. Columns in code points.
std::string report_json(const model::Diagnostics&, const model::Sources&, const model::Messages&);
/// SARIF 2.1.0 with one run; columnKind unicodeCodePoints.
std::string report_sarif(const model::Diagnostics&, const model::Sources&, const model::Messages&,
                         const std::string& program_version);
/// "2 errors, 1 warning" in the messages' language.
std::string summary(const model::Diagnostics&, const model::Messages&);

}  // namespace cli
